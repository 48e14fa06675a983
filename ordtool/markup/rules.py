"""What a look means: a rule says which looks and brackets a run must have to be struck or inserted, and the closest one wins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ordtool.source import Axis, Look, State


class Where(StrEnum):
    """Where a rule holds: in the whole text, or in the code that a bill quotes after a directory clause."""

    EVERYWHERE = "everywhere"
    AMENDED = "amended"


@dataclass(frozen=True, slots=True)
class Rule:
    """A run with all `looks`, none of `without` and inside `brackets` ("[", "((" or "") is `state`.

    `colour` is a hue ("red"); `legend` says that the text's own note taught the rule.
    """

    state: State
    looks: frozenset[Look] = frozenset()
    without: frozenset[Look] = frozenset()
    brackets: str = ""
    axis: Axis = Axis.LAW
    where: Where = Where.EVERYWHERE
    colour: str = ""
    legend: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """All the looks that a stretch of text has at once, and the hues of its colours."""

    looks: frozenset[Look]
    hues: frozenset[str] = frozenset()


# A font is a hint: a print that has lost its fonts is still struck and underlined.
_HINTS = frozenset((Look.SANS,))
# A double line is a line to a house that knows only single ones.
_SINGLE = {Look.DOUBLE_UNDERLINE: Look.UNDERLINE, Look.DOUBLE_STRIKE: Look.STRIKE}
STRIKES = frozenset((Look.STRIKE, Look.DOUBLE_STRIKE))
UNDERLINES = frozenset((Look.UNDERLINE, Look.DOUBLE_UNDERLINE))
STRUCK = Rule(State.STRUCK, frozenset((Look.STRIKE,)))


def choose(rules: Iterable[Rule], setting: Setting) -> Rule | None:
    """The rule without brackets that fits a setting most closely; None where none fits."""
    plain = [rule for rule in rules if not rule.brackets]
    named = frozenset[Look]().union(*(rule.looks for rule in plain))
    found = _closest(plain, _single(setting, setting.looks & named))
    return found or _closest(plain, _single(setting, frozenset()))


def _single(setting: Setting, named: frozenset[Look]) -> Setting:
    """The setting with its double lines as single ones but for those that rules name."""
    if not setting.looks & _SINGLE.keys():
        return setting
    return Setting(
        frozenset(look if look in named else _SINGLE.get(look, look) for look in setting.looks), setting.hues
    )


def _closest(rules: Iterable[Rule], setting: Setting) -> Rule | None:
    fitting = [rule for rule in rules if fits(rule, setting)]
    return max(fitting, key=lambda rule: _weight(rule, setting), default=None)


def fits(rule: Rule, setting: Setting) -> bool:
    """Whether a setting has what a rule asks for."""
    if rule.colour and rule.colour not in setting.hues:
        return False
    return rule.looks - _HINTS <= setting.looks and not rule.without & setting.looks


def _weight(rule: Rule, setting: Setting) -> int:
    hard = 4 * len(rule.looks - _HINTS) + 2 * bool(rule.colour) + 2 * (rule.state is State.STRUCK)
    return hard + len(rule.looks & _HINTS & setting.looks)

"""Signs and brackets to runs: the closest rule for each setting, emphasis left out, runs put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ordtool.markup.brackets import editorial, pairs
from ordtool.markup.emphasis import Page, changes, doubtful
from ordtool.markup.inks import as_struck
from ordtool.markup.joining import Run, joined, numbered, without
from ordtool.markup.regions import Regions
from ordtool.markup.rules import STRIKES, STRUCK, UNDERLINES, Rule, Where, choose
from ordtool.markup.settings import Stretch, near, stretches
from ordtool.markup.struck_brackets import bracketed, looks
from ordtool.source import Axis, Look, Sign, Span, State

_PAIRING = (Look.BOLD, Look.ITALIC, Look.COLOUR)
_PAIRED = 0.3
_PAIRS = 2


@dataclass(frozen=True, slots=True)
class Base:
    """What is resolved: the text, its paragraphs and regions, its signs, and where its legends stand."""

    text: str
    paragraphs: Sequence[Span]
    regions: Regions
    signs: Sequence[Sign]
    legends: Sequence[Span]


@dataclass(slots=True)
class Resolved:
    """The runs that are struck or inserted; underlined runs that nothing explains; a look that was guessed; lone brackets;

    the brackets around what is struck (`devices`).
    """

    runs: list[Run] = field(default_factory=list)
    doubtful: list[Span] = field(default_factory=list)
    guessed: Look | None = None
    lone: list[int] = field(default_factory=list)
    devices: list[Span] = field(default_factory=list)


def resolve(base: Base, rules: Sequence[Rule], *, sure: bool) -> Resolved:
    """Read a base text by rules; `sure` if a house or legend stands behind them, else underlines need another witness."""
    rules = [*rules, STRUCK]
    result = Resolved()
    cut = _stretches(base, rules, more=not sure)
    if not sure and (guess := _guess(base, cut, rules)):
        rules, result.guessed = [*rules, Rule(State.INSERTED, frozenset((guess,)))], guess
    runs = _drawn(base, cut, rules, sure=sure)
    found = looks(cut, typeset=bool(base.signs))
    fresh = [run.span for run in runs if run.state is State.INSERTED]
    taken = bracketed(
        base.text, _bracket_rules(base, rules, fresh, sure=sure), regions=base.regions, found=found, inserted=fresh
    )
    taken.struck = [pair for pair in taken.struck if not near(base.legends, pair[0])]
    result.lone = taken.lone
    result.devices = [device for span, rule in taken.struck for device in _devices(span, len(rule.brackets))]
    holes = [span for span, _ in taken.struck]
    runs = [Run(part, run.state, run.axis) for run in runs for part in without(run.span, near(holes, run.span))]
    struck = [*(run for run in runs if run.state is State.STRUCK)]
    struck += [Run(span, State.STRUCK, rule.axis, drawn=False) for span, rule in taken.struck]
    _insert(base, result, sorted(struck), [run for run in runs if run.state is State.INSERTED], sure=sure)
    return result


def _stretches(base: Base, rules: Sequence[Rule], *, more: bool) -> list[Stretch]:
    wanted = frozenset(look for rule in rules for look in (*rule.looks, *rule.without)) | STRIKES | UNDERLINES
    wanted |= frozenset(_PAIRING) if more else frozenset()
    return [
        stretch
        for stretch in stretches(base.signs, wanted)
        if not near(base.legends, stretch.span) and base.text[stretch.span.start : stretch.span.end].strip()
    ]


def _drawn(base: Base, cut: Sequence[Stretch], rules: Sequence[Rule], *, sure: bool) -> list[Run]:
    """The runs that looks alone make, in order."""
    chosen = {setting: choose(rules, setting) for setting in {stretch.setting for stretch in cut}}
    doubles = not sure and any(Look.UNDERLINE in setting.looks for setting in chosen)
    runs: list[Run] = []
    for stretch in cut:
        rule = chosen[stretch.setting]
        if rule is None or (rule.where is Where.AMENDED and not base.regions.quotes(stretch.span.start)):
            continue
        # Two kinds of underline in one text: the double one is the later hand.
        later = doubles and Look.DOUBLE_UNDERLINE in stretch.setting.looks and Look.DOUBLE_UNDERLINE not in rule.looks
        runs.append(Run(stretch.span, rule.state, Axis.DRAFT if later else rule.axis))
    return joined(base.text, runs)


def _bracket_rules(base: Base, rules: Sequence[Rule], fresh: Sequence[Span], *, sure: bool) -> list[Rule]:
    """The rules of brackets. Where words are struck by a line a bracket alone strikes nothing, unless house or legend say so;

    nor does it in a file that shows type and sets no new words beside its brackets: contracts are full of brackets.
    """
    strikes = any(sign.look in STRIKES for sign in base.signs)
    weak = not sure and (strikes or (bool(base.signs) and not _answered(base, fresh)))
    return [rule for rule in rules if rule.brackets and not (weak and not rule.looks and not rule.legend)]


def _devices(pair: Span, width: int) -> Iterator[Span]:
    """The brackets of a struck pair; a bracket that is itself struck is a word of the law."""
    if len(pair) > 2 * width:
        yield Span(pair.start, pair.start + width)
        yield Span(pair.end - width, pair.end)


def _answered(base: Base, fresh: Sequence[Span]) -> bool:
    """Whether new words stand beside so many square brackets of the quoted code that brackets must be what they replace."""
    found = [pair for region in base.regions.quoted for pair in pairs(base.text, region, "[").outer]
    found = [pair for pair in found if not editorial(base.text, pair)]
    starts, ends = {span.start for span in fresh}, {_skip(base.text, span.end) for span in fresh}
    beside = sum(_skip(base.text, pair.end) in starts or pair.start in ends for pair in found)
    return bool(beside) and beside >= _PAIRED * len(found)


def _guess(base: Base, cut: Sequence[Stretch], rules: Sequence[Rule]) -> Look | None:
    """A look that stands beside struck words so often that it must be what is new, where nothing is underlined."""
    seen = {look for stretch in cut for look in stretch.setting.looks}
    if not seen & STRIKES or seen & UNDERLINES or any(rule.state is State.INSERTED and rule.legend for rule in rules):
        return None
    struck = [stretch.span for stretch in cut if stretch.setting.looks & STRIKES]
    for look in _PAIRING:
        beside = [s.span for s in cut if look in s.setting.looks and not s.setting.looks & STRIKES]
        starts = {_skip(base.text, span.end) for span in struck}
        pairs = sum(span.start in starts or _skip(base.text, span.start) in starts for span in beside)
        if pairs >= _PAIRS and pairs >= _PAIRED * len(struck):
            return look
    return None


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def _insert(base: Base, result: Resolved, struck: list[Run], fresh: list[Run], *, sure: bool) -> None:
    """Put what is struck and what is new into the result, each new run only if it is no emphasis."""
    page = Page(base.text, base.paragraphs, base.regions, [run.span for run in struck], as_struck(base.signs))
    kept: list[Run] = []
    for axis in Axis:
        spans = [run.span for run in fresh if run.axis is axis]
        kept += [Run(span, State.INSERTED, axis) for span in changes(page, spans, everywhere=axis is Axis.DRAFT)]
    witnessed = sure or bool(struck) or any(base.regions.quotes(run.span.start) for run in kept)
    if not witnessed:
        result.doubtful = doubtful(page, [run.span for run in sorted(kept)])
        kept = []
    result.runs = numbered(base.text, base.paragraphs, joined(base.text, [*struck, *kept]))

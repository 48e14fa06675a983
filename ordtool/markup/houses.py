"""House styles: one .toml each under `house_styles/`, read without pydantic because every review of a bill reads them.

An unknown key, look or state is a `DataError` that names the file, the key and the nearest right word; a test reads all.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from ordtool.errors import DataError, UsageError
from ordtool.markup.rules import Rule, Where
from ordtool.source import Axis, Look, State

GENERIC = "generic"
_BRACKETS = ("", "[", "((")
_HUES = ("", "red", "green", "blue", "yellow", "purple")
_SIGHTS = {
    "legend": "its note on how it marks changes",
    "formula": "its enacting clause",
    "furniture": "its running heads",
}
_WORTH = {"legend": 3, "formula": 2, "furniture": 1}
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class HouseRule:
    """A rule of a house, with what shows it: pairs of words as set and as read, and words that it must leave alone.

    `when` are phrases of which the text must hold one: California prints a bill's own changes once it is "amended in Senate".
    """

    rule: Rule
    when: tuple[str, ...]
    examples: tuple[tuple[str, str], ...]
    near_misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class House:
    """How a house prints what its bills change; `recognised` are phrases by where they stand (legend, formula, furniture)."""

    name: str
    title: str
    source: str
    says: str
    recognised: Mapping[str, tuple[str, ...]]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]
    rules: tuple[HouseRule, ...]

    def active(self, text: str) -> tuple[Rule, ...]:
        """The rules that hold for a text (`plain` words); one with a `when` that is met goes before its like without."""
        chosen: dict[tuple[State, frozenset[Look], str], Rule] = {}
        for rule in sorted(self.rules, key=lambda rule: not rule.when):
            if not rule.when or any(phrase in text for phrase in rule.when):
                chosen.setdefault((rule.rule.state, rule.rule.looks, rule.rule.brackets), rule.rule)
        return tuple(chosen.values())


def plain(words: str) -> str:
    """Words as phrases are compared: small letters, single blanks, straight quotation marks."""
    return _BLANKS.sub(" ", words).translate({8217: 39, 8216: 39, 8220: 34, 8221: 34}).lower()


def names() -> tuple[str, ...]:
    """The names of all house styles."""
    return tuple(sorted(file.name.removesuffix(".toml") for file in _files()))


def _files() -> Iterable[Traversable]:
    return (file for file in files("ordtool.house_styles").iterdir() if file.name.endswith(".toml"))


def house_style(name: str) -> House:
    """A house style by its name. Raises UsageError where there is none, DataError for a wrong file."""
    if name not in names():
        raise UsageError(f"There is no house style “{name}”; {_nearest(name, names())}")
    return _read(name)


@cache
def _read(name: str) -> House:
    return parse(f"{name}.toml", (files("ordtool.house_styles") / f"{name}.toml").read_text(encoding="utf-8"))


def recognise(text: str, *, margins: str, notes: str) -> tuple[House | None, str]:
    """The house that a text comes from, and by what it was recognised; all three are `plain` words.

    `margins` is the furniture, `notes` the legends. A note weighs more than an enacting clause, that more than running heads.
    """
    sights = {"legend": f"{notes} {margins}", "formula": text, "furniture": f"{margins} {text}"}
    best: tuple[int, House | None, str] = (0, None, "")
    for name in names():
        found = _read(name)
        seen = [kind for kind, words in sights.items() if any(phrase in words for phrase in found.recognised[kind])]
        worth = sum(_WORTH[kind] for kind in seen)
        if worth > best[0]:
            best = (worth, found, _SIGHTS[seen[0]])
    return best[1], best[2]


# --- reading ---


def parse(file: str, words: str) -> House:
    """A house style from TOML. Raises DataError that names file, key and remedy."""
    try:
        raw = tomllib.loads(words)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{file}: not valid TOML: {error}. Correct the file and run again.") from error
    _known(file, raw, ("title", "source", "says", "recognised", "rules"), "")
    known = _table(file, raw, "recognised")
    _known(file, known, (*_SIGHTS, "examples", "near_misses"), "recognised.")
    rules = raw.get("rules", [])
    if not isinstance(rules, list):
        raise DataError(f"{file}: key “rules” is a list of tables: write [[rules]].")
    return House(
        name=file.removesuffix(".toml"),
        title=_text(file, raw, "title"),
        source=_text(file, raw, "source"),
        says=_text(file, raw, "says"),
        recognised={kind: tuple(plain(phrase) for phrase in _texts(file, known, kind)) for kind in _SIGHTS},
        examples=_texts(file, known, "examples"),
        near_misses=_texts(file, known, "near_misses"),
        rules=tuple(_rule(file, rule) for rule in rules),
    )


_RULE = (*(field.name for field in fields(Rule) if field.name != "legend"), "when", "examples", "near_misses")


def _rule(file: str, raw: Mapping[str, object]) -> HouseRule:
    _known(file, raw, _RULE, "rules.")
    pairs = raw.get("examples", [])
    if not isinstance(pairs, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise DataError(f"{file}: key “rules.examples” is a list of pairs: words as set, words as read.")
    rule = Rule(
        state=State(_one(file, raw, "state", ("struck", "inserted"))),
        looks=_looks(file, raw, "looks"),
        without=_looks(file, raw, "without"),
        brackets=_one(file, raw, "brackets", _BRACKETS, ""),
        axis=Axis(_one(file, raw, "axis", tuple(Axis), "law")),
        where=Where(_one(file, raw, "where", tuple(Where), "everywhere")),
        colour=_one(file, raw, "colour", _HUES, ""),
    )
    when = tuple(plain(phrase) for phrase in _texts(file, raw, "when"))
    return HouseRule(rule, when, tuple((str(a), str(b)) for a, b in pairs), _texts(file, raw, "near_misses"))


def _looks(file: str, raw: Mapping[str, object], key: str) -> frozenset[Look]:
    right = tuple(look.value for look in Look)
    for look in _texts(file, raw, key):
        _right(file, key, look, right)
    return frozenset(Look(look) for look in _texts(file, raw, key))


_Word = TypeVar("_Word", bound=str)


def _one(file: str, raw: Mapping[str, object], key: str, right: Sequence[_Word], default: str | None = None) -> str:
    value = raw.get(key, default)
    _right(file, key, str(value), right)
    return str(value)


def _right(file: str, key: str, word: str, right: Sequence[str]) -> None:
    if word not in right:
        raise DataError(f"{file}: key “rules.{key}”: “{word}”; {_nearest(word, [r for r in right if r])}")


def _known(file: str, raw: Mapping[str, object], keys: Sequence[str], where: str) -> None:
    for key in raw:
        if key not in keys:
            raise DataError(f"{file}: unknown key “{where}{key}”; {_nearest(key, keys)}")


def _text(file: str, raw: Mapping[str, object], key: str) -> str:
    value = raw.get(key)
    if not isinstance(value, str) or not value.strip():
        raise DataError(f"{file}: key “{key}” is missing or no text; say it as docs/house-styles.md does.")
    return value


def _texts(file: str, raw: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = raw.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise DataError(f"{file}: key “{key}” is a list of texts.")
    return tuple(value)


def _table(file: str, raw: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = raw.get(key, {})
    if not isinstance(value, dict):
        raise DataError(f"{file}: key “{key}” is a table: write [{key}].")
    return value


def _nearest(word: str, words: Iterable[str]) -> str:
    choices = sorted(words)
    close = get_close_matches(word, choices, n=1, cutoff=0.5)
    return f"did you mean “{close[0]}”?" if close else f"one of: {', '.join(choices)}."

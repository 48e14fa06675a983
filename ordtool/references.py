"""Cross-references: how American law points at its own sections, and at other law.

Grammar only: nothing here knows a document. What must be understood (see tests/test_references.py):

    section 5.04.010(a)(1)   § 14-188   Secs. 3 to 5   sections 3(b) and 7(a), (c)   §§ 10-62, 10-64 through 10-66
    subsection (b) of this section   subdivision e   paragraph (2) of subdivision b of section 14-210
    item 4   clauses (i) to (iii)   article III   chapter 5.04
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ordtool.source import Span

_LEVELS = {
    "sec": "section", "secs": "section", "§": "section", "§§": "section",
    "div": "division", "art": "article", "ch": "chapter", "para": "paragraph", "subd": "subdivision",
}  # fmt: skip
_DIVISIONS = frozenset(("article", "chapter", "title", "part", "division", "subchapter"))


@dataclass(frozen=True, slots=True)
class Target:
    """One place that is pointed at: "5.04.010(a)(1)" has the number "5.04.010" and the steps ("a", "1").

    `through` says that it ends a range that the target before it begins.
    """

    span: Span
    number: str
    steps: tuple[str, ...]
    through: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer in a text: `level` is its word in the singular ("section", "paragraph", "article").

    `within` is the place that it counts in: "subdivision b of section 14-210" is within that section; `here` names the level
    of "of this section", "" for none; `outside` says that it points at other law ("of title 18, United States Code").
    """

    span: Span
    level: str
    targets: tuple[Target, ...]
    within: Reference | None = None
    here: str = ""
    outside: bool = False

    @property
    def of_division(self) -> bool:
        """Whether it points at an article, a chapter or the like."""
        return self.level in _DIVISIONS


def references(text: str, start: int = 0, end: int | None = None) -> list[Reference]:
    """The references that begin in a stretch of a text, in order; one within another is not said twice."""
    stop = len(text) if end is None else end
    found: list[Reference] = []
    at = start
    while hit := _grammar().search(text, at, stop):
        reference = _read(text, hit, stop)
        found.append(reference)
        at = max(hit.end(), (reference.within or reference).span.end)
    return found


def _read(text: str, hit: re.Match[str], stop: int) -> Reference:
    targets = tuple(_targets(text, hit))
    level = _level(hit["word"])
    tail = _tail().match(text, hit.end(), stop)
    if tail is None:
        return Reference(Span(hit.start(), hit.end()), level, targets, outside=_foreign(text, hit, stop))
    if tail["here"]:
        return Reference(Span(hit.start(), tail.end()), level, targets, here=_level(tail["here"]))
    inner = _grammar().match(text, tail.end(), stop)
    if inner is None:
        return Reference(Span(hit.start(), hit.end()), level, targets, outside=True)
    within = _read(text, inner, stop)
    return Reference(Span(hit.start(), within.span.end), level, targets, within, outside=within.outside)


def _targets(text: str, hit: re.Match[str]) -> Iterator[Target]:
    through = False
    for part in _part().finditer(text, hit.start("list"), hit.end("list")):
        if part["joint"]:
            through = part["joint"].strip().lower() in ("to", "through", "–", "—", "-")
            continue
        steps = tuple(step.lower() for step in re.findall(r"\(([^()]*)\)", part["steps"]))
        number = part["number"].rstrip(".:-–").lower()
        yield Target(Span(part.start(), part.end()), number, steps, through)
        through = False


def _level(word: str) -> str:
    low = word.lower().rstrip(".").strip()
    return _LEVELS.get(low) or _LEVELS.get(low.rstrip("s")) or low.rstrip("s")


def _foreign(text: str, hit: re.Match[str], stop: int) -> bool:
    """Whether a reference without a place says that it is of other law: "18 U.S.C. § 2510", "section 4 of the Act"."""
    before = text[max(0, hit.start() - 24) : hit.start()]
    return bool(_before().search(before) or _other_law().match(text, hit.end(), stop))


_NUMBER = r"\d+[A-Za-z]{0,2}(?:[-.:–][0-9]+[A-Za-z]{0,3})*(?:-[a-z](?![A-Za-z]))?"
_STEPS = r"(?:\([0-9A-Za-z.-]{1,5}\))*"
_WORDS = (
    r"§§?|secs?\.|(?:sub)?sections?|sub(?:division|paragraph|chapter|clause)s?|subd\.|paragraphs?|clauses?|items?|articles?"
    r"|chapters?|divisions?|titles?|parts?"
)


@cache
def _grammar() -> re.Pattern[str]:
    """A word and the places behind it."""
    roman = r"(?:[IVXLC]+|[ivxlc]+|[a-zA-Z])(?![\w’'-])(?!\.\w)"
    one = rf"(?:{_NUMBER}{_STEPS}|(?:\([0-9A-Za-z.-]{{1,5}}\))+|{roman}{_STEPS})"
    joint = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|to|through)\s+|\s*[–—]\s*)"
    more = rf"(?![Aa](?![\w(])){one}"  # "section 3, a person": no list goes on with its first letter
    return re.compile(rf"(?<![\w-])(?P<word>(?i:{_WORDS}))(?![A-Za-z])\s*(?P<list>{one}(?:{joint}{more})*)(?!\w)")


@cache
def _part() -> re.Pattern[str]:
    joint = r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|to|through)\s+|\s*[–—]\s*"
    return re.compile(
        rf"(?P<joint>{joint})|(?P<number>{_NUMBER}|[IVXLCivxlc]+(?!\w)|[a-zA-Z](?!\w)|(?=\())(?P<steps>{_STEPS})"
    )


@cache
def _tail() -> re.Pattern[str]:
    """What says within which place a reference counts; either a word of this place or another reference follows."""
    return re.compile(
        rf",?\s+of\s+(?:(?:this|that|such|said|the\s+same)\s+(?P<here>(?i:{_WORDS}))(?!\s*[\d(])|(?=(?i:{_WORDS})\s*[\dIVX(a-z]))"
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(r"(?:U\.\s?S\.\s?C\.(?:\s?A\.)?|C\.\s?F\.\s?R\.|Stat\.|Code(?:\s+Ann\.)?|c\.\s?\d+\w?,)\s*$")


@cache
def _other_law() -> re.Pattern[str]:
    return re.compile(
        r",?\s+of\s+(?:the|title|public)\s+(?!same\b)(?:[\w’'.-]+\s+){0,6}?(?:act|code|law|constitution|charter|statutes?|title|laws)\b",
        re.IGNORECASE,
    )

"""Enumerators of American law: how they look at the start of a paragraph, what they may count as, what follows what.

Grammar only: nothing here knows a document. Whether `(i)` is a letter or a roman numeral is not decided here;
`readings` gives every possible rank and the outline settles it by the series.

Samples that must be understood (see tests/test_numbering.py):

    sections      Sec. 10-61.   § 14-188   § 2.   §2.   SECTION 1.   Section 3:   Secs. 10-43-10-60.
                  5.04.010   15.2-1723.2.   181A.823.   8401B.
    divisions     ARTICLE III.   Article III   CHAPTER 5   DIVISION 1.   Title 14   PART A
    enumerators   a.   (1)   (iv)   A.   (a)(1)   1. (a)   c-1.   (2a)   (1A)   (bb)   (a-5)   (i-I)   1)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Series(StrEnum):
    """What an enumerator may be counting with."""

    DIGIT = "digit"
    LOWER = "lower"
    UPPER = "upper"
    LOWER_ROMAN = "lower roman"
    UPPER_ROMAN = "upper roman"


class Dress(StrEnum):
    """What stands around an enumerator."""

    PAREN = "(a)"
    DOT = "a."
    HALF = "a)"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to count an enumerator: the series, the place in it, and the place of an inserted one ("c-1": 3, 1)."""

    series: Series
    rank: int
    inserted: int = 0


@dataclass(frozen=True, slots=True)
class Enumerator:
    """An enumerator as it stands in a text: `text` is "(a)", `value` is "a"; `start` and `end` are offsets."""

    text: str
    value: str
    dress: Dress
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SectionMark:
    """The number of a section or division at the start of a line.

    `word` is "Sec.", "§", "SECTION", "Article" … or "" for a bare number; `number` is "10-61"; `label` is what stands
    there without its closing full stop ("Sec. 10-61"); `end` is where the words after the number begin.
    """

    word: str
    number: str
    label: str
    start: int
    end: int


_BLANK = r"[ \t\xa0\u2002-\u200a]"
_LINE_END = r"(?= [\s] | \Z )"

ENUMERATOR = re.compile(
    rf"""
    \( (?P<in_paren>
          [0-9]{{1,3}}[a-zA-Z]?             # (1) (2a) (1A)
        | [a-z]{{1,6}} | [A-Z]{{1,6}}       # (a) (bb) (xviii)
        | [a-zA-Z]{{1,4}}[-.][0-9A-Z]{{1,3}} # (a-5) (a.1) (i-I)
        | [0-9]{{1,3}}[-.][0-9a-z]{{1,2}}   # (1-a)
        | [A-Z]{{1,2}}-[ivx]{{1,3}}         # (A-i), between (A) and (B)
    ) \.? \)
  | (?P<in_half> [0-9]{{1,3}} | [a-zA-Z] | [ivx]{{2,5}} ) \) {_LINE_END}
  | (?P<in_dot>
          [0-9]{{1,3}}[a-z]?
        | [a-z]{{1,2}} | [ivxl]{{2,6}}
        | [A-Z]{{1,2}} | [IVXL]{{2,6}}
        | [a-zA-Z0-9]{{1,3}}-[0-9a-zA-Z]{{1,2}} # c-1.  9-A.
    ) \. (?= [\s(“"] | \Z )
    """,
    re.VERBOSE,
)
"""One enumerator at a position; whether it may stand there is the caller's question."""

_NUMBER = r"[0-9]+[A-Za-z]{0,3}(?:[-.:–‑][0-9]+[A-Za-z]{0,3}|-[a-z]{1,2}(?![A-Za-z]))*"
_DASH = r"(?:[ \t\xa0]?[–—-]+(?=\s|[A-Z“\"]))?"

SECTION = re.compile(
    rf"""
    (?P<label>
        (?P<word> §\s?§? | (?i:sections?|secs?\.?|sect\.) )
        {_BLANK}*
        (?P<number> (?: (?i:one)\b | {_NUMBER} (?: (?: \s?[–—-]\s? | {_BLANK}(?:to|through){_BLANK} ) {_NUMBER} )? ) | -[0-9]+ )
    )
    (?P<close> {_BLANK}? [.:;]? {_DASH} ) (?= [\s(“"A-Z\[] | \Z )
    """,
    re.VERBOSE,
)
"""A section number with its word; "§   -3" is a section of a new chapter whose number is still blank."""

BARE_SECTION = re.compile(
    rf"""
    (?P<label> (?P<word>)
        (?P<number>
            (?: [0-9]{{1,2}}[A-Z]?: (?=[0-9A-Z]+-) )?                            # New Jersey's 2C:33-4
            [0-9]{{1,4}}[A-Za-z]{{0,2}} (?: [-.–‑][0-9]+[A-Za-z]{{0,3}} ){{1,7}}   # 5.04.010  15.2-1723.2  181A.823
          | (?!(?:19|20)[0-9][0-9]\.) [0-9]{{4}}[A-Z]? (?=\.)                      # 8401B.
        )
    )
    (?P<close> (?: \.? | : (?={_BLANK}+[A-Z]{{3}}) ) (?:{_BLANK}?[–—-]+(?=\s))? )
    (?= {_BLANK}+ [(“"A-Z\[] | {_BLANK}* (?:\n|\Z) | [A-Z] )
    """,
    re.VERBOSE,
)
"""A codified section number without a word ("5.04.010 Purpose", "181A.823. (1)")."""

DIVISION = re.compile(
    rf"""
    (?P<label>
        (?P<word> (?i:subtitle|title|subchapter|chapter|article|subdivision|division|subpart|part) )
        {_BLANK}+
        (?P<number>
            [0-9]+[A-Za-z]?(?:[-.][0-9A-Za-z]+)* | [IVXLC]+(?:-[A-Z0-9]+)? | [A-Z]{{1,2}}
          | (?i:one|two|three|four|five|six|seven|eight|nine|ten)
        )
    )
    (?P<close> {_BLANK}? [.:]? (?:{_BLANK}?[–—-]+)? ) {_LINE_END}
    """,
    re.VERBOSE,
)
"""The number of an article, chapter, title …"""

_ROMAN = re.compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_LETTERS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ROMAN_VALUE = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_INSERTED = re.compile(
    r"(?P<stem>[0-9]{1,3}|[a-zA-Z]{1,4})(?:[-.](?P<tail>[0-9]{1,3}|[a-zA-Z]{1,3})|(?P<glued>(?<=[0-9])[a-zA-Z]))"
)


def roman(value: str) -> int | None:
    """The number that a lower-case roman numeral writes, None if it writes none."""
    if not _ROMAN.fullmatch(value):
        return None
    digits = [_ROMAN_VALUE[letter] for letter in value]
    return sum(-d if d < after else d for d, after in zip(digits, [*digits[1:], 0], strict=True))


def letter(value: str) -> int | None:
    """The place of a lower-case letter in the alphabet; doubled letters go on after z ("bb" is 28)."""
    if not value or len(value) > 3 or value != value[0] * len(value) or not "a" <= value[0] <= "z":
        return None
    return ord(value[0]) - 96 + 26 * (len(value) - 1)


@lru_cache(maxsize=4096)
def readings(value: str) -> tuple[Reading, ...]:
    """Every way to count an enumerator's value, letters before romans; () where it is none."""
    if value.isascii() and value.isdigit():
        return (Reading(Series.DIGIT, int(value)),)
    inserted = _INSERTED.fullmatch(value)
    if inserted:
        sub = _tail(inserted["tail"] or inserted["glued"])
        return tuple(Reading(r.series, r.rank, sub) for r in readings(inserted["stem"]) if sub)
    lower = value.islower()
    if not lower and not value.isupper():
        return ()
    plain, numeral = letter(value.lower()), roman(value.lower())
    found: list[Reading] = []
    if plain is not None:
        found.append(Reading(Series.LOWER if lower else Series.UPPER, plain))
    if numeral is not None:
        found.append(Reading(Series.LOWER_ROMAN if lower else Series.UPPER_ROMAN, numeral))
    return tuple(found)


def _tail(value: str) -> int:
    """The place of an inserted enumerator behind its stem; a lone letter counts as a letter, "i" and "I" as one."""
    if value.isdigit():
        return int(value)
    low = value.lower()
    return 1 if low == "i" else letter(low) or roman(low) or 0


def follows(before: Reading, after: Reading) -> bool:
    """Whether `after` is the next of the same series, or one inserted behind `before` ("c" then "c-1", "d")."""
    if before.series is not after.series:
        return False
    if after.inserted:
        return after.rank == before.rank and after.inserted > before.inserted
    return after.rank == before.rank + 1


def first(reading: Reading) -> bool:
    """Whether a series begins with this."""
    return reading.rank == 1 and reading.inserted == 0


def enumerator_at(text: str, start: int) -> Enumerator | None:
    """The enumerator that begins exactly at `start`, None if none does or its value counts as nothing."""
    match = ENUMERATOR.match(text, start)
    if match is None:
        return None
    dress = {"in_paren": Dress.PAREN, "in_half": Dress.HALF, "in_dot": Dress.DOT}[match.lastgroup or "in_dot"]
    value = match[match.lastgroup or "in_dot"]
    return Enumerator(match[0], value, dress, start, match.end()) if readings(value) else None


def enumerators_at(text: str, start: int) -> tuple[Enumerator, ...]:
    """The enumerators that stand one after the other from `start`: "(a)(1) Text" gives two."""
    found: list[Enumerator] = []
    while len(found) < 6:
        here = enumerator_at(text, start)
        if here is None:
            break
        found.append(here)
        start = here.end
        while start < len(text) and text[start] in " \t\xa0":
            start += 1
    return tuple(found)


def section_at(text: str, start: int) -> SectionMark | None:
    """The section number, with or without its word, that begins exactly at `start`."""
    return _mark(SECTION.match(text, start) or BARE_SECTION.match(text, start))


def division_at(text: str, start: int) -> SectionMark | None:
    """The number of an article, chapter or other division that begins exactly at `start`."""
    return _mark(DIVISION.match(text, start))


def _mark(match: re.Match[str] | None) -> SectionMark | None:
    if match is None:
        return None
    number = "1" if match["number"].lower() == "one" and match["word"].lower() == "section" else match["number"]
    return SectionMark(match["word"].strip(), number, match["label"], match.start(), match.end("close"))


def counted(series: Series, rank: int) -> str:
    """The enumerator at a place of a series, from 1: "b", "bb" (28), "iv", "12"."""
    if series is Series.DIGIT:
        return str(rank)
    if series in (Series.LOWER_ROMAN, Series.UPPER_ROMAN):
        word, rest = "", rank
        for worth, letters in _ROMAN_LETTERS:
            word += letters * (rest // worth)
            rest %= worth
        return word if series is Series.LOWER_ROMAN else word.upper()
    letters = chr(ord("a") + (rank - 1) % 26) * ((rank - 1) // 26 + 1)
    return letters if series is Series.LOWER else letters.upper()


def section_number(label: str) -> str:
    """The number in a section's label, in small letters: "5.04.030" of "§ 5.04.030."; "" for none."""
    hit = re.search(r"\d[\w.:–-]*", label)
    return hit[0].rstrip(".:–-").lower() if hit else ""

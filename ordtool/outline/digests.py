"""What stands beside a law and is none: a digest that says so itself, a sponsor's summary at the end, a drafter's slugs.

All three are told by what every such print has, whoever prints it: a sentence that the summary is no part of the measure; a
heading of that name after the last section, with words that speak of the bill from outside; initials, file numbers and dates
alone on the last lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ordtool.source import Line, Source

PRINTED = "printer's note"
_TOP = 200  # lines before which a digest ends, after which a closing summary begins
_NAMES = (
    r"(?:(?:bill|editor[’']s|sponsor[’']s|official|introducer[’']s|legislative\s+counsel[’']s)\s+)?"
    r"(?:summary|digest|synopsis|abstract|statement(?:\s+of\s+(?:fact|purpose|intent))?|explanatory\s+(?:note|statement))"
)
_HEADING = re.compile(rf"\W*{_NAMES}\W*", re.IGNORECASE)
_NO_PART = re.compile(
    rf"\b(?:{_NAMES}|note|explanation|description)\b[^.:;]{{0,120}}?\b(?:is|are|does|do|forms?|constitutes?)\s+(?:not|no)\s+"
    r"(?:(?:be|form|constitute|made|intended\s+(?:as|to\s+be))\s+)?(?:an?\s+)?part\s+of\s+(?:the|this|any|said)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\W*(?:a\s+bill\b|an?\s+(?:\w+\s+)?(?:act|ordinance|(?:joint\s+)?resolution|resolve|local\s+law|order)\b|be\s+it\s+(?:\w+\s+)?(?:enacted|ordained|resolved)"
    r"|whereas\b|relating\s+to\b|(?:section|sec\.|§)\s*(?:1|one)\b)",
    re.IGNORECASE,
)
_ENACTS = re.compile(
    r"\b(?:be\s+it|it\s+is|hereby)\s+(?:\w+\s+)?(?:enacted|ordained|resolved)\b|\bordains\b", re.IGNORECASE
)
_LABEL = re.compile(r"\W*(?:sections?|secs?\.|§+)\s*[0-9A-Z]", re.IGNORECASE)
_OF_THE_BILL = re.compile(
    r"(?:this|the)\s+(?:[a-z]+\s+){0,2}(?:bill|act|measure|resolve|resolution|ordinance|amendment|proposal|local\s+law)\b",
    re.IGNORECASE,
)
_TIME = r"\d{1,2}:\d{2}\s*(?:[ap]\.?(?:m\.?)?)?"
_DATED = re.compile(rf"\d{{1,2}}([/.-])\d{{1,3}}\1\d{{2,4}}(?:,?\s+{_TIME})?|{_TIME}", re.IGNORECASE)
_FILED = re.compile(
    r"[A-Z][A-Za-z]{0,5}\.?[\s-]?(?:#\s?|No\.\s?)?\d[\d-]{2,}(?:\.\d)?(?:\s*[/,&]\s*\d[\d-]{2,}(?:\.\d)?)*"
)
_SLUG = {
    "date": _DATED,
    "file": _FILED,
    "hands": re.compile(r"[A-Z]{2,4}(?:\s?/\s?[A-Za-z]{2,4}){1,3}"),
    "initials": re.compile(r"[A-Z]{2,4}|Session\s+\d+"),
}
_SLUGS = 12


def law_only(source: Source) -> Source:
    """The source with what stands beside the law marked as furniture; nothing is dropped."""
    lines = source.lines
    words = [at for at, line in enumerate(lines) if line.style != "furniture" and line.text.strip()]
    beside = {*_digest(lines, words[:_TOP]), *_closing(lines, words), *_slugs(lines, words[-_SLUGS:])}
    if not beside:
        return source
    marked = (
        replace(line, style="furniture", removed=PRINTED) if at in beside else line for at, line in enumerate(lines)
    )
    return replace(source, lines=tuple(marked))


def _digest(lines: Sequence[Line], words: Sequence[int]) -> Iterator[int]:
    """The lines of a digest before the law, from its heading to where the law begins."""
    starts: list[int] = []
    length = 0
    for at in words:
        starts.append(length)
        length += len(lines[at].text.strip()) + 1
    found = _NO_PART.search(" ".join(lines[at].text.strip() for at in words))
    if found is None:
        return
    first = max(place for place, start in enumerate(starts) if start <= found.start())
    last = max(place for place, start in enumerate(starts) if start < found.end())
    above = next((place for place in range(first, max(-1, first - 4), -1) if _heads(lines[words[place]])), first)
    begins = next((place for place in range(last + 1, len(words)) if _law(lines, words, place)), None)
    if begins is not None and not any(_law(lines, words, place) for place in range(above)):
        yield from words[above:begins]


def _law(lines: Sequence[Line], words: Sequence[int], place: int) -> bool:
    """Whether the law begins with a line: by its words, or because the print begins to number its lines."""
    line = lines[words[place]]
    return line.number == "1" or _BEGINS.match(line.text) is not None


def _closing(lines: Sequence[Line], words: Sequence[int]) -> Iterator[int]:
    """The lines of a summary that closes a bill: after its heading the bill is spoken of, and no section begins any more."""
    last = next(
        (place for place in range(len(words) - 1, max(-1, len(words) - _TOP), -1) if _heads(lines[words[place]])), 0
    )
    after = words[last + 1 :]
    if not last or not after or not _OF_THE_BILL.match(lines[after[0]].text.strip()):
        return
    if any(_LABEL.match(lines[at].text) or lines[at].style == "signature" for at in after):
        return
    if any(_ENACTS.search(lines[at].text) for at in words[:last]):
        yield from words[last:]


def _heads(line: Line) -> bool:
    """Whether a line is the heading of a digest, in capitals or set as one."""
    text = line.text.strip()
    return len(text) < 50 and (text.isupper() or line.style == "heading") and _HEADING.fullmatch(text) is not None


def _slugs(lines: Sequence[Line], words: Sequence[int]) -> Iterator[int]:
    """The drafter's initials, file numbers and dates on the last lines: a number and something beside it."""
    last: list[int] = []
    kinds: set[str] = set()
    for at in reversed(words):
        text = lines[at].text.strip()
        kind = next((name for name, pattern in _SLUG.items() if pattern.fullmatch(text)), "")
        if lines[at].style or lines[at].marker or not kind:
            break
        last.append(at)
        kinds.add(kind)
    if len(kinds) > 1 and (kinds & {"file", "hands"}) and len(last) < len(words):
        yield from last

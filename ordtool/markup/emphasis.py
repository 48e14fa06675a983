"""Underline, bold and italics that change nothing: headings, captions, labels, defined terms, case names, addresses.

A look marks new words only where it is not what a typesetter does anyway. What decides is the shape of the run and what stands
beside it: a caption with plain words after it, a title with no new paragraph below it. Words beside struck ones are never emphasis.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ordtool.markup.regions import Regions
from ordtool.markup.settings import covered, near
from ordtool.numbering import division_at, enumerators_at, section_at
from ordtool.source import Span

_CAPTION = 120
_HEADING = 160
_WHOLE = 0.9
_SERIES = 3
_SOME = 3
_TITLE_WORDS = 8
_LONG = 5000
_WORD = re.compile(r"[A-Za-z]{2,}")
_FORMULA = re.compile(
    r"\W*(?:whereas|now,?\s+therefore|be\s+it\s+(?:further\s+|hereby\s+)*(?:ordained|enacted|resolved)\b.*|new\s+section|note"
    r"|explanation|(?:and\s+)?provided(?:,?\s+(?:however|further|that))*|et\s+seq|ex\s+rel|id|ibid|supra|infra|inter\s+alia|see(?:\s+also)?"
    r"|[^.;]*\bin\s+congress\s+assembled|[^.;]*\bdo(?:es)?\s+(?:hereby\s+)?(?:enact|ordain)\s+as\s+follows"
    r"|exhibit\s+\w+|attachment\s+\w+|table\s+of\s+contents)\W*",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER_BLANK = re.compile(
    r"\W*(?:an?\s+)?(?:ordinance|resolution|(?:council\s+|house\s+|senate\s+)?bill|local\s+law|act|chapter)"
    r"\s*(?:no\.?|number|num\.|#|№)(?![a-z])",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S*(?:https?://|www\.|\w@\w)\S*|\S+\.(?:gov|com|org|net|us|edu)(?:/\S*)?\W?", re.IGNORECASE)
_BILL_SECTION = re.compile(r"\s*(?:NEW\s+SECTION\.\s*)?(?:SECTION|Section|SEC\.|Sec\.|§)\s*[0-9]+[a-z]?\.\s*")
_VERSUS = re.compile(r"\s+vs?\.\s+")
_QUOTES = "“”\"‘’'"
_DEFINED = re.compile(
    r"[”\"’',.]*\s*(?:\([^)]{1,60}\)\s*)?(?:,\s+as\s+used\b[^,]{0,60},\s*)?(?:means?\b|shall\s+mean\b|includes?\b|has\s+the\b|have\s+the\b|refers?\s+to\b|is\s+defined\b|shall\s+have\s+the\b)"
)
_CLOSE = re.compile(r"\s*[.:—–-]")
_SENTENCE_END = (".", ";", ",")


@dataclass(frozen=True, slots=True)
class Page:
    """What the shape of a run is judged by: the text, its paragraphs, where the code is quoted, and where words are struck.

    `inked` are words underlined in the ink that strikes: they are new, whatever their shape, if they are no address.
    """

    text: str
    paragraphs: Sequence[Span]
    regions: Regions
    struck: Sequence[Span]
    inked: Sequence[Span] = ()


def changes(page: Page, runs: Sequence[Span], *, everywhere: bool) -> list[Span]:
    """The runs that are no emphasis, cut at paragraphs; `everywhere` where the law has no beginning (a committee's changes)."""
    pieces = _by_paragraph(page.paragraphs, runs)
    struck = _by_paragraph(page.paragraphs, page.struck)
    whole = {at for at, spans in pieces.items() if covered(page.paragraphs[at], page.text, spans) >= _WHOLE}
    kept: list[Span] = []
    captions: list[Span] = []
    for at, spans in pieces.items():
        beside = struck.get(at, [])
        for index, span in enumerate(spans):
            follows = spans[index + 1] if index + 1 < len(spans) else None
            if _BILL_SECTION.fullmatch(page.text, span.start, span.end):
                continue  # a bill's own label, even where a print has lost the paragraph before it
            if _inked(page, span) or any(
                _touch(page.text, span, other) for other in near(beside, Span(span.start - 3, span.end + 3))
            ):
                kept.append(span)
            elif _framed(page, at, span, everywhere=everywhere or bool(beside)) or _set_apart(
                page.text, page.paragraphs[at], span, follows
            ):
                continue
            elif _heads(page, at, span, spans, whole):
                captions.append(span)
            else:
                kept.append(span)
    quoted = [span for span in captions if page.regions.quotes(span.start)]
    if 0 < len(quoted) < _SERIES and len(quoted) < max(1, len(kept)):
        kept += quoted  # one new caption among other changes; a row of captions is how a code is set
    return sorted(kept)


def doubtful(page: Page, runs: Sequence[Span]) -> list[Span]:
    """The runs that may well be new words: part of a sentence, or a sentence; the rest heads a list, a table or a page."""
    found: list[Span] = []
    for at, spans in _by_paragraph(page.paragraphs, runs).items():
        paragraph = page.paragraphs[at]
        around = len(_WORD.findall(page.text, paragraph.start, paragraph.end)) if len(paragraph) < _LONG else _LONG
        for span in spans:
            words = len(_WORD.findall(page.text, span.start, span.end))
            if around - words >= _SOME or words > _TITLE_WORDS:
                found.append(span)
    return found


def _by_paragraph(paragraphs: Sequence[Span], runs: Sequence[Span]) -> dict[int, list[Span]]:
    """The runs of each paragraph that has any, by its place; both go by in order."""
    found: dict[int, list[Span]] = {}
    at = 0
    for run in runs:
        while at < len(paragraphs) and paragraphs[at].end <= run.start:
            at += 1
        place = at
        while place < len(paragraphs) and paragraphs[place].start < run.end:
            low, high = max(run.start, paragraphs[place].start), min(run.end, paragraphs[place].end)
            if low < high:
                found.setdefault(place, []).append(Span(low, high))
            place += 1
    return found


def _inked(page: Page, span: Span) -> bool:
    """Whether a run is underlined in the ink that strikes."""
    inked = near(page.inked, span)
    return (
        bool(inked) and covered(span, page.text, inked) >= _WHOLE and not is_address(page.text[span.start : span.end])
    )


def _touch(text: str, span: Span, other: Span) -> bool:
    """Whether nothing but blanks stands between two runs."""
    first, second = sorted((span, other))
    return second.start - first.end < 3 and not text[first.end : second.start].strip()


def is_address(words: str) -> bool:
    """Whether words are an address of the web or of mail, which every program underlines."""
    return _ADDRESS.fullmatch(words.strip()) is not None


def _framed(page: Page, at: int, span: Span, *, everywhere: bool) -> bool:
    """Whether a run stands before the law begins, or is one of its formulas, or fills in its number."""
    if not everywhere and span.start < page.regions.law:
        return True
    paragraph = page.paragraphs[at]
    if not everywhere and len(paragraph) <= _CAPTION and _NUMBER_BLANK.match(page.text, paragraph.start, paragraph.end):
        return not page.regions.quotes(span.start)
    return _FORMULA.fullmatch(page.text[span.start : span.end][:300]) is not None


def _set_apart(text: str, paragraph: Span, span: Span, follows: Span | None) -> bool:
    """Whether a run is an address, a case, or a term that is being defined, in words that are not new."""
    words = text[span.start : span.end].strip()
    if len(words) > _CAPTION or not words:
        return not words
    if is_address(words) or _names_a_case(words):
        return True
    after = text[span.end : min(paragraph.end, span.end + 160)]
    plain_after = follows is None or follows.start >= span.end + 12
    return plain_after and _DEFINED.match(after) is not None and _opens(text, paragraph, span)


def _names_a_case(words: str) -> bool:
    """Whether words are two parties: "State v. Smith", "City of Elm v. Oak Corp."."""
    parties = _VERSUS.split(words)
    return len(parties) == 2 and all(party[:1].isupper() and len(party.split()) <= 10 for party in parties)


def _opens(text: str, paragraph: Span, span: Span) -> bool:
    """Whether nothing but enumerators, labels and quotation marks stands before a run in its paragraph, or it is in quotes."""
    before = text[max(paragraph.start, span.start - _CAPTION) : span.start].rstrip()
    if before.endswith(("“", '"')):
        return True
    if span.start - paragraph.start > _CAPTION:
        return False
    return _body(text, paragraph) >= span.start - 1 or not before.strip(_QUOTES + " ")


def _body(text: str, paragraph: Span) -> int:
    """Where the words of a paragraph begin, its numbers left out."""
    start = paragraph.start
    while start < paragraph.end and text[start] in _QUOTES + "[ ":
        start += 1
    mark = section_at(text, start) or division_at(text, start)
    start = mark.end if mark else start
    while start < paragraph.end and text[start].isspace():
        start += 1
    numbers = enumerators_at(text, start)
    start = numbers[-1].end if numbers else start
    while start < paragraph.end and text[start] in _QUOTES + " ":
        start += 1
    return min(start, paragraph.end)


def _heads(page: Page, at: int, span: Span, spans: Sequence[Span], whole: set[int]) -> bool:
    """Whether a run is a label, a caption or a title by itself."""
    text, paragraph = page.text, page.paragraphs[at]
    if at in whole and len(spans) >= 1:
        return _titles(page, at, whole)
    if span is not spans[0]:
        return False
    rest = covered(Span(span.end, paragraph.end), text, spans[1:])
    if rest >= 0.5:
        return False
    body = _body(text, paragraph)
    if span.start <= paragraph.start + 1 and span.end <= body + 1:
        return _labels(text, paragraph, span)
    if span.start > body + 1 or len(span) > _CAPTION:
        return False
    words = text[span.start : span.end].rstrip()
    closed = words.endswith((".", ":", "—", ".—")) or _CLOSE.match(text, span.end, paragraph.end) is not None
    return closed and words.count(".") <= 3 and bool(text[span.end : paragraph.end].strip(" .:—–-"))


def _labels(text: str, paragraph: Span, span: Span) -> bool:
    """Whether a run at a paragraph's start is a section's label ("SECTION 2."); a bare "(2)" is a number that changes."""
    return section_at(text, span.start) is not None or division_at(text, span.start) is not None


def _titles(page: Page, at: int, whole: set[int]) -> bool:
    """Whether a paragraph that is wholly of the look is a title: short, no sentence, with no new paragraph below it."""
    if not _titled(page, at):
        return False
    paragraph = page.paragraphs[at]
    if enumerators_at(page.text, paragraph.start) or section_at(page.text, paragraph.start):
        return not page.regions.quotes(paragraph.start) and at + 1 not in whole and at - 1 not in whole
    below = at + 1
    while below in whole and _titled(page, below):
        below += 1
    return below not in whole and not (at - 1 in whole and page.regions.quotes(paragraph.start))


def _titled(page: Page, at: int) -> bool:
    """Whether a paragraph has the shape of a title."""
    if len(page.paragraphs[at]) > 2 * _HEADING:
        return False
    words = page.text[page.paragraphs[at].start : page.paragraphs[at].end].strip()
    if len(words) > _HEADING:
        return False
    start = page.paragraphs[at].start
    numbered = enumerators_at(page.text, start) or section_at(page.text, start)
    return _short(words) if numbered else not words.endswith(_SENTENCE_END) or words.isupper() or _short(words)


def _short(words: str) -> bool:
    """Whether words are few and without a verb's look: a title may end in a full stop."""
    return (
        len(words.split()) <= 8
        and words.count(".") <= 2
        and not re.search(r"\b(?:shall|may|must|is|are|means)\b", words)
    )

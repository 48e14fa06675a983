"""A defined term that is written in capitals, except here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ordtool.lint.defined import Term
from ordtool.lint.result import Slip
from ordtool.lint.text import Text
from ordtool.lint.uses import named
from ordtool.source import Span

_SMALL = frozenset(("a", "an", "and", "by", "for", "in", "of", "on", "or", "the", "to", "with"))
_OFTEN = 3  # times in capitals for each time in small letters: below that the text has no rule that one place breaks
_POINTS = re.compile(r"\b(?:the|such)\s+$", re.IGNORECASE)


def find(text: Text) -> Iterator[Slip]:
    """The few places where a term is in small letters that the text otherwise writes in capitals; headings are no proof."""
    for term in text.terms:
        if not _capitals(term.name):
            continue
        longer = [other.key for other in text.terms if len(other.name) > len(term.name) and term.key in other.key]
        places = [span for span in named(text, term) if not _inside(text, longer, span)]
        small = [span for span in places if text.quote(span).islower() and _named(text, term, span)]
        large = [span for span in places if _capitals(text.quote(span)) and not _heading(text, span)]
        if small and len(large) >= _OFTEN * len(small):
            yield from (_slip(text, term, span) for span in small)


def _slip(text: Text, term: Term, span: Span) -> Slip:
    words = text.quote(span)
    says = f"“{term.name}” is a defined term, and is written in capitals elsewhere: is the defined one meant here?"
    return Slip(span, words, says)  # no fix: only the drafter knows which meaning was meant


def _capitals(words: str) -> bool:
    """Whether every word that counts begins with a capital."""
    counted = [word for word in re.findall(r"[\w’']+", words) if word not in _SMALL]
    return bool(counted) and all(word[0].isupper() for word in counted)


def _named(text: Text, term: Term, span: Span) -> bool:
    """Whether a single word is used as the name of a thing: “the department”, not “department stores”."""
    before, after = text.words[max(0, span.start - 40) : span.start], text.words[span.end : span.end + 60]
    if re.search(r"[“\"‘\[][^”\"’\]]*$", before) or f"“{term.name}”" in after:
        return False  # quoted, a blank's name, or just being defined
    if " " in term.name.strip():
        return True
    return bool(_POINTS.search(text.words[max(0, span.start - 12) : span.start])) and not re.match(
        r"\s[a-z]+s?\b(?<!shall)(?<!may)", after
    )


def _inside(text: Text, longer: Sequence[str], span: Span) -> bool:
    """Whether a place stands in the name of another, longer term."""
    around = text.words[max(0, span.start - 60) : span.end + 60].casefold() if longer else ""
    return any(key in around for key in longer)


def _heading(text: Text, span: Span) -> bool:
    """Whether a place stands in a heading, at the beginning of a sentence, or in a longer name: capitals prove nothing there."""
    before, after = text.words[max(0, span.start - 24) : span.start], text.words[span.end : span.end + 24]
    longer = re.search(
        r"\b(?!(?:An?|The|Each|Every|Any|No|All|Such)\b)[A-Z][\w’']*(?: of| and)?[ -]$", before
    ) or re.match(r"(?:[ -](?:of |and )?[A-Z]|[’']s [A-Z])", after)
    starts = not re.search(r"[\w,;:)”\"] $", before)
    return bool(longer or starts) or any(one.heading and one.heading.holds(span) for one in text.chain(span.start))

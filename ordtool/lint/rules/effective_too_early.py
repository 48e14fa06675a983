"""Dates that run against each other: in force before it is adopted, due before it is in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from ordtool.lint.dates import dates
from ordtool.lint.phrases import phrase
from ordtool.lint.result import Slip
from ordtool.lint.text import Sentence, Text
from ordtool.ordinance import Kind
from ordtool.source import Span

_WHOLE: Final = (
    r"\bthis (?:\d{4} )?(?:ordinance|act|local law|by-?law|resolution|policy|article|chapter|section"
    r"|law)(?:, [^,.;]{1,60},)?"
)
_EFFECTIVE: Final = phrase(
    rf"{_WHOLE} (?:shall |will )?(?:takes? effect|(?:be|become|becomes|is) (?:effective|operative)|(?:be"
    rf"|is) in (?:full )?force)"
    r"(?P<when>[^.;]{0,80})"
)
_BACKWARD: Final = re.compile(
    r"retroactive|nunc pro tunc|deemed|as if|applies to|on and after|until|expire", re.IGNORECASE
)
_ADOPTED: Final = re.compile(
    r"^\W*(?:[\w,]+\s+){0,8}?(?:adopted|passed|enacted|ordained)\b(?P<when>[^;]{0,120})", re.IGNORECASE
)
_DUE: Final = re.compile(
    r"\b(?:shall|must)\b[^.;]{0,160}?\b(?P<due>(?:by|no(?:t)? later than|on or before|before) )|"
    r"\b(?P<first>(?:by|no(?:t)? later than|on or before|before) )(?=[A-Z\d][^.;]{0,160}\b(?:shall|must)\b)".replace(
        " ", r"\s+"
    )
)

_DESCRIBES: Final = re.compile(
    r"(?<!\bbe)\s(?:\w+ed|made|begun|given|held|in (?:effect|force|use))\s+(?:\w+\s+){1,4}$", re.IGNORECASE
)
"""“Each contract signed before July 1”: the date describes the contract, and nothing is due on it."""


def find(text: Text) -> Iterator[Slip]:
    """Every date of effect before the adoption that a signature block dates, and every first deadline before the date of effect."""
    effect = [found for sentence in text.sentences if sentence.operative for found in _effective(text, sentence)]
    adopted = max(_adopted(text), default=None)
    for span, day in effect:
        if adopted and day < adopted:
            yield Slip(span, text.quote(span), f"The date of effect is before the adoption on {_said(adopted)}.")
    if effect:
        yield from _due_before(text, min(day for _, day in effect))


def _effective(text: Text, sentence: Sentence) -> Iterator[tuple[Span, date]]:
    words = text.quote(sentence.span)
    hit = _EFFECTIVE.search(words)
    if hit and not _BACKWARD.search(words):
        for written in dates(
            text.words, sentence.span.start + hit.start("when"), sentence.span.start + hit.end("when")
        ):
            if written.date:
                yield written.span, written.date
                return


def _adopted(text: Text) -> Iterator[date]:
    """The dates of adoption: of the signature block, or of a last line “Adopted May 3, 2026”."""
    for section in text.sections:
        if section.kind in (Kind.SIGNATURE, Kind.PARAGRAPH):
            hit = _ADOPTED.search(text.quote(section.lead))
            if hit:
                start = section.lead.start
                yield from (one.date for one in dates(text.words, start, start + hit.end()) if one.date)


def _due_before(text: Text, effect: date) -> Iterator[Slip]:
    for sentence in text.sentences:
        for hit in _DUE.finditer(text.words, sentence.span.start, sentence.span.end) if sentence.operative else ():
            after = hit.end("due" if hit["due"] else "first")
            for written in dates(text.words, after, min(after + 30, sentence.span.end)):
                dates_act = not _DESCRIBES.search(text.words[sentence.span.start : after])
                if dates_act and written.span.start == after and written.date and written.date < effect:
                    says = f"The time is up before the law takes effect on {_said(effect)}."
                    yield Slip(written.span, text.quote(written.span), says)


def _said(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"

"""A law that ends on a day and does not say what then becomes of what it began."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ordtool.lint.phrases import phrase
from ordtool.lint.result import Slip
from ordtool.lint.text import Text
from ordtool.ordinance import Section
from ordtool.source import Span

_THING: Final = (
    r"(?:this (?:\d{4} )?(?:ordinance|act|local law|by-?law|resolution|policy|article|chapter|subchapter|title"
    r"|subtitle|division|part|law)"
    r"|(?:this )?(?:sub)?section(?: (?P<number>[\d.-]+\w?))?(?: of this (?:\d{4} )?(?:act|ordinance|chapter|article"
    r"|law))?)"
)
_SUNSET: Final = phrase(
    rf"\b{_THING}(?:, [^,.;]{{1,80}},)?"
    r" (?P<ends>(?:shall |will )?(?:automatically )?(?:expires?|sunsets?|terminates?|lapses?|ceases? to (?:be"
    r"|have)[\w ]{1,20}|(?:is|be|are) (?:hereby )?(?:automatically )?repealed"
    r"|remains? in (?:full force and )?effect (?:until|through|for)))(?P<when>[^.;]{0,120}?(?:\d{4}\b|\b(?:year"
    r"|month|day|anniversary|sunset)s?\b)(?! of its having taken effect))"
)
_SAVED: Final = phrase(
    r"\b(?:expir\w*|repeal\w*|sunset\w*|terminat\w*|lapse\w*)\b[^.;]{0,160}\b(?:not affect|not impair|not extinguish"
    r"|not release|not relieve|does not end|survives?|continues? to apply|remains? in effect|remains? subject"
    r"|shall (?:delete|destroy|return|dispose|transfer|be (?:deleted|destroyed|returned|transferred|completed)))"
    r"|\b(?:accrued|pending|begun|commenced|entered into|incurred|collected) before\b[^.;]{0,120}\b(?:expir|repeal"
    r"|sunset|terminat)|\b(?:expir|repeal|sunset|terminat)\w*\b[^.;]{0,120}\b(?:pending|accrued)"
    r"|\bnotwithstanding (?:the|its|such) (?:expiration|repeal|sunset|termination)\b|\bsavings? clause\b|\b(?:after"
    r"|upon|on|at) (?:the|its|such) (?:expiration|expiry|repeal|sunset)\b"
)
_OUTLIVES: Final = re.compile(
    r"\b(?:data|records?|contracts?|agreements?|permits?|licen[cs]es?|violations?|penalt\w+|fines?|civil actions?"
    r"|shall not|may not|funds?|approvals?|claims?|unlawful)\b",
    re.IGNORECASE,
)
_OWN: Final = re.compile(r"this\s+(?:sub)?section", re.IGNORECASE)
_ONLY_STUDY: Final = re.compile(
    r"\b(?:shall\s+(?:conduct\s+a\s+)?study|task\s+force|study\s+required)\b", re.IGNORECASE
)


def find(text: Text) -> Iterator[Slip]:
    """Every sunset in a text that nowhere says what stays; one that ends no more than a study is none."""
    if _SAVED.search(text.words):
        return
    for sentence in text.sentences:
        hit = _SUNSET.search(text.words, sentence.span.start, sentence.span.end) if sentence.operative else None
        if hit and not _leaves_nothing(text, hit):
            span = Span(hit.start("ends"), hit.end("when"))
            says = "Nothing says what then becomes of the data, contracts, approvals and pending matters under it."
            yield Slip(span, text.quote(span), says)


def _leaves_nothing(text: Text, hit: re.Match[str]) -> bool:
    ended = _ended(text, hit["number"] or "") or (text.home(hit.start()) if _OWN.match(hit[0]) else None)
    if ended and _ONLY_STUDY.search(text.quote(ended.span)):
        return True
    return not _OUTLIVES.search(text.quote(ended.span) if ended else text.words)


def _ended(text: Text, number: str) -> Section | None:
    """The section of the text that bears the number of the one that ends."""
    found = (
        one for one in text.sections if number and re.search(rf"(?<!\d){re.escape(number)}$", one.label.rstrip(". "))
    )
    return next(found, None)

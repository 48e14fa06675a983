"""A text that forbids and provides nothing for a breach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ordtool.lint.modals import Order, modals
from ordtool.lint.phrases import phrase
from ordtool.lint.result import Slip
from ordtool.lint.text import Text
from ordtool.ordinance import Kind
from ordtool.source import Span

_UNLAWFUL: Final = re.compile(
    r"\b(?:(?:is|are|shall\s+be)\s+(?:hereby\s+)?(?:unlawful|prohibited|forbidden|banned)"
    r"|may\s+not)\s+(?!be\s+construed|apply)(?P<verb>\w+)",
    re.IGNORECASE,
)
_REMEDY: Final = phrase(
    r"\b(?:(?:in|any|each|every|a|an|alleged|known|the|suspected|such|separate|material|first) violations?"
    r"|violat(?:e[sd]?|ing|ors?) (?:of )?(?:this|any|a|the|an|sections?|subdivisions?|subsections?|paragraphs?|such"
    r"|its|clauses?|[(\d])|(?:civil|criminal|administrative|monetary) penalt(?:y|ies)|penalt(?:y|ies) (?:of|for)"
    r"|fine of|fined|fines|misdemeanou?r|felony|infraction|injuncti(?:on|ve)|damages|(?:civil action|right of action"
    r"|cause of action)|enforced (?:by|in|through|under|pursuant)|enforce (?:this|the provisions|any provision|such)"
    r"|enforcement of this|(?:may|shall) (?:sue|prosecute)|inadmissible|suppress(?:ed|ion)|(?:is|are"
    r"|be) (?:null and )?void|disciplin\w+|attorneys?['’]?s? fees|mandamus|guilty|punish\w*|(?:be|is"
    r"|are) (?:held )?(?:strictly )?liable)\b"
)
_FREES: Final = re.compile(r"prohibited|prevented|precluded|barred|required|asked|limited|exceed")
_REPORTED: Final = re.compile(r"\b(?:stat|say|show|read|provid)\w*,?\s+(?:however,?\s+)?that\b[^;:]*\Z", re.IGNORECASE)
"""“A sign stating that officers may not enter”, “provided that it shall not …”: no ban of its own."""
_NO_RIGHT: Final = re.compile(
    r"\b(?:create|confer|give)s?\b[^.;]{0,40}\b(?:right|cause)\s+of\s+action\b", re.IGNORECASE
)
_SAYS: Final = (
    "Nothing in this text says what follows if it is broken: no suit, penalty, discipline or suppression. "
    "Add it, or cite the law that gives it."
)


def find(text: Text) -> Iterator[Slip]:
    """The first ban of a text without a word of remedy."""
    if not _whole(text):
        return
    own = [text.quote(one.span) for one in text.sentences if one.operative and not text.is_struck(one.span.start)]
    if any(_REMEDY.search(_NO_RIGHT.sub("", words)) for words in own):
        return
    new = (span for span in _bans(text) if "amended" not in text.ordinance.pinpoint(span))
    first = min(new, key=lambda span: span.start, default=None)
    if first:
        yield Slip(first, text.quote(first), _SAYS)


def _bans(text: Text) -> Iterator[Span]:
    for modal in modals(text):
        said = _REPORTED.search(text.words, modal.sentence.span.start, modal.span.start)
        if modal.negated and modal.order in (Order.ACT, Order.PASSIVE) and not (said or _FREES.match(modal.verb)):
            yield Span(modal.span.start, modal.end)
    for sentence in text.sentences:
        hit = _UNLAWFUL.search(text.words, sentence.span.start, sentence.span.end) if sentence.operative else None
        if hit and not _REPORTED.search(text.words, sentence.span.start, hit.start()):
            yield Span(*hit.span())


def _whole(text: Text) -> bool:
    """Whether the text is an ordinance, an act or a bill: the remedies of a lone section of a code stand in another."""
    sections = [one for one in text.sections if one.kind is Kind.SECTION]
    return len(sections) > 1 or any(one.kind in (Kind.BILL_SECTION, Kind.ENACTING) for one in text.sections)

"""A duty in the passive voice that names nobody who owes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ordtool.lint.leads import NEAR, lead_in
from ordtool.lint.modals import Modal, Order, modals
from ordtool.lint.phrases import phrase
from ordtool.lint.result import Slip
from ordtool.lint.text import Sentence, Text
from ordtool.ordinance import Kind
from ordtool.source import Span

_NO_AGENT: Final = (
    r"rule|rules|law|mail|e-?mail|ordinance|resolution|regulations?|order|means|virtue|reason|telephone|hand|first"
    r"|certified|registered|default|which|separate|type|category|name|number|section|this|the (?:end|date|close"
    r"|first|last|\d|fifteenth|thirtieth|use|means|posting|following|same|method|amount)|\d|january|february|march"
    r"|april|may|june|july|august|september|october|november|december|\w+ing"
)
_AGENT: Final = phrase(rf"\b(?:by|through) (?!(?:{_NO_AGENT})\b)")
_STATE: Final = re.compile(
    r"limited|restricted|confined|based|used|located|situated|spaced|screened|equipped|designed|sized|composed"
    r"|comprised|counted|calculated|computed|measured|determined|credited|deposited|appropriated|taken|numbered"
    r"|related|supplemented|headed|staggered|organized|signed|dated|sworn|accompanied|followed|written|addressed"
    r"|known|imposed|levied|assessed|taxed|subtracted|adjusted|apportioned|allocated|funded|expended|recovered"
    r"|foreclosed|positioned|denied"
)
"""A form, a method, a condition or a limit: whoever acts is bound, and there is no one to name."""
_ADJECTIVE: Final = phrase(
    r" (?:confidential|secret|private|open|as|an? party|in (?:the|a|such) (?:\w+ )?manner|in accordance"
    r"|under the terms|under (?:an? )?(?:\w+ )?order)\b"
)
_LIMIT: Final = re.compile(r"\b(?:only|solely|no longer than|in the same manner)\b", re.IGNORECASE)
_REFERS_BACK: Final = re.compile(r"\W*(?:(?:all|any|each) )?(?:such|this|these|those|that)\b", re.IGNORECASE)
"""“Such audit shall be published”: who makes the audit, as the sentence before says, publishes it."""
_ACTS: Final = re.compile(r"\b(?:shall|must|may|will)\b(?!\s+be\b)", re.IGNORECASE)
_OWN_MATTER: Final = re.compile(
    r"\b(?:actions?|(?:law)?suits?|requests?|applications?|appeals?|petitions?|complaints?|claims?|motions?"
    r"|objections?|comments?|bids?|proposals?|proceedings?|charges?|protests?)\b(?=[^;:]*$)",
    re.IGNORECASE,
)
_WRONGDOER: Final = re.compile(
    r"\b(?:(?:who|that|which)\s+(?:\w+ly\s+)?(?:violates?|breaks?|fails?)|violating|convicted|found)\b", re.IGNORECASE
)
"""“An employee who violates this section shall be suspended”: a sanction, which the employer or a court imposes."""
_BROUGHT: Final = re.compile(
    r"made|filed|brought|submitted|commenced|directed|sent|presented|instituted|lodged|dismissed"
)


def find(text: Text) -> Iterator[Slip]:
    """The first such duty of each sentence."""
    told: set[int] = set()
    found = list(modals(text))
    for modal in found:
        if modal.sentence.span.start not in told and _is_slip(text, modal, found):
            told.add(modal.sentence.span.start)
            span = Span(modal.span.start, modal.end)
            says = "Nobody is named who must do it. Say who: “the department shall …”."
            yield Slip(span, text.quote(span), says)


def _is_slip(text: Text, modal: Modal, found: Sequence[Modal]) -> bool:
    if modal.order is not Order.PASSIVE or modal.negated or modal.relative or _STATE.fullmatch(modal.verb):
        return False
    if any(one.kind is Kind.DEFINITION for one in text.chain(modal.span.start)):
        return False
    before, after = _around(text, modal)
    if _AGENT.search(before) or _AGENT.search(after) or _names_actor(text, modal, found):
        return False
    if _ADJECTIVE.match(after) or _LIMIT.search(after[:60]) or _LIMIT.search(before):
        return False
    return not _WRONGDOER.search(before) and not (_OWN_MATTER.search(before) and _BROUGHT.fullmatch(modal.verb))


def _around(text: Text, modal: Modal) -> tuple[str, str]:
    """The words of the sentence before the modal and after its verb."""
    span = modal.sentence.span
    first, last = max(span.start, modal.span.start - NEAR), min(span.end, modal.end + NEAR)
    return text.words[first : modal.span.start], text.words[modal.end : last]


def _names_actor(text: Text, modal: Modal, found: Sequence[Modal]) -> bool:
    """Whether the sentence, or what leads into it, has already said who acts ("The clerk shall see that notice be given")."""
    start = modal.sentence.span.start
    if _REFERS_BACK.match(text.quote(modal.sentence.span)):
        start = _sentence_before(text, modal.sentence).span.start
    own = [one for one in found if start <= one.span.start < modal.span.start]
    return any(one.order is Order.ACT and not one.negated for one in own) or bool(
        _ACTS.search(lead_in(text, modal.span.start))
    )


def _sentence_before(text: Text, sentence: Sentence) -> Sentence:
    """The sentence before one in the same paragraph, or else itself."""
    own = [one for one in text.sentences if one.section is sentence.section and one.span.start < sentence.span.start]
    return own[-1] if own else sentence

"""“Shall” and “must” as drafters use them: an act somebody owes, a thing something is done to, what a paper must hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ordtool.lint.leads import NEAR
from ordtool.lint.phrases import phrase
from ordtool.lint.text import Sentence, Text
from ordtool.source import Span


class Order(StrEnum):
    """What a “shall” or a “must” does."""

    ACT = "an act"
    PASSIVE = "that something be done"
    CONTENT = "what a thing must hold or be"
    EFFECT = "a legal effect"


@dataclass(frozen=True, slots=True)
class Modal:
    """One “shall” or “must” of a sentence: `span` is the word, `verb` what it orders, in lower case, `end` where that ends."""

    span: Span
    word: str
    order: Order
    negated: bool
    relative: bool
    verb: str
    end: int
    sentence: Sentence


_ADVERB: Final = r"(?:\w+ly|also|then|thereafter|further|forthwith|at all times|at a minimum|at least annually|each|so)"
_MODAL: Final = phrase(
    rf"\b(?P<modal>shall|must)\b(?P<not> not"
    rf"| never)?(?:,? {_ADVERB},?)*(?P<verb> [a-z]+)(?P<rest>(?: {_ADVERB})* [a-z-]+)?"
)
_RELATIVE: Final = re.compile(
    r"\b(?:that|which|who|whom|what|as|how|you)\s+$|\b(?:(?:to|of|in|for|from|by|under|upon|on|with|at)\s+(?:which|whom)"
    r"|(?:requirements?|conditions?|requir(?:es?|ing)|orders?|ensures?)\s+that|where|if|when|whenever|unless|until"
    r"|whether)\b[^,;:]*$",
    re.IGNORECASE,
)
"""The word stands in a clause that describes or conditions ("a case in which notice shall be given", "if it shall be adjudged")."""
_NONE: Final = re.compile(
    r"(?:^|[,;:.]|\b(?:and|that|but|where))[\W\d]*(?:\(?\w{1,3}[.)] )?(?:no(?! (?:later|less|more|fewer|earlier"
    r"|sooner|longer)\b)|nothing|neither|none|nobody|in no)\b[^.;:]*$",
    re.IGNORECASE,
)
_PARTICIPLE: Final = re.compile(
    r"(?!need|wooden|open|sudden|hidden)\w+ed|given|taken|written|chosen|driven|forgotten|shown|drawn|known|made"
    r"|kept|sent|held|built|paid|brought|sold|told|done|laid|set|put|read|found|left|bound|lent|met|run|cut|forgone"
    r"|undertaken|withdrawn"
)
_CONTENT: Final = re.compile(
    r"include|contain|state|specify|describe|list|identify|cover|bear|show|indicate|explain|detail|address|meet"
    r"|satisfy|conform|have|consist|comprise|be"
)
_EFFECT: Final = re.compile(
    r"mean|apply|govern|prevail|take|become|expire|cease|constitute|remain|continue|control|override|supersede"
    r"|pertain|affect|lie|commence|run|begin|end|accrue|vest|lapse|inure|operate|relate|refer|preempt|pre|survive"
    r"|fall|exist|occur|result|elapse|pass"
)
_SAID_OF_LAW: Final = phrase(
    r"\b(?:nothing|(?:this|that|such|the) (?:\w+ )?(?:section|act|chapter|article|ordinance|law|title|part"
    r"|sub(?:section|division)|paragraph|subchapter|provisions?|requirements?|exemption|exception)s?)\b[^,;:]*$"
)
"""The subject is the law itself: what it “shall not limit” or “shall create” is an effect, and nobody acts."""
_DECLARED: Final = re.compile(
    r"void|null|deemed|considered|construed|interpreted|presumed|treated|regarded|known|cited|called|named|entitled"
    r"|required|liable|subject\w*|guilty|effective|valid|invalid|binding|punished|punishable|fined|imprisoned"
    r"|penalized|exempt\w*|authorized|permitted|allowed|prohibited|barred|precluded|governed|bound|vested|applied"
    r"|applicable|eligible|ineligible|included|excluded|sentenced|afforded|suspended|adjudged|repealed|amended|added"
    r"|renumbered|codified|incorporated|admitted|admissible|inadmissible|disqualified|unlawful|illegal|grounds"
    r"|sufficient|severable|immune|responsible|forfeited|tolled|understood|read|a|an|the|in|of|no|made"
)
"""What follows “be” where the words say what the law is, not what somebody does; “made” only with “void” and the like."""


def modals(text: Text) -> Iterator[Modal]:
    """Every “shall” and “must” of the operative sentences, in text order; struck words left out."""
    for sentence in text.sentences:
        if sentence.operative and not text.is_struck(sentence.span.start):
            yield from _of(text, sentence)


def _of(text: Text, sentence: Sentence) -> Iterator[Modal]:
    words = text.quote(sentence.span)
    for hit in _MODAL.finditer(words):
        before = words[max(0, hit.start() - NEAR) : hit.start()]
        span = Span(*hit.span("modal")).shift(sentence.span.start)
        verb, order = _order(hit["verb"].strip().lower(), (hit["rest"] or "").split()[-1:])
        order = Order.EFFECT if order is Order.ACT and _SAID_OF_LAW.search(before) else order
        negated = bool(hit["not"] or _NONE.search(before))
        end = sentence.span.start + hit.end("rest" if verb != hit["verb"].strip().lower() else "verb")
        yield Modal(span, hit["modal"].lower(), order, negated, bool(_RELATIVE.search(before)), verb, end, sentence)


def _order(verb: str, rest: list[str]) -> tuple[str, Order]:
    if verb == "be" and rest:
        done = rest[0].lower()
        if done != "made" and _DECLARED.fullmatch(done):
            return done, Order.EFFECT
        return (done, Order.PASSIVE) if _PARTICIPLE.fullmatch(done) else (done, Order.CONTENT)
    if _CONTENT.fullmatch(verb):
        return verb, Order.CONTENT
    return verb, Order.EFFECT if _EFFECT.fullmatch(verb) else Order.ACT

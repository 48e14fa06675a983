"""“Shall” and “must” for one kind of duty in one text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

from ordtool.lint.leads import NEAR
from ordtool.lint.modals import Modal, Order, modals
from ordtool.lint.phrases import phrase
from ordtool.lint.result import Slip
from ordtool.lint.text import Text

_CONDITION: Final = phrase(
    r"^\W*(?:(?:in order )?to \w+|for (?:an?|the) \w+ to)\b[^;:]*$|\b(?:if|unless|until|when|before)\b[^,;:]*$"
)
"""“To be approved, the request must state …”: a condition, for which manuals keep “must”."""


def find(text: Text) -> Iterator[Slip]:
    """One place: the first of the rarer word, for a kind of duty that both words order."""
    found = [one for one in modals(text) if not one.relative and not _is_condition(text, one)]
    for order, negated in product((Order.ACT, Order.PASSIVE, Order.CONTENT), (False, True)):
        kind = [one for one in found if one.order is order and one.negated is negated]
        shall, must = ([one for one in kind if one.word == word] for word in ("shall", "must"))
        if shall and must:
            rare, common = sorted((must, shall), key=len)
            yield _slip(text, rare, common)
            return


def _slip(text: Text, rare: list[Modal], common: list[Modal]) -> Slip:
    place = text.ordinance.pinpoint(common[0].span)
    says = (
        f"“{rare[0].word}” here (in the text: {len(rare)}) and “{common[0].word}” in {place} (in the text: "
        f"{len(common)}) order the same kind of duty: {common[0].order}. Use one word for it throughout."
    )
    return Slip(rare[0].span, rare[0].word, says)


def _is_condition(text: Text, modal: Modal) -> bool:
    return bool(
        _CONDITION.search(text.words[max(modal.sentence.span.start, modal.span.start - NEAR) : modal.span.start])
    )

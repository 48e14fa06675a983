"""Which body decides, hears or receives: council, commission, mayor, manager, chief, court or none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from ordtool.attributes.wording import Wording, wording
from ordtool.attributes.wordlists import alternatives, lists

ORDER: Final = ("council", "court", "commission", "mayor", "manager", "chief")
"""From the body that is hardest to move to the easiest."""

_DECIDES: Final = (
    r"(?:(?:approv\w+|authoriz\w+|consent|permission|vote|resolution|ordinance|order|ratification|waiver|determination|finding)\s+(?:(?:in\s+writing|first|adopted|passed|issued|granted|given)\s+)?(?:by|of|from))\s+(?:\w+\s+vote\s+of\s+)?(?:either\s+)?(?:(?:the|a|its|such|that|any)\s+)?",
)
_NONE = re.compile(
    r"\b(?:no\s+(?:further\s+|prior\s+|separate\s+)?approval\s+(?:of\s+[^.;]{0,40})?(?:shall\s+be|is)\s+(?:required|needed)|without\s+(?:the\s+)?(?:need\s+for\s+)?(?:the\s+)?approval\s+of\s+any\s+(?:body|board|council))"
)
_VERBS = r"(?:shall|must|may|will|has|have|finds?|determines?|approves?|votes?|holds?|adopts?|by\s+(?:resolution|ordinance|majority|a\s+majority|vote))"
_GIVES = r"(?:submit\w*|report\w*|present\w*|provide\w*|transmit\w*|forward\w*|deliver\w*|fil(?:e|es|ed|ing)|send|sent|notif\w+|notice|appear\w*|hearing|meeting|application|request|before|recommend\w*|review(?:ed)?\s+by|prior\s+to)"


def body(words: Wording, *, lead: Wording, approval: bool, definitions: Mapping[str, str]) -> str:
    """The body whose act the clause turns on, "" where it names none.

    With `approval` the one that approves counts before the one that receives; of several joined by "or" the one that
    is easiest to move counts, for it may act alone. `definitions` (term -> its definition) tell what "the Board" is.
    """
    if _NONE.search(words.plain):
        return "none"
    for text in (words, lead):
        named = _decider(text.plain) if approval else ""
        found = named or _subject_or_receiver(text.plain, approval=approval)
        if found:
            return found
    return _defined(words, definitions)


def _decider(plain: str) -> str:
    bodies = _names()
    best = ""
    for act in re.finditer(rf"(?:{_DECIDES[0]})(?={bodies.pattern})", plain):
        best = _stronger(best, _joined(plain, act.end()))
    for before in re.finditer(
        rf"(?:{bodies.pattern})(?:'s|')?\s+(?:\w+ly\s+)?(?:prior\s+|written\s+|express\s+)?(?:approv\w+|authorization|consent|adopts?)\b",
        plain,
    ):
        best = _stronger(best, _which(before))
    for verb in re.finditer(
        rf"(?:{bodies.pattern}),?\s+(?:shall|must|may|has|have|will|first)?\s*(?:\w+\s+){{0,6}}?(?:approv\w+|authoriz\w+|vote|disapprov\w+)\b",
        plain,
    ):
        best = _stronger(best, _which(verb))
    for receiver in re.finditer(
        rf"\bto\s+(?:the\s+)?(?:{bodies.pattern})[^.;]{{0,30}}?\bfor\s+(?:\w+\s+(?:and\s+)?){{0,3}}?(?:review|approval|consideration|action)\b",
        plain,
    ):
        best = _stronger(best, _which(receiver))
    return best


def _joined(plain: str, start: int) -> str:
    """The body named at a place; with "or its designee" or "or the manager" the easier of the two."""
    first = _names().match(plain, start)
    if first is None:
        return ""
    found = _which(first)
    other = re.compile(rf"(?:,)?\s+or\s+(?:,\s*)?(?:(?:the|its|his|her|their|a)\s+)?(?:{_names().pattern})").match(
        plain, first.end()
    )
    return _easier(found, _which(other)) if other else found


def _subject_or_receiver(plain: str, *, approval: bool) -> str:
    bodies = _names().pattern
    orders = (
        rf"(?:^|[.;:,]\s+|\bthe\s+)(?:{bodies})\s+{_VERBS}\b",
        rf"\b{_GIVES}\b[^.;]{{0,160}}?\b(?:to|with|before|by|of|notify)\s+(?:(?:the|its|both)\s+)?(?:\w+\s+(?:and\s+)?(?:the\s+)?){{0,1}}?(?:{bodies})",
    )
    for pattern in orders if approval else reversed(orders):
        ranked = [_which(found) for found in re.finditer(pattern, plain)]
        if ranked:
            return min(ranked, key=ORDER.index)
    found = [_which(hit) for hit in _names().finditer(plain)]
    return min(found, key=ORDER.index) if found else ""


def _defined(words: Wording, definitions: Mapping[str, str]) -> str:
    """The body that a defined term of the clause stands for."""
    for term, definition in definitions.items():
        if term and re.search(rf"\b{re.escape(term.lower())}\b", words.plain):
            found = _names().search(wording(definition).plain)
            if found:
                return _which(found)
    return ""


def _stronger(one: str, other: str) -> str:
    return min((b for b in (one, other) if b), key=ORDER.index, default="")


def _easier(one: str, other: str) -> str:
    return max((one, other), key=ORDER.index)


def _which(found: re.Match[str]) -> str:
    return _kinds()[_last(found)]


def _last(found: re.Match[str]) -> str:
    """The longest name of a body inside a match, by the same pattern."""
    hits = [hit[0] for hit in _names().finditer(found[0])]
    return min(hits, key=lambda name: (ORDER.index(_kinds()[name]), -len(name)))


@cache
def _kinds() -> Mapping[str, str]:
    return {name: kind for kind, names in lists("attr_bodies").items() for name in names}


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(_kinds())})")

"""Who acts: the subject of a clause's verb, as the clause names it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ordtool.attributes.wording import Wording
from ordtool.attributes.wordlists import alternatives, lists

_MODAL: Final = re.compile(
    r"\b(?:shall|may(?!\s+\d)|must|will|(?:is|are)\s+(?:required|prohibited|authorized|permitted|encouraged|urged|not\s+required|directed|guilty)\b|should|intends?\s+to)\b"
)
_OPENS_ADVERBIAL = re.compile(
    r"^\W*(?:(?:\(?\w{1,3}[.)])\s+)?(?:notwithstanding|except|if|when|whenever|where|within|at|for|upon|in|by|on|no(?:t)?\s+(?:later|less|more|fewer)|pursuant|subject|before|prior|after"
    r"|under|to|unless|until|following|absent|once|based|with|without|during|as|from|provided|however|including|and\s+annually|annually|whether|because|beginning|consistent|not\s+later|nor\s+later|while|since"
    r"|every|each\s+year|or\s+use|which|who|whose|that)\b(?!\s+(?:city|town|county|department|agency|officer|employee|official|unit|chief|council|board|state|municipal)\b)"
)
_ENUMERATOR = re.compile(r"^\W*(?:\(?(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5})[.)]\s+)+")
_DETERMINER = re.compile(
    r"^(?:(?:the|a|an|any|no|each|every|all|such|that|this|neither|either|nor|and|or|but|only|then|provided|however|,)\s+)+"
)
_CUT = re.compile(
    r"\s+(?:that|which|who|whom|whose|where|when|intending|seeking|acting|using|operating|possessing|having|employed|injured|aggrieved|harmed|subject|in|within|"
    r"with|under|for|from|by|on|at|pursuant|to|about|responsible|owned|described|referred|may|shall|must|will|is|are|has|have|also|then|described|listed|maintaining|receiving|proposing|requesting|wishing|wanting|desiring|designated)\b|[,;:(]"
)
_UNLAWFUL_FOR = re.compile(
    r"\b(?:unlawful|illegal|prohibited|a\s+violation(?:\s+of\s+this\s+\w+)?)\s+for\s+(?P<who>[^.;:]{3,160}?)\s+to\b"
)
_RELEASES = (
    re.compile(
        r"\bnothing\b[^.;]{0,80}?\b(?:prohibits?|prevents?|precludes?|bars?|forbids?|restricts?|restrains?|stops?)\s+(?P<who>[^.;:]{3,120}?)\s+from\b"
    ),
    re.compile(
        r"\bdo(?:es)?\s+not\s+(?:prohibit|prevent|preclude|bar|forbid|restrict)\s+(?P<who>[^.;:]{3,120}?)\s+from\b"
    ),
    re.compile(
        r"\b(?:shall\s+(?:not\s+)?apply|do(?:es)?\s+not\s+apply|applies)\b[^.;]{0,160}?\bby\s+(?P<who>(?!means)[^.;:]{3,120})"
    ),
    re.compile(r"\b(?:shall\s+(?:not\s+)?apply|do(?:es)?\s+not\s+apply)\s+to\s+(?P<who>[^.;:]{3,120})"),
)
_DECIDES = (
    re.compile(
        r"\b(?:discretion|judgment|opinion|determination|approval|authorization|direction|satisfaction)\s+of\s+(?P<who>[^.;:,]{3,80})"
    ),
    re.compile(
        r"\b(?:as\s+)?(?:determined|authorized|approved|directed|designated|certified|declared)\s+(?:in\s+writing\s+)?by\s+(?P<who>[^.;:,]{3,80})"
    ),
    re.compile(
        r"(?:^|\b(?:unless|if|when|where|that|until|because|after|and)\s+)(?P<who>(?:the|a|an|any|its|their|his|her)\s+[^.;:]{3,90}?)\s+(?:reasonably\s+|first\s+|also\s+)?(?:determines?|finds?|certif(?:y|ies)|concludes?|believes?|declares?|deems?|waives?|authorizes?|consents?|approves?|directs?|decides?|presents?|requests?)\b"
    ),
)
_AGAINST = re.compile(r"\b(?:action|suit|claim|proceedings?)\b[^.;]{0,40}?\bagainst\s+(?P<who>[^.;:,]{3,90})")


def subject(words: Wording) -> str:
    """The subject of the first main verb that names somebody who can act; "" where there is none."""
    unlawful = _UNLAWFUL_FOR.search(words.plain)
    if unlawful:
        return _name(words, *unlawful.span("who"))
    for sentence in words.sentences():
        for modal in _MODAL.finditer(sentence.plain):
            found = _before(sentence, modal.start())
            if found:
                return found
    return ""


def invoker(words: Wording, *, lead: Wording, main: Wording, remedy: bool = False) -> str:
    """Who may use a carve-out: whom it releases, who decides on it, its subject, or that of the words around it."""
    if remedy:
        return _named(words, (_AGAINST,)) or subject(words) or subject(main)
    return _named(words, _RELEASES) or _named(words, _DECIDES) or subject(words) or _around(lead) or _around(main)


def _around(words: Wording) -> str:
    return _named(words, _RELEASES) or subject(words)


def _named(words: Wording, patterns: tuple[re.Pattern[str], ...]) -> str:
    for pattern in patterns:
        for found in pattern.finditer(words.plain):
            name = _name(words, *found.span("who"))
            if name:
                return name
    return ""


def _before(sentence: Wording, end: int) -> str:
    """The name of the actor before a modal: the first piece between commas that opens no adverbial and names one."""
    start = 0
    for comma in (*re.finditer(r",\s*|;\s*|:\s+", sentence.plain[:end]), None):
        stop = comma.start() if comma else end
        piece = sentence.plain[start:stop]
        if not _OPENS_ADVERBIAL.match(piece):
            name = _name(sentence, start, end if _is_list(sentence.plain[start:end]) else stop)
            if name:
                return name
        start = comma.end() if comma else end
    return ""


def _is_list(piece: str) -> bool:
    """Whether commas join several actors ("the department of a, the department of b, and the sheriff")."""
    parts = piece.split(", ")
    return len(parts) > 1 and all(_heads().search(part) and len(part.split()) < 8 for part in parts)


def _name(words: Wording, start: int, end: int) -> str:
    """The name between two places, without determiners and what only describes it; "" if no actor's noun is in it."""
    plain = words.plain[start:end]
    opening = _ENUMERATOR.match(plain)
    low = opening.end() if opening else 0
    determiner = _DETERMINER.match(plain[low:].lstrip())
    low += len(plain[low:]) - len(plain[low:].lstrip()) + (determiner.end() if determiner else 0)
    several = _is_list(plain[low:])
    cut = _CUT_LIST.search(plain, low) if several else _CUT.search(plain, low)
    high = cut.start() if cut else len(plain)
    if not _heads().search(plain, low, high) or high - low > 160:
        return ""
    return words.cut(start + low, start + high)


_CUT_LIST = re.compile(r"\s+(?:that|which|who|whose|acting|using|seeking|shall|must|may|will)\b|[;:(]")


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{alternatives(lists('attr_actors')['heads'])})|\b(?:{alternatives(n for names in lists('attr_bodies').values() for n in names)})"
    )

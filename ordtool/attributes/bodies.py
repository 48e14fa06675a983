"""Which body decides, hears or receives: council, commission, mayor, manager, chief, court, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal, TypeAlias

from ordtool.attributes.late import late
from ordtool.attributes.wording import Wording, either, wording
from ordtool.attributes.wordlists import alternatives, lists

ORDER: Final = ("council", "court", "commission", "mayor", "manager", "chief")
"""From the body that is hardest to move to the easiest."""

About: TypeAlias = Literal["approves", "receives", "reviews"]
_ROLES: Final[Mapping[About, tuple[str, ...]]] = {
    "approves": ("decides", "receives", "acts", "named"),
    "receives": ("receives", "decides", "acts"),
    "reviews": ("acts", "decides", "receives"),
}

_NONE = either(
    r"\bno (?:further |prior |separate )?approval (?:of [^.;]{0,40})?(?:shall be|is) (?:required|needed)\b",
    r"\bwithout (?:the )?(?:need for )?(?:the )?approval of any (?:body|board|council|public)\b",
)
_SHARE = r"(?:(?:an? )?(?:[\w/-]+ ){1,3}(?:vote|majority) of )?"
_DECIDES_LEFT = late(
    r"\b(?:approv\w+|authoriz\w+|consent\w*|permission|votes?|resolution|ordinance|order|ratif\w+|waive\w*"
    r"|determin\w+|finding|decision|discretion|adopted)"
    r"(?: (?:in writing|first|adopted|passed|issued|granted|given|required|specific\w*|either|obtained"
    rf"|in advance)){{0,3}},? (?:by|of|from) {_SHARE}(?:either )?(?:(?:the|an?|its|such|that|any|both) )?$"
)
_DECIDES_RIGHT = either(
    r"^(?:'s?)? (?:\w+ly |prior |written |express |first |advance ){0,3}(?:approv\w+|authoriz\w+|consent"
    r"|adopts?|vot(?:e|es)|finds?|determines?|reviews? and approv\w+)\b",
    r"^,? (?:shall|must|may|has|have|will)(?: \w+){0,6}? (?:approv\w+|authoriz\w+|vote|disapprov\w+|reject|deny"
    r"|adopt|determine|find|decide|make the (?:final )?decision)\b",
)
_WAIVER = late(r"\bwaive\w*")
_TO = late(r"\b(?:to|with|before) (?:(?:the|its) )?$")
_FOR_APPROVAL = late(
    r"^[^.;]{0,40}?\bfor (?:(?:its|their|the) )?(?:\w+ (?:and |or )?){0,2}?(?:review|approval|consideration|action"
    r"|adoption)\b"
)
# "the Ashby Valley" of "the Ashby Valley Commission".
_PROPER: Final = r"(?:(?!(?:of|the|and|or|by|for|that|which|an?|to|in|with|its|their)\b)[\w'-]+ ){0,2}"
_GIVES_LEFT = late(
    r"\b(?:submit\w*|submission|report\w*|present\w*|provid\w+|transmit\w*|forward\w*|deliver\w*|file[ds]?"
    r"|filing|send|sent|noti\w+|inform\w*|hearing|meeting|application|request|appear\w*|recommend\w*|lay|lays|laid|copy"
    "|copies)"
    rf"\b[^.;]{{0,140}}?\b(?:to|with|before|by|of|notify) (?:(?:the|its|both) )?{_PROPER}$"
    r"|\b(?:notif\w+|inform\w*)(?: (?:in writing|promptly))? (?:(?:the|its|both) )?$|\b(?:reviewed|heard"
    "|considered) by (?:the )?$"
)
_REPORTS_TO = late(
    r"\b(?:submit|report|present|transmit|forward|deliver|file|send|certif)\w*\b"
    rf"[^.;]{{0,140}}?\bto (?:(?:the|its) )?{_PROPER}$"
)
_SUBJECT_LEFT = late(
    r"(?:^\W*|[.;:,)] (?:and )?|\b(?:unless|until|if|when|after|before|that|and) )(?:the |an? |any |each |every )?$"
)
_SUBJECT_RIGHT = late(
    r"^(?:,|, (?!and\b|or\b)[^.;:]{3,260},)? (?:shall|must|may|will|has|have"
    r"|holds?|reviews?|considers?|receives?|meets?|acts?)\b"
)
_JOINED = late(
    "^,? (?P<by>and|or|and/or|or,?)(?: then)?(?: by)?(?: in (?:its|the) absence,?)? (?:(?:the|its|an?|his or her) )?$"
)
_BOARD = late(r"(?<!advisory )(?<!review )(?<!oversight )(?<!privacy )(?<!police )(?<!school )\bboard\b(?! of)")


# Only a legislature acts by ordinance.
_BY_ORDINANCE = late(r"\b(?:approv\w+|adopt\w*|authoriz\w+)\b[^.;]{0,60}? by ordinance\b")


@dataclass(frozen=True, slots=True)
class _Mention:
    """A body named in the words; `alternative`: it is the second of two joined by "or"."""

    kind: str
    role: str
    alternative: bool = False


def body(words: Wording, *, lead: Wording, about: About, definitions: Mapping[str, str]) -> str:
    """The body whose act the clause turns on, "" where it names none.

    `about` says whose act that is: who approves, who receives, or who reviews; of two joined by "or" the one that is
    easier to move counts, for it may act alone. `definitions` (term -> its definition) tell what "the Board" is.
    """
    if _NONE.search(words.plain):
        return "none"
    for text in (words.plain, lead.plain):
        head, colon, _ = text.partition(": (")
        found = _of(_mentions(head if colon else text), about)
        if found:
            return found
    by_name = about == "approves" and (_BOARD.search(words.plain) or _BY_ORDINANCE.search(words.plain))
    return _defined(words, definitions) or ("council" if by_name else "")


def acting(words: Wording) -> str:
    """The body that the words bind ("The court shall issue …"), or that hears from whom they bind ("Report to the board")."""
    head = words.plain.partition(": (")[0]
    found = [mention.kind for mention in _mentions(head) if mention.role == "acts"]
    given = [_kinds()[hit[0]] for hit in _names().finditer(head) if _REPORTS_TO.search(head[: hit.start()])]
    return next(iter(found or given), "")


def waiving(words: Wording, *, after: Wording) -> str:
    """The body that decides on a waiver: as its words say, or the later sentences on it where they are passive."""
    later = [mention for one in after.sentences() if _WAIVER.search(one.plain) for mention in _mentions(one.plain)]
    return _of(_mentions(words.plain), "approves") or _of(tuple(later), "approves")


def _of(mentions: tuple[_Mention, ...], about: About) -> str:
    if about == "reviews" and any(mention.kind == "commission" for mention in mentions):
        return "commission"
    for role in _ROLES[about]:
        found = [mention for mention in mentions if mention.role == role]
        if found:
            first = [m.kind for m in found if not m.alternative]
            others = [m.kind for m in found if m.alternative]
            best = min(first, key=ORDER.index) if first else others[0]
            return max((best, *others), key=ORDER.index)
    return ""


@lru_cache(maxsize=256)
def _mentions(plain: str) -> tuple[_Mention, ...]:
    """Every body that is named; asked of the same words for several attributes."""
    return tuple(_in_turn(plain))


def _in_turn(plain: str) -> Iterator[_Mention]:
    """Every body that is named, with its role; one that is joined to another shares the other's role."""
    role, end = "", 0
    for found in _names().finditer(plain):
        joint = _JOINED.match(plain[end : found.start()]) if role and found.start() - end < 40 else None
        if joint is None or role == "named":
            role = _role(plain, found.start(), found.end())
        yield _Mention(_kinds()[found[0]], role, alternative=joint is not None and "or" in joint["by"].split("/"))
        end = found.end()


def _role(plain: str, start: int, end: int) -> str:
    left, right = plain[max(0, start - 180) : start], plain[end : end + 300]
    if _DECIDES_LEFT.search(left) or _DECIDES_RIGHT.search(right) or (_TO.search(left) and _FOR_APPROVAL.search(right)):
        return "decides"
    if _GIVES_LEFT.search(left):
        return "receives"
    return "acts" if _SUBJECT_LEFT.search(left) and _SUBJECT_RIGHT.search(right) else "named"


def _defined(words: Wording, definitions: Mapping[str, str]) -> str:
    """The body that a defined term of the clause stands for."""
    for term, definition in definitions.items():
        if term and re.search(rf"\b{re.escape(term.lower())}\b", words.plain):
            found = _names().search(wording(definition).plain)
            if found:
                return _kinds()[found[0]]
    return ""


@cache
def _kinds() -> Mapping[str, str]:
    return {name: kind for kind, names in lists("attr_bodies").items() for name in names}


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(_kinds())})")

"""Permissions set apart from a ban: a section of its own lets somebody do the very thing that another section forbids.

"No department shall use X." and, a section later, "The airport may use X to …". Beside `permissions`, which knows those of one
paragraph. Taught by: labels.md 3 (what takes something out of a ban) and 3a, "Permission or exception".
"""

from __future__ import annotations

import re
from functools import lru_cache

from ordtool.attributes.late import late

_THINGS = (
    late(r"\b(?:face|faces|facial|biometrics?)\b", re.I),
    late(r"\b(?:drones?|unmanned aircraft|unmanned aerial)\b", re.I),
    late(r"\bcell site simulators?\b", re.I),
    late(r"\bsurveillance technolog(?:y|ies)\b", re.I),
    late(r"\bpredictive policing\b", re.I),
)
"""What a ban and the permission that undoes it both name."""
_AGAIN = late(r"\b(?:the|such|this) technology\b", re.I)
"""The thing as it is named the second time."""
_BAN = late(
    r"^(?:[\w .]{1,40}\. )?(?:no|neither)\b[^.;]{2,160}\b(?:shall|may)\b|\b(?:shall|may|must) not\b"
    r"|\b(?:unlawful|prohibited|forbidden)\b",
    re.I,
)
_NARROW = late(r"\b(?:unless|except|only|other than|subject to|pursuant to|approv\w+)\b", re.I)
"""A ban that says itself when the thing may be done: what follows on it repeats its terms."""
_ACT = r"(?:use|operate|run|deploy|employ|fly|compare|unlock|test|access|obtain|install|identify|record|possess)"
_DONE = r"(?:used|operated|run|deployed|employed|flown|compared|tested|installed|identified|possessed|searched)"
_LETS = late(
    rf"""
    ^(?!(?:no|neither|nor|nothing|none)\b)(?:[^,;]{{3,140}},\ )?[^,;]{{2,140}}?\b(?:
        may\ (?:(?:also|however|nevertheless|nonetheless|temporarily|still)\ )?(?:{_ACT}|be\ {_DONE})\b
      | (?:is|are|shall\ be)\ (?:permitted|allowed|authorized|free)\ to\ {_ACT}\b
      | (?:is|are|shall\ be)\ (?:permitted|allowed)\ (?:upon|for|in|when|where|if|so\ long|to\b(?!\ {_ACT})) )
  | ^it\ (?:is|shall\ be)\ (?:lawful|permissible|permitted)\ (?:for\ [^,;]{{2,80}}?\ )?to\ {_ACT}\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_KEEPS = late(
    r"\b(?:only|solely|unless|warrants?|court orders?|polic(?:y|ies)|council|board|plaintiff|court|certif\w+)\b"
    r"|\b(?:accordance|compliance|conformity|consistent|comply) (?:with|to)\b|\bsubject to\b"
    r"|\b(?:permitted|authorized|approved|allowed) (?:use|purpose)s?\b|\bas (?:this|provided|authorized|permitted|allowed)\b"
    r"|\b(?:shall|must|may) not\b|^(?:the |an? |any )?(?:commission|committee|public|resident|person)\b"
    r"|\b(?:pursuant to|under|in) (?:this )?(?:sub)?(?:section|subdivision|paragraph|division)\b",
    re.IGNORECASE,
)
"""A permission that keeps to the rule or narrows itself, and who is not bound by it or decides on it."""
_LONG = 80_000
"""Characters above which a text is a code: what one of its laws forbids, another may well permit."""
_SENTENCE_END = late(r"(?<=[.;:])\s+")


def undone(law: str, sentence: str) -> bool:
    """Whether a sentence lets somebody do what another sentence of the law forbids outright."""
    if len(law) > _LONG or not _LETS.search(sentence) or _KEEPS.search(sentence):
        return False
    banned = _banned(law)
    return any(_THINGS[thing].search(sentence) or _AGAIN.search(sentence) for thing in banned)


@lru_cache(maxsize=4)
def _banned(law: str) -> frozenset[int]:
    """The things that the law forbids outright, by their place among all."""
    bans = [s for s in _SENTENCE_END.split(law) if _BAN.search(s) and not _NARROW.search(s)]
    return frozenset(n for n, thing in enumerate(_THINGS) if any(thing.search(ban) for ban in bans))

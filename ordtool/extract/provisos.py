"""What reads like the cue of an exception and takes nothing out: provisos that bind, bounds of a purpose, free permissions.

"Provided that the city shall notify …" adds a duty, "for no purpose other than …" says what for, and a permission after "but"
takes something out only of a ban. Taught by: labels.md 3 (hard negatives).
"""

from __future__ import annotations

import re

from ordtool.attributes.late import late

_BUT_MAY = late(
    r"(?:but|though) (?:(?:an?|any|the|such|that) (?:\w+ ){1,3}may (?!be\b)"
    r"|(?:\w+ ){1,3}[^,;]{0,90}\bmay be (?:received|used|accepted))",
    re.IGNORECASE,
)
_BAN = late(
    r"\b(?:shall|may|must) (?:not|only|neither)\b|^\s*(?:no|neither)\b|\bunlawful\b|\bprohibited\b|\bconfidential\b"
    r"|\bexempt from\b",
    re.IGNORECASE,
)
_PROVISO_TAKES = late(
    r"\bmay\b|\bnot\b|\bonly\b|\bexempt|\bno (?:such|approval|report|notice|warrant)\b|\bneed\b|\bwithout\b"
    r"|\b(?:cure|correct|remedy)\b|\bno \w+ (?:is|are|shall be|will be) (?:needed|required|necessary)\b",
    re.IGNORECASE,
)


_PROVISO_BAN = late(
    r",? (?:that )?(?:the|such|an?|any|no)\b(?: \w+){1,4} (?:shall|may|must) not (?:use|share|disclose|sell|retain|keep|access)\b"
    r"(?!.*\b(?:unless|except|apply)\b)",
    re.IGNORECASE,
)
"""A proviso that narrows a permission ("may use cameras, provided that the agency shall not use those of schools")."""
_PROVISO_DUTY = late(
    r",? if [^,;]{3,160}, (?:the|such|that|an?|it|they)\b(?: \w+){0,3} (?:shall|must)\b", re.IGNORECASE
)
"""A proviso that binds where a condition holds ("provided that if there was none, the agency shall say so")."""


def permits_freely(sentence: str, cue: re.Match[str], lead: str = "") -> bool:
    """A permission after "but" takes something out only of a ban, which the lead-in of a list may hold."""
    before, word = f"{lead} {sentence[: cue.start()]}".lstrip(), cue["cue"].lower()
    if word == "other than":
        return _bounds_a_purpose(before, sentence[cue.end() :])
    if word == "without" and _OF_THEM.match(sentence, cue.end()):
        return not (_BAN.search(before) and _PASSES_ON.search(before))
    if word == "without" or word.startswith("or as"):
        return not _BAN.search(before)
    return bool(_BUT_MAY.match(sentence, cue.start())) and not _BAN.search(before)


def _bounds_a_purpose(before: str, after: str) -> bool:
    """Whether "other than" only says what for ("for no purpose other than …"), or stands in no rule that it could open."""
    if _WHAT_FOR.search(before):
        return True
    if IF.match(before) and re.search(r",[^,;]*\b(?:shall|must)\b", after):
        return False
    if _GROUND_NEXT.match(after) or (before.endswith(", ") and not re.search("[,;]", after)):
        return False
    return not (_BAN.search(before) or _TO_ALL.search(before))


IF = late(r"^\W*(?:if|when|where|whenever) [^;:]{10,}, $", re.IGNORECASE)
"""A condition that is not over yet."""
_WHAT_FOR = late(r"\b(?:purposes?|reasons?|uses?|manner|means|ways?)\s$", re.IGNORECASE)
_GROUND_NEXT = late(r"\s(?:to|as|if|when|where|in|pursuant|for|under|by)\b", re.IGNORECASE)
_TO_ALL = late(r"\bappl(?:y|ies) to (?:all|any|each|every)\b[^,;]*$", re.IGNORECASE)
_OF_THEM = late(r" [^,;.]{0,60}\b(?:consent|permission|authorization) (?:of|from)\b", re.IGNORECASE)
_PASSES_ON = late(
    r"\b(?:sell|sold|offer for sale|share|shared|disclose|disclosed|release|released|transfer|transferred|furnish|provided?|convey"
    r"|disseminate|disseminated|made available|make available|publish)\b",
    re.IGNORECASE,
)
"""What people consent to is that data about them go elsewhere; consent to a search or an interview is the safeguard itself."""


def adds_a_duty(sentence: str, cue: re.Match[str]) -> bool:
    """A proviso that only adds a duty ("provided that the city shall notify …") takes nothing out."""
    if not cue["cue"].lower().startswith("provided"):
        return False
    if _PROVISO_BAN.match(sentence, cue.end()) and not _BAN.search(sentence[: cue.start()]):
        return True
    duty = _PROVISO_DUTY.match(sentence, cue.end())
    return not _PROVISO_TAKES.search(sentence, duty.end() if duty else cue.end())

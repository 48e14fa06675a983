"""What is owed once a carve-out was used: a report, a notice, deletion, a vote to ratify."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ordtool.attributes.late import late
from ordtool.attributes.wording import Wording, either

_PAPER = r"(?:report|account|statement|summary|documentation|explanation|justification|record|log)"
_OWED: Final = (
    (
        "report",
        either(
            r"\b(?:shall|must|will|and|or|to) (?:\w+ly )?(?:report|document|log)\b(?! (?:requirement|deadline))"
            r"|[.):] (?:report|document|log) |\b(?:is|are|be|been) (?:\w+ly )?(?:reported|documented|logged"
            r"|noted)\b",
            r"(?<!\bnot )\b(?:submit|file|provide|include|deliver|present|prepare|make|give|send|release|disclose"
            rf"|describe|describ|list)\w*\b[^.;]{{0,140}}?\b{_PAPER}s?\b",
            r"\b(?:released?|included?|disclosed?|described?|listed|reported|noted) in (?:the|its"
            r"|each) (?:\w+ ){0,3}?report\b",
        ),
    ),
    (
        "notice",
        either(
            r"\b(?:notif(?:y|ies|ied)|informs?|informed)\b",
            r"\b(?:give|given|gives|provide|provided|provides|send|sends|post|publish|serve"
            r"|serves)\b[^.;]{0,60}?\bnoti(?:ce|fication)\b",
            r"\bwritten notice\b",
            r"\b(?:note|notes|noted|state|states|announce|announces) (?:\w+ ){0,4}?(?:website|web site|publicly|to the public)\b",
        ),
    ),
    (
        "delete",
        either(
            r"\b(?:delet(?:e|ed|es|ion)|destroy(?:ed|s)?|destruction|purged?|expunged?|erased?|dispos(?:e|ed) of)\b"
        ),
    ),
    (
        "ratify",
        either(
            r"\bratif\w+|\bretroactive(?:ly)? approv\w+|\bsubsequently (?:be )?approved\b"
            r"|\bapproved? or (?:rejected?|denied|deny|reject|disapproved?)\b",
            r"\b(?:request|seek|obtain|apply for|submit|present|bring)\w*\b[^.;]{0,160}?\b(?:approval"
            r"|authorization|ratification)\b",
        ),
    ),
)
_DUTY = either(r"\b(?:shall|must|will)\b(?! not\b)|\b(?:(?:is|are) required to)\b")
_CONDITION = either(
    r"\b(?:if|provided that|so long as|as long as|only after|until|unless) (?!necessary|applicable|any\b)"
)
# How the sentences after a carve-out point back to its use: by its own name, even from the next paragraph, …
_BY_NAME: Final = {
    "exigency": r"\b(?:exigen\w+|emergenc\w+)\b",
    "silence": r"\b(?:by default|deemed|without (?:a )?vote)\b",
    "waiver": r"\bwaive\w*|\bauthoriz\w+\b",
    "confidentiality": r"\b(?:redact\w*|withheld|withholds?|omitted|omission)\b",
    "judicial_process": r"\b(?:such|receiv\w+|responding to|the) (?:[\w,]+ ){0,3}?(?:court orders?|warrants?|subpoenas?)\b",
    "trial": r"\b(?:pilot|trial|test)\b",
    "joint_operations": r"\b(?:joint|task force|mutual aid)\b",
    "received_evidence": r"\b(?:receipt|received|receives)\b",
    "missing_persons": r"\b(?:missing|search(?:es)?)\b",
}
# … or, within the same paragraph, by "such use" and "the request".
_NEARBY: Final = either(
    r"\b(?:such|those|the|that|this|any|each|an?) (?:\w+ ){0,2}?(?:use|acquisition|exception|exemption|waiver"
    r"|redaction|omission|disclosure|trial|pilot|receipt|determination|extension)\b",
    r"^\W*(?:the|such|that|this|each) (?:request|application|notice|report|record|log|statement|letter)\b",
    r"\b(?:under|pursuant to|by|permitted by) this (?:subsection|paragraph|subdivision|clause)\b",
)
_ITEM = late(r"^\W*\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)] ")
_OWN_SUBJECT = late(
    r"^\W*\(?\w{1,4}[.)] (?:the|an?|any|each|no|nothing|if|when|unless|except|\w+ (?:shall|may|must)|\w+\. )"
)


def after_duties(label: str, words: Wording, *, after: Wording) -> list[str]:
    """What is owed once a carve-out was used: report, notice, delete, ratify, in the order of the words.

    `after` holds the sentences that follow it; only those that point back to its use count. Of a notice-and-cure bar
    (`carveout.remedy`) only the notice is owed.
    """
    if label == "carveout.remedy":
        return ["notice"] if _OWED[1][1].search(words.plain) or "first gives" in words.plain else []
    owed: list[str] = []
    for plain in (*_own(words), *_following(after, _BY_NAME.get(label.partition(".")[2], r"(?!)"))):
        places = [(hit.start(), name) for name, pattern in _OWED if (hit := pattern.search(plain))]
        owed.extend(name for _, name in sorted(places) if name not in owed)
    return owed


def _own(words: Wording) -> Iterator[str]:
    """The carve-out's own words from its duty or condition on; what goes before says what it takes out."""
    for sentence in words.sentences():
        starts = [hit.start() for pattern in (_DUTY, _CONDITION) if (hit := pattern.search(sentence.plain, 3))]
        if starts:
            yield sentence.plain[min(starts) :]


def _following(after: Wording, name: str) -> Iterator[str]:
    """The sentences that follow and state a duty that comes with the use, and the items that one leads into."""
    linked, nearby = False, True
    for sentence in after.sentences():
        plain = sentence.plain
        if linked and not _DUTY.search(plain) and _ITEM.match(plain) and not _OWN_SUBJECT.match(plain):
            yield plain
            continue
        nearby = nearby and not _OWN_SUBJECT.match(plain)
        linked = bool(_DUTY.search(plain)) and bool(re.search(name, plain) or (nearby and _NEARBY.search(plain)))
        if linked:
            yield plain

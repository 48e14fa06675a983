"""What narrows a carve-out, what keeps it open, and what is owed once it was used."""

from __future__ import annotations

import re
from typing import Final

from ordtool.attributes.wording import Wording

_END = r"(?=[,;.]|\s+(?:and|or|but)\s+(?:that|which|the|are|is|shall|may)\b|$)"
_LIMITERS: Final = (
    re.compile(r"\bprovided(?:,)?(?:\s+however)?(?:,)?\s+that\b(?P<what>[^.]{3,300})"),
    re.compile(r"(?P<what>\bunless\b[^.;]{3,260})"),
    re.compile(r"(?P<what>\b(?:so|as)\s+long\s+as\b[^.;]{3,200})"),
    re.compile(
        r"(?P<what>\bonly\s+(?:if|for|when|where|to|with|after|upon|by|until|while|during|in|under|as|on)\b[^.;]{3,160})"
    ),
    re.compile(r"(?P<what>\b(?:solely|exclusively)\b[^,.;]{0,120})"),
    re.compile(r"(?P<what>\b(?:used\s+)?(?:primarily|principally)\s+(?:for|to|by|intended|in)\b[^,.;]{2,120})"),
    re.compile(
        r"\b(?:that|which|and|who)\s+(?P<what>(?:(?:is|are|was|were|do|does|will|shall|can|may|has|have)\s+not|cannot|do(?:es)?\s+not\s+and\s+will\s+not|will\s+never|neither)\b[^,.;]{3,160})"
    ),
    re.compile(r"(?P<what>\b(?:shall|will|must|may|can)\s+not\b[^.;]{3,160})"),
    re.compile(r"(?P<what>\b(?:to\s+the\s+extent|insofar\s+as)\b[^,.;]{0,120})"),
    re.compile(
        r"\b(?P<what>(?:if|but\s+only\s+if)\s+(?:the|such|that|it|there|no|all|each|any|both|\(i\))\b[^.]{3,260})"
    ),
    re.compile(r"(?P<what>\b(?:knowingly|voluntarily|temporarily|manually)\b(?:\s+and\s+\w+ly)?[^,.;]{0,60})"),
    re.compile(
        r"(?P<what>\bnot\s+(?:designed|used|intended|equipped|connected|analyzed|shared|body-worn|worn|generated|obtained|requested|retained|primarily)\b[^,.;]{2,160})"
    ),
    re.compile(r"(?P<what>\bsubject\s+to\b[^,.;]{2,120})"),
    re.compile(r"(?P<what>\bin\s+(?:writing|connection\s+with)\b[^,.;]{0,120})"),
    re.compile(r"(?P<what>\bnecessary\s+(?:to|for)\b[^,.;]{2,100})"),
)
_LEAD: Final = re.compile(
    r"(?P<what>\b(?:unless|provided|except\s+(?:where|when|if)|so\s+long\s+as|as\s+long\s+as)\b[^.;:]{3,240})"
)

_OPEN = re.compile(
    r"\bincluding(?:\s*,)?\s+(?:but(?:\s+(?:is|are))?\s+not\s+(?:necessarily\s+)?limited|without\s+limitation)\b|\bbut\s+not\s+limited\s+to\b|\b(?:or|and)\s+(?:any\s+)?(?:other\s+)?similar\b|\bor\s+the\s+like\b|\bsuch\s+other\b|\betc\b|\band\s+so\s+forth\b"
    r"|\bor\s+(?:any\s+)?other(?:wise)?\s+(?:\w+\s+){0,4}?(?:purposes?|reasons?|circumstances?|devices?|technolog\w+|matters?|uses?|situations?|emergenc\w+|needs?|means|equipment)\b|\bas\s+(?:otherwise\s+|may\s+be\s+)?(?:determined|deemed|designated|authorized|defined|decided|approved)\s+(?:\w+\s+){0,2}?by\b|\bas\s+(?:the\s+[\w\s]{2,40}?|it|he\s+or\s+she|they)\s+(?:determines?|deems?|sees\s+fit|considers?)\b"
    r"|\b(?:determines?|deems?|concludes?|believes?|considers?)\s+(?:that\s+)?(?:the|it|such|this|there|disclosure|compliance|following|an?|no|[a-z]+ing)\b|\bdiscretion\b|\bin\s+(?:the\s+)?(?:opinion|judgment)\s+of\b|\bin\s+(?:its|his|her|their)\s+(?:sole\s+)?(?:opinion|judgment)\b|\bfor\s+any\s+(?:other\s+)?(?:reason|purpose|lawful\s+purpose)\b|\band\s+similar\b|\bother\s+good\s+cause\b|\bgood\s+cause\b"
)

_OWED: Final = (
    (
        "report",
        re.compile(
            r"\b(?:report(?:ed|s|ing)?\b(?!\s+(?:requirements?|deadline|timeline|required))|document(?:ed)?\s+(?:the|each|any|in\s+writing|why|such)|(?:submit|file|provide|include|deliver|present|prepare)\w*\b[^.;]{0,120}?\b(?:report|account|statement|summary|documentation)\b|written\s+(?:account|summary|explanation|justification|statement|record)|record\s+(?:the|each|in\s+writing))"
        ),
    ),
    (
        "notice",
        re.compile(
            r"\b(?:notif(?:y|ies|ied)|inform(?:s|ed)?\s+the|(?:give|provide|send|post|publish)\w*\b[^.;]{0,60}?\bnoti(?:ce|fication)\b|written\s+notice)\b"
        ),
    ),
    (
        "delete",
        re.compile(
            r"\b(?:delet(?:e|ed|es|ion)|destroy(?:ed|s)?|destruction|purged?|expunged?|erased?|dispose\s+of|permanently\s+remove)\b"
        ),
    ),
    (
        "ratify",
        re.compile(
            r"\bratif\w+|\b(?:request|seek|obtain|apply\s+for|submit|present)\w*\b[^.;]{0,160}?\b(?:approval|authorization)\b|\bsubsequently\s+(?:be\s+)?approved\b|\bapproved?\s+or\s+(?:rejected?|denied|deny|reject|disapproved?)\b|\bretroactive(?:ly)?\s+approv\w+|\bcomply\s+with\s+section\b[^.;]{0,60}?\bapproval"
        ),
    ),
)
_DUTY = re.compile(r"\b(?:shall|must|will|is\s+required\s+to|are\s+required\s+to)\b")
_AFTERMATH = re.compile(
    r"\b(?:after|following|within|upon|subsequent\w*|once|when|such\s+(?:use|acquisition|exigent|exception|approval|determination|redaction|waiver|disclosure)|exigent|emergency|the\s+end\s+of|next\s+(?:annual|regular\w*|report)|that\s+(?:use|acquisition|surveillance|technology)|this\s+(?:subsection|paragraph|exception|subdivision)|by\s+default|promptly|immediately|any\s+(?:information|data|technology|surveillance\s+technology)\s+\w+)\b"
)


def limiter(words: Wording, *, lead: Wording) -> str:
    """The words that narrow a carve-out, its own first, then the proviso of its list's lead-in; "" if none."""
    taken: list[tuple[int, int]] = []
    for pattern in _LIMITERS:
        for found in pattern.finditer(words.plain):
            start, end = found.span("what")
            if start > 12 and not any(start < high and low < end for low, high in taken):
                taken.append((start, end))
    own = [words.cut(start, end) for start, end in sorted(taken)]
    proviso = _LEAD.search(lead.plain)
    outer = [lead.cut(*proviso.span("what"))] if proviso else []
    return "; ".join(phrase for phrase in (*own, *outer) if phrase)


def open_ended(words: Wording) -> bool:
    """Whether the words leave open what they take out: an example list, "similar", somebody's discretion."""
    return bool(_OPEN.search(words.plain))


def after_duties(words: Wording, *, after: Wording) -> list[str]:
    """What is owed once a carve-out was used: report, notice, delete, ratify, in the order of the words."""
    owed: dict[str, int] = {}
    for offset, text in ((0, words), (len(words.plain), after)):
        duty = _DUTY.search(text.plain)
        if duty is None:
            continue
        for name, pattern in _OWED:
            found = pattern.search(text.plain, 0 if text is after else duty.start())
            if found and (text is words or _AFTERMATH.search(text.plain)):
                owed.setdefault(name, offset + found.start())
    return sorted(owed, key=lambda name: (owed[name], name))

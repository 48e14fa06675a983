"""What must be known, suspected or ordered before one may act, and for which crimes."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from ordtool.attributes.late import late
from ordtool.attributes.wording import Wording

_STANDARDS: Final = (
    (
        "warrant",
        late(
            r"\b(?:pursuant to|under|with|without|absent|upon|by|unless|obtain\w*|requir\w+|present\w*"
            r"|issu\w+|through|has|have|in response to|comply with|execut\w+|via|of|or|and"
            r"|first) (?:[\w'-]+ ){0,6}?"
            r"(?:warrants?|judicial orders?)\b(?! ?(?:less| officer|y))"
            r"|^(?:\W|a|any|the|valid|judicial|search|criminal|arrest)*\bwarrants?\b|\bwarrant (?:is"
            r"|shall be|must be|has been) (?:required|obtained|issued)|\bjudicial (?:warrant|order)"
        ),
    ),
    ("probable cause", late(r"\bprobable cause\b")),
    ("reasonable suspicion", late(
        r"\breasonabl[ey](?:,)? (?:and )?(?:articulable )?suspicion\b|\breasonably suspect\w*"
        r"|\barticulable suspicion\b|\bspecific and articulable facts\b")),
    ("knowledge", late(
        r"\bknowing(?:ly)?\b(?!(?: ?, ?\w+ly)*(?: ?,? ?(?:and )?\w+ly)? (?:consent|declin|waiv|agree"
        r"|provid))|\bactual knowledge\b|\bintentional(?:ly)?\b|\bwillful(?:ly)?\b|\bwilful(?:ly)?\b"
        r"|\bwith (?:the )?knowledge\b|\bknows?\b")),
)  # fmt: skip
_NO_STANDARD = late(
    r"\bto (?:establish|support|show|provide|demonstrate|constitute) (?:a |the )?(?:probable cause"
    r"|reasonable suspicion)|\b(?:not|sole|only)\b[^.;]{0,60}?\b(?:basis"
    r"|grounds?)\b[^.;]{0,40}?\bprobable cause"
)

_CRIME = late(
    r"\b(?P<crime>(?:(?:violent|serious|specified|certain|enumerated|federal|state|capital|major|criminal"
    r"|particular|specific|heinous|sexual|sex|hate|property|ongoing|active|local|class [a-e\d]"
    r"|first[-\s]degree) (?:or )?){0,3}"
    r"(?:felon(?:y|ies)(?: (?:or|and) misdemeanors?| offenses?| charges?)?|misdemeanors?"
    r"|crimes?(?: of violence| against (?:children|persons?|property|a child"
    r"|humanity))?(?: or \w+ (?:crimes?|offenses?))?"
    r"|criminal (?:charges?|offenses?|activity|investigations?|conduct|acts?|violations?|proceedings?"
    r"|prosecutions?)|homicides?|murders?|kidnapp?ings?|abductions?|terroris[mt]\w*|human trafficking"
    r"|sex trafficking"
    r"|child (?:sexual abuse|exploitation|pornography)|rape|robber(?:y|ies)|burglar(?:y|ies)|shootings?"
    r"|arson|carjackings?|sexual assaults?|(?:violent|serious|sexual|sex|capital) offenses?"
    r"|traffic (?:violations?|offenses?)))\b(?! (?:screening|information|database|lab\w*|scenes?|stoppers)\b)"
    r"(?P<more>(?:,? (?:or|and) |, )(?:(?:an?|any) )?(?:\w+ ){0,2}?(?:felon(?:y|ies)|misdemeanors?"
    "|crimes?|homicides?|murders?|kidnapp?ings?|terrorism|trafficking|robber(?:y|ies)|rape|arson|exploitation"
    "|assaults?|abductions?|burglar(?:y|ies)|carjackings?|hijackings?|thefts?|fraud|larceny|stalking|abuse|shootings?"
    r"|offenses?)\b)*"
)

# Of what somebody was convicted, suspected or charged: the whole list of offences counts, not the first that it names.
_CONVICTED = late(
    r"\b(?P<crime>(?:convicted|charged|accused|suspected|guilty|found guilty)(?: at any time| \w+ly)? (?:of"
    r"|with) (?!an? (?:violation|breach) of this\b)"
    r"(?:[^;:]{3,160}?(?=,? (?:or|and) (?:\(?[a-z0-9]{1,3}[.)] |(?:is|has|was|who)\b)|[;:]|\. |\.?$)|[^;:]{3,160}))"
)
_SERVES = late(
    r"\b(?:prosecution|investigation|prevention|detection|enforcement) of (?P<crime>(?!(?:this|the law|a law"
    r"|laws|any law)\b)"
    r"[^,.;:]{0,60}?\b(?:fraud|theft|accidents?|infractions?|violations?|trespass\w*|threats?)\b[^,.;:]{0,90})"
    r"|\b(?:associated with|relat\w+ to|following|after) (?P<event>(?:an? "
    r"|any )?(?:\w+ ){0,3}?(?:accidents?|infractions?|collisions?)\b[^,.;:]{0,90})"
    r"|\binvestigating (?P<matter>(?!(?:and|or|the|a|an|any)\b)[^,.;:]{3,120})"
)
"""What is no crime by name but what the police look into."""
_NARROWED = late(
    r" (?:other than|except(?: for)?|involving|against|punishable by|that (?:is|are|would)|for which) [^,.;:]{3,90}"
)
_PROCEDURE = late(r"\bcriminal (?:investigation|proceeding|prosecution)s?$")


def standard(words: Wording) -> str:
    """The strictest standard that the words demand, or the laxest of those they offer as alternatives; "" if none."""
    plain = _NO_STANDARD.sub(" ", words.plain)
    found = [(hit.start(), hit.end(), name) for name, pattern in _STANDARDS if (hit := pattern.search(plain))]
    if not found:
        return ""
    ordered = sorted(found)
    either = any(
        re.search(r"\bor\b", plain[one[1] : two[0]]) and two[0] - one[1] < 90 and "upon" not in plain[one[1] : two[0]]
        for one, two in pairwise(ordered)
    )
    return found[-1][2] if either else found[0][2]


def crime_scope(words: Wording) -> str:
    """For which crimes, as written; "" where the words name none. An offence counts before a mere investigation."""
    convicted = _CONVICTED.search(words.plain)
    if convicted:
        return words.cut(*convicted.span("crime"))
    hits = list(_CRIME.finditer(words.plain))
    offences = [hit for hit in hits if not _PROCEDURE.search(hit[0])]
    served = None if offences else _SERVES.search(words.plain)
    if served:
        return words.cut(*served.span(served.lastgroup or 0))
    if not hits:
        return ""
    start, end = (offences or hits)[0].span()
    narrowed = _NARROWED.match(words.plain, end)
    return words.cut(start, narrowed.end() if narrowed else end)


def offences(words: Wording) -> str:
    """The offences that a rule turns on, as written; "" where the words name none but an investigation."""
    found = crime_scope(words)
    return "" if _PROCEDURE.search(found.lower()) else found

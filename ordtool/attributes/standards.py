"""What must be known, suspected or ordered before one may act, for which crimes, and who may sue."""

from __future__ import annotations

import re
from typing import Final

from ordtool.attributes.wording import Wording

_STANDARDS: Final = (
    (
        "warrant",
        re.compile(
            r"\b(?:pursuant\s+to|under|with|without|absent|upon|by|unless|obtain\w*|requir\w+|present\w*|issu\w+|through|has|have|in\s+response\s+to|comply\s+with|execut\w+|via|of|or|and|first)\s+(?:[\w'-]+\s+){0,6}?"
            r"(?:warrants?|judicial\s+orders?)\b(?!\s*(?:less|\s+officer|y))"
            r"|^(?:\W|a|any|the|valid|judicial|search|criminal|arrest)*\bwarrants?\b|\bwarrant\s+(?:is|shall\s+be|must\s+be|has\s+been)\s+(?:required|obtained|issued)|\bjudicial\s+(?:warrant|order)"
        ),
    ),
    ("probable cause", re.compile(r"\bprobable\s+cause\b")),
    ("reasonable suspicion", re.compile(r"\breasonabl[ey](?:,)?\s+(?:and\s+)?(?:articulable\s+)?suspicion\b|\breasonably\s+suspect\w*|\barticulable\s+suspicion\b|\bspecific\s+and\s+articulable\s+facts\b")),
    ("knowledge", re.compile(r"\bknowing(?:ly)?\b(?!(?:\s*,\s*\w+ly)*(?:\s*,?\s*(?:and\s+)?\w+ly)?\s+(?:consent|declin|waiv|agree|provid))|\bactual\s+knowledge\b|\bintentional(?:ly)?\b|\bwillful(?:ly)?\b|\bwilful(?:ly)?\b|\bwith\s+(?:the\s+)?knowledge\b|\bknows?\b")),
)  # fmt: skip
_NO_STANDARD = re.compile(
    r"\bto\s+(?:establish|support|show|provide|demonstrate|constitute)\s+(?:a\s+|the\s+)?(?:probable\s+cause|reasonable\s+suspicion)|\b(?:not|sole|only)\b[^.;]{0,60}?\b(?:basis|grounds?)\b[^.;]{0,40}?\bprobable\s+cause"
)

_CRIME = re.compile(
    r"\b(?P<crime>(?:(?:violent|serious|specified|certain|enumerated|federal|state|capital|major|criminal|particular|specific|heinous|sexual|sex|hate|property|ongoing|active|local|class\s+[a-e\d]|first[-\s]degree)\s+(?:or\s+)?){0,3}"
    r"(?:felon(?:y|ies)(?:\s+(?:or|and)\s+misdemeanors?|\s+offenses?|\s+charges?)?|misdemeanors?|crimes?(?:\s+of\s+violence|\s+against\s+(?:children|persons?|property|a\s+child|humanity))?(?:\s+or\s+\w+\s+(?:crimes?|offenses?))?"
    r"|criminal\s+(?:charges?|offenses?|activity|investigations?|conduct|acts?|violations?|proceedings?|prosecutions?)|homicides?|murders?|kidnapp?ings?|abductions?|terroris[mt]\w*|human\s+trafficking|sex\s+trafficking"
    r"|child\s+(?:sexual\s+abuse|exploitation|pornography)|rape|robber(?:y|ies)|burglar(?:y|ies)|shootings?|arson|carjackings?|sexual\s+assaults?|(?:violent|serious|sexual|sex|capital)\s+offenses?|traffic\s+(?:violations?|offenses?)))\b"
    r"(?P<more>(?:,?\s+(?:or|and)\s+|,\s+)(?:(?:an?|any)\s+)?(?:\w+\s+){0,2}?(?:felon(?:y|ies)|misdemeanors?|crimes?|homicides?|murders?|kidnapp?ings?|terrorism|trafficking|robber(?:y|ies)|rape|arson|exploitation|offenses?)\b)*"
)

_OFFICIAL = re.compile(
    r"\b(?:city\s+attorney|town\s+attorney|county\s+attorney|village\s+attorney|attorney\s+general|district\s+attorney|city\s+solicitor|corporation\s+counsel|city\s+prosecutor|state's\s+attorney|county\s+counsel"
    r"|inspector\s+general|civil\s+rights\s+(?:commission|department|division))\b[^.;]{0,60}?\b(?:may|shall|can)\b[^.;]{0,40}?\b(?:bring|commence|institute|enforce|file|initiate|seek|prosecute|maintain)"
    r"|\b(?:brought|commenced|instituted|enforced|filed|initiated|maintained)\b[^.;]{0,30}?\b(?:only|solely|exclusively)\s+by\s+the\b|\bonly\s+the\s+(?:city|town|county|district|state)?\s*(?:attorney|solicitor|corporation\s+counsel|prosecutor)"
)
_WHO = r"(?:persons?|individuals?|part(?:y|ies)|plaintiffs?|residents?|people|one|employees?|consumers?|customers?|citizens?|members?\s+of\s+the\s+public)"
_AGGRIEVED = re.compile(
    rf"\b(?:aggrieved|injured|harmed|wronged|adversely\s+affected)\b|\b{_WHO}\s+(?:who\s+(?:has|have|had|is|was|were|are|suffers?|suffered|can|believes?|was)|whose|against\s+whom|about\s+whom|of\s+whom|to\s+whom|subjected|affected|identified|suffering|claiming\s+to)\b|\bsubject\s+of\s+the\b|\bdata\s+subject"
)
_RESIDENT = re.compile(r"\b(?:residents?|taxpayers?|citizens?|voters?|registered\s+voters?|property\s+owners?)\b")
_ANY_PERSON = re.compile(
    r"\b(?:any|a|every|each|all)\s+(?:natural\s+)?(?:person|individual|member\s+of\s+the\s+public|party|one|entity|organization|plaintiff)s?\b|\banyone\b|\banybody\b|\bpersons\s+may\b"
)


def standard(words: Wording) -> str:
    """The strictest standard that the words demand, or the laxest of those they offer as alternatives; "" if none."""
    plain = _NO_STANDARD.sub(" ", words.plain)
    found = [(hit.start(), hit.end(), name) for name, pattern in _STANDARDS if (hit := pattern.search(plain))]
    if not found:
        return ""
    ordered = sorted(found)
    either = any(
        re.search(r"\bor\b", plain[one[1] : two[0]]) and two[0] - one[1] < 90 and "upon" not in plain[one[1] : two[0]]
        for one, two in zip(ordered, ordered[1:], strict=False)
    )
    return found[-1][2] if either else found[0][2]


def crime_scope(words: Wording) -> str:
    """For which crimes, as written; "" where the words name none."""
    found = _CRIME.search(words.plain)
    return words.cut(found.start(), found.end()) if found else ""


def standing(words: Wording) -> str:
    """Who may sue: aggrieved, resident, any_person or official; "" where the words do not say."""
    sue = words.plain
    if _AGGRIEVED.search(sue):
        return (
            "any_person"
            if re.search(r"\bany\s+person\b(?:,)?\s+(?:whether\s+or\s+not|including)", sue)
            else "aggrieved"
        )
    if _ANY_PERSON.search(sue):
        within = re.search(r"\b(?:person|individual)s?\s+(?:who\s+)?(?:residing|resides|living|lives|domiciled)\b", sue)
        return "resident" if within else "any_person"
    if _RESIDENT.search(sue):
        return "resident"
    return "official" if _OFFICIAL.search(sue) else ""

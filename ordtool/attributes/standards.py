"""What must be known, suspected or ordered before one may act, for which crimes, and who may sue."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from ordtool.attributes.wording import Wording

_STANDARDS: Final = (
    (
        "warrant",
        re.compile(
            r"\b(?:pursuant to|under|with|without|absent|upon|by|unless|obtain\w*|requir\w+|present\w*"
            r"|issu\w+|through|has|have|in response to|comply with|execut\w+|via|of|or|and"
            r"|first) (?:[\w'-]+ ){0,6}?"
            r"(?:warrants?|judicial orders?)\b(?! ?(?:less| officer|y))"
            r"|^(?:\W|a|any|the|valid|judicial|search|criminal|arrest)*\bwarrants?\b|\bwarrant (?:is"
            r"|shall be|must be|has been) (?:required|obtained|issued)|\bjudicial (?:warrant|order)"
        ),
    ),
    ("probable cause", re.compile(r"\bprobable cause\b")),
    ("reasonable suspicion", re.compile(
        r"\breasonabl[ey](?:,)? (?:and )?(?:articulable )?suspicion\b|\breasonably suspect\w*"
        r"|\barticulable suspicion\b|\bspecific and articulable facts\b")),
    ("knowledge", re.compile(
        r"\bknowing(?:ly)?\b(?!(?: ?, ?\w+ly)*(?: ?,? ?(?:and )?\w+ly)? (?:consent|declin|waiv|agree"
        r"|provid))|\bactual knowledge\b|\bintentional(?:ly)?\b|\bwillful(?:ly)?\b|\bwilful(?:ly)?\b"
        r"|\bwith (?:the )?knowledge\b|\bknows?\b")),
)  # fmt: skip
_NO_STANDARD = re.compile(
    r"\bto (?:establish|support|show|provide|demonstrate|constitute) (?:a |the )?(?:probable cause"
    r"|reasonable suspicion)|\b(?:not|sole|only)\b[^.;]{0,60}?\b(?:basis"
    r"|grounds?)\b[^.;]{0,40}?\bprobable cause"
)

_CRIME = re.compile(
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
    r"|traffic (?:violations?|offenses?)))\b"
    r"(?P<more>(?:,? (?:or|and) |, )(?:(?:an?|any) )?(?:\w+ ){0,2}?(?:felon(?:y|ies)|misdemeanors?"
    "|crimes?|homicides?|murders?|kidnapp?ings?|terrorism|trafficking|robber(?:y|ies)|rape|arson|exploitation"
    r"|offenses?)\b)*"
)

_PROCEDURE = re.compile(r"\bcriminal (?:investigation|proceeding|prosecution)s?$")

_OFFICIAL = re.compile(
    r"\b(?:city attorney|town attorney|county attorney|village attorney|attorney general"
    r"|district attorney|city solicitor|corporation counsel|city prosecutor|state's attorney"
    r"|county counsel|public advocate|ombuds\w+"
    r"|inspector general|civil rights (?:commission|department|division))\b[^.;]{0,60}?\b(?:may|shall"
    r"|can)\b[^.;]{0,40}?\b(?:bring|commence|institute|enforce|file|initiate|seek|prosecute|maintain)"
    r"|\b(?:brought|commenced|instituted|enforced|filed|initiated|maintained)\b[^.;]{0,30}?\b(?:only|solely"
    r"|exclusively) by the\b|\bonly the (?:city|town|county|district|state)? ?(?:attorney|solicitor"
    r"|corporation counsel|prosecutor)"
)
_WHO = (
    "(?:persons?|individuals?|part(?:y|ies)|plaintiffs?|residents?|people|one|employees?|consumers?|customers?"
    r"|citizens?|members? of the public)"
)
_AGGRIEVED = re.compile(
    r"\bwhoever (?:is|was|has been|suffers)\b"
    rf"|\b(?:aggrieved|injured|harmed|wronged|adversely affected|victims?)\b|\b{_WHO} (?:who (?:(?:has|have|had) (?:been"
    "|suffered)|(?:is|are|was|were) (?:subject|affected|identified|tracked|searched|denied|the)"
    r"|suffers?|suffered|believes?|can show)|whose|against whom|about whom|of whom|to whom"
    r"|subjected|affected|identified|suffering|claiming to)\b|\bsubject of the\b|\bthe data subject\b"
)
_RESIDENT = re.compile(r"\b(?:residents?|taxpayers?|citizens?|voters?|registered voters?|property owners?)\b")
_ANY_PERSON = re.compile(
    r"\b(?:any|a|every|each|all) (?:natural )?(?:person|individual|member of the public|party|one"
    r"|entity|organization|plaintiff)s?\b|\banyone\b|\banybody\b|\bpersons may\b"
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
        for one, two in pairwise(ordered)
    )
    return found[-1][2] if either else found[0][2]


def crime_scope(words: Wording) -> str:
    """For which crimes, as written; "" where the words name none. An offence counts before a mere investigation."""
    hits = list(_CRIME.finditer(words.plain))
    offences = [hit for hit in hits if not _PROCEDURE.search(hit[0])]
    return words.cut(*(offences or hits)[0].span()) if hits else ""


def standing(words: Wording) -> str:
    """Who may sue: aggrieved, resident, any_person or official; "" where the words do not say."""
    sue = words.plain
    if _AGGRIEVED.search(sue):
        anyone = re.search(r"\bany (?:person|individual|one|resident|entity)\b(?:,)? (?:whether or not|including)", sue)
        return "any_person" if anyone else "aggrieved"
    if _ANY_PERSON.search(sue):
        within = re.search(r"\b(?:person|individual)s? (?:who )?(?:residing|resides|living|lives|domiciled)\b", sue)
        return "resident" if within else "any_person"
    if _RESIDENT.search(sue):
        return "resident"
    return "official" if _OFFICIAL.search(sue) else ""

"""Who may sue."""

from __future__ import annotations

import re

from ordtool.attributes.late import late
from ordtool.attributes.wording import Wording

_OFFICIAL = late(
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
_AGGRIEVED = late(
    r"\bwhoever (?:is|was|has been|suffers)\b"
    # Named before as the one to whom it was done: "… about an individual in violation of this act, the individual may sue".
    r"|\b(?:the|such|that) (?:individual|person|consumer|resident|employee|customer|patient|tenant|subject|owner) may (?:also )?"
    r"(?:bring|sue|commence|recover|seek|file|maintain)\b"
    rf"|\b(?:aggrieved|injured|harmed|wronged|adversely affected|victims?)\b|\b{_WHO} (?:who (?:(?:has|have"
    rf"|had) (?:been"
    "|suffered)|(?:is|are|was|were) (?:subject|affected|identified|tracked|searched|denied|the)"
    r"|suffers?|suffered|believes?|can show)|whose|against whom|about whom|of whom|to whom"
    r"|subjected|affected|identified|suffering|claiming to)\b|\bsubject of the\b|\bthe data subject\b"
)
# "Whoever breaks this section is liable to the person whose data …": the one who may sue is the one harmed.
_LIABLE = late(
    r"\b(?:liable|responsible|answer)\b[^.;]{0,60}?\b(?:to (?:the|any|each|an?|such) (?:(?:other|affected"
    r"|injured|aggrieved) )?"
    r"(?:person|individual|consumer|customer|resident|party|owner|subject|victim)s?\b"
    r"|for (?:\w+ ){0,2}?damages\b[^.;]{0,60}?\b(?:to|of|by) (?:the |any |an? )?(?:[\w, ]+ of )?(?:another"
    r"|other|such|that|the) (?:\w+ )?"
    r"(?:person|individual|entity|consumer|resident|party)\b)"
)
_OFFICE = (
    r"(?:attorney general|district attorney|(?:city|town|county|village|state|prosecuting"
    r"|united states) attorney|corporation counsel"
    r"|(?:city|county) (?:counsel|solicitor|prosecutor)|state's attorney|public advocate|secretary of state"
    r"|inspector general"
    r"|commissioner|department|division|commission|superintendent)"
)
_BY_OFFICIAL = late(
    rf"\b(?:action|suit|proceeding|petition|complaint)s? (?:that is |which is )?(?:brought|commenced|filed"
    rf"|instituted|initiated|maintained) by the {_OFFICE}\b"
    rf"|\b(?:remed(?:y|ies)|authority|powers?)\b[^.;]{{0,80}}? (?:granted|given|available) to the {_OFFICE}\b"
    rf"|\bbrought by the {_OFFICE}\b"
    rf"|^[^.;]{{0,160}}?\bthe {_OFFICE}\b[^.;]{{0,90}}?\b(?:may|shall)\b[^.;]{{0,80}}?\b(?:bring|commence"
    rf"|institute|file|initiate|seek|maintain)\b"
    r"(?![^.;]*\b(?:any|a|every) (?:person|individual|resident|consumer)s?\b[^.;]*\bmay\b)"
)
_RESIDENT = late(r"\b(?:residents?|taxpayers?|citizens?|voters?|registered voters?|property owners?)\b")
_ANY_PERSON = late(
    r"\b(?:any|a|every|each|all) (?:natural )?(?:person|individual|member of the public|party|one"
    r"|entity|organization|plaintiff)s?\b|\banyone\b|\banybody\b|\bpersons may\b"
)


def by_official(words: Wording) -> bool:
    """Whether an official brings the action."""
    return bool(_BY_OFFICIAL.search(words.plain))


def standing(words: Wording) -> str:
    """Who may sue: aggrieved, resident, any_person or official; "" where the words do not say."""
    sue = words.plain
    if _LIABLE.search(sue):
        return "aggrieved"
    if _BY_OFFICIAL.search(sue):
        return "official"
    if _AGGRIEVED.search(sue):
        anyone = re.search(r"\bany (?:person|individual|one|resident|entity)\b(?:,)? (?:whether or not|including)", sue)
        return "any_person" if anyone else "aggrieved"
    if _ANY_PERSON.search(sue):
        within = re.search(r"\b(?:person|individual)s? (?:who )?(?:residing|resides|living|lives|domiciled)\b", sue)
        return "resident" if within else "any_person"
    if _RESIDENT.search(sue):
        return "resident"
    return "official" if _OFFICIAL.search(sue) else ""

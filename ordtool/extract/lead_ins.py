"""What a lead-in makes of the items below it: rules of their own, the contents of a document, or only the things it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ordtool.attributes.late import late
from ordtool.extract.cues import shares_its_verb

_OWN_DUTY = late(
    r"^(?:if [^,]+, )?(?:the|a|an|any|each|every|no|all|such|[A-Z])\b.{0,140}?\b(?:shall|must|may)\b", re.IGNORECASE
)
_TO_WHOM = late(
    r"\b(?:relat(?:ing|ed)|according|pursuant|access|appl(?:y|ies|icable)|limited|subject|due|information|data|services?) to\s*:?$",
    re.IGNORECASE,
)
"""A lead-in whose last word is no sign of an infinitive ("including laws relating to:")."""
_A_THING = late(
    r"^(?:the|an?|any|another|each|every|other|such|its|their|[A-Z]\.[A-Z]\.) (?!of the following)", re.IGNORECASE
)
"""An item that names to whom or what, and no act: "shall not give access to: (1) the agency; (2) any third party"."""
_CONTENTS = late(
    r"\b(?:includ|contain|specif|describ|address|consist|means|set forth|compris|state|provide)\w*\b[^:]*:?$",
    re.IGNORECASE,
)
_HOLDS = late(
    r"\b(?:reports?|records?|forms?|notices?|statements?|requests?|applications?|affidavits?|programs?|log|data|summary|audit)\b"
    r"[^.;:]{0,120}\b(?:includ|contain|specif|describ|stat|list|identif)(?:e|es|ed|ing|s|y|ies)?\b[^.;:]{0,60}:$"
    r"|\b(?:submit|report|provide|furnish|supply)\b[^.;:]{0,60}\bfollowing (?:information|data)\b[^.;:]{0,160}:$",
    re.IGNORECASE,
)
_CONSENTED = late(
    r"\b(?:without|absent|before|prior to|until|unless|in advance of|first)\b[^:]{0,120}"
    r"\b(?:approval|authori[sz]ation|consent|permission|approv\w+|assent\w*)\b[^:]*:?$",
    re.IGNORECASE,
)
"""A lead-in that is the whole rule, what may not be done without approval; its items are only the things done."""


def holds(lead_in: str) -> bool:
    """Whether a lead-in says what a document holds ("the report shall include:")."""
    return bool(_HOLDS.search(lead_in))


def is_whole_rule(lead_in: str) -> bool:
    """Whether a lead-in says the rule, and its items only to what or whom."""
    return bool(_CONSENTED.search(lead_in) or _TO_WHOM.search(lead_in))


def leaves_rules(lead_in: str, items: Sequence[str]) -> bool:
    """Whether the items, by their first sentences, finish the lead-in's sentence or mostly have a verb of duty themselves."""
    if shares_its_verb(lead_in):
        return 2 * sum(bool(_A_THING.match(first)) for first in items) <= len(items)
    duties = sum(bool(_OWN_DUTY.match(first)) for first in items)
    return 2 * duties > len(items) and not _CONTENTS.search(lead_in)

"""Permissions set beside a ban: the sentence after it lets somebody do the very thing that it forbids.

"No department may use X. The police may use X to …" is an exception in the form of a permission. Taught by: labels.md 3
(what takes something out of a ban) and 3a, "Permission or exception": a closed list of purposes only narrows.
"""

from __future__ import annotations

import re

from ordtool.attributes.late import late

_FORBIDS = late(
    r"\b(?:unlawful|prohibited|forbidden)\b|\b(?:shall|may|must) (?:not|only)\b|^(?:\(\w+\) )?(?:[a-z ]{2,40}\. )?no\b"
    r"|\bmay\b.{0,80}\bonly (?:as|if|in|when|under)\b",
    re.IGNORECASE,
)
_ACTS = (
    r"use|acquire|obtain|access|operate|possess|employ|deploy|borrow|request|share|retain|keep|search with|run|conduct"
)
_PERMITS = late(
    rf"""
    ^(?:(?:if|when|where|whenever|in|during|for|upon|on)\b[^,;]{{2,140}},\ )?
    (?P<who>(?:the|an?|any|such|its|every|each|law|police|officers)\b[^,;]{{1,90}}?)\ may\ 
    (?:(?:however|also|nevertheless|nonetheless|temporarily|continue\ to)\ )?
    (?P<verb>{_ACTS})\b(?:,?\ (?:and|or)\ \w+)?\ (?:an?\ |the\ |any\ |such\ |its\ )?
    (?P<what>[\w'-]+\ [\w'-]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NOT_FREED = late(
    r"^(?:the |an? |any |every |each )?(?:person|public|plaintiff|resident|individual|court|council|board|commission|committee)\b"
    r"|\bno (?:person|one|body|department|officer)\b",
    re.IGNORECASE,
)
"""Whom the ban does not bind, or who makes the exceptions: what they may do takes nothing from it."""
_BOUND = late(
    r"\bonly\b|\bsolely\b|\bunless\b|\bapprov\w+|\bpolic(?:y|ies)\b|\b(?:accordance|compliance|conformity|consistent) (?:with|to)\b"
    r"|\bsubject to\b|\bas (?:this|provided|authorized|permitted|allowed)\b|\bpermitted (?:use|purpose)s?\b",
    re.IGNORECASE,
)
"""A permission that keeps to the rule, or narrows itself."""


def undoes(before: str, sentence: str) -> bool:
    """Whether a sentence permits somebody what the sentences before it in the same paragraph forbid."""
    found = _PERMITS.match(sentence)
    if found is None or _NOT_FREED.search(found["who"]) or _BOUND.search(sentence):
        return False
    named = found["what"].lower() in before.lower() or _SUCH_USE.search(before)
    return bool(_FORBIDS.search(before) and named and _named(found["verb"]).search(before))


_SUCH_USE = late(
    r"\b(?:the|such|that|any) (?:use|acquisition) (?:is|shall be) (?:forbidden|prohibited|unlawful)\b", re.I
)
"""A ban that refers back to the thing: what is permitted after it is what it forbids."""


def _named(verb: str) -> re.Pattern[str]:
    """The act of a permission as a ban may name it ("use", "uses", "using", "used")."""
    stem = re.escape(verb.split(maxsplit=1)[0].rstrip("e"))
    return re.compile(rf"\b{stem}(?:e|es|s|ed|d|ing)?\b", re.IGNORECASE)


PERMITS_DESPITE = late(
    r"""
    ^notwithstanding\b.*\bmay\b(?!\ (?:not|only)\b)
  | ^(?!no\b|neither\b).*\bmay\b(?!\ (?:not|only)\b).{0,120}?\bwithout\ (?:\w+\ ){0,4}?
        (?:warrant|approval|authorization|order|notice|hearing|consent|complying|following)\b(?!.*\bmay\ not\b)
    """,
    re.VERBOSE | re.IGNORECASE,
    needs=("notwithstanding", "without"),
)
"""A lead-in that permits what a safeguard would otherwise keep from happening."""

HOWEVER_MAY = late(
    r"^(?!no\b|neither\b|nor\b).*\bmay,? (?:however|nevertheless|nonetheless),? (?!not\b|only\b)"
    r"|^(?:however|nevertheless|nonetheless),? (?:an?|the|any|such|that) (?:[\w'-]+ ){1,6}?may (?!not\b|only\b)"
    r"|^(?!.*\b(?:shall|must|may) not\b)(?!no\b).*\bmay (?!not\b|only\b).*,"
    r" (?:the \w+ (?:in|of) )?(?:sub)?(?:section|division|paragraph)s? \S+ notwithstanding\.?$"
    r"|^(?!.*\b(?:shall|must|may) not\b)(?!no\b).*\bmay be (?:kept|retained|stored|held|preserved|maintained)\b"
    r"[^,;]{0,60}(?<!no )(?<!not )\b(?:longer|beyond|past|indefinitely|for the life of|until the (?:case|trial|appeal|matter)"
    r"|(?:for )?as long as (?:they|it|the \w+) (?:may be|is|are|remains?|might be) (?:\w+ )?"
    r"(?:useful|needed|relevant|of (?:use|value|interest)))\b"
    r"|^(?:in (?:the )?(?:case|event) of|during|upon) (?:an? |any |the )?(?:[\w'-]+ ){0,3}?"
    r"(?:emergency|emergencies|missing|disaster|riot|unrest|abduction|kidnapping|threat|danger|exigen\w+|manhunt|hostage)\b"
    r"[^,;:]{0,60}, (?:an?|the|any|each) (?:[\w'-]+ ){1,5}?"
    r"may (?!not\b|only\b)(?!.*\bonly (?:if|with|after)\b)"
    r"|^(?!.*\b(?:shall|must|may) not\b)(?!no\b).*\bmay (?!not\b|only\b).*,? (?:notwithstanding|despite)"
    r" (?:(?:sub)?(?:section|division|paragraph)s? [^,;]{1,40}|(?:the )?(?:ban|prohibition)s? (?:in|of) [^,;]{1,40})$",
    re.IGNORECASE,
    needs=(
        "however",
        "nevertheless",
        "nonetheless",
        "notwithstanding",
        "despite",
        "longer",
        "beyond",
        "past",
        "indefinitely",
        "for the life of",
        "until the",
        "as long as",
        "in case of",
        "in the case of",
        "in the event of",
        "in event of",
        "during",
        "upon",
    ),
)
"""A permission set against the ban before it ("the sheriff may, however, …", "…, notwithstanding section 2")."""

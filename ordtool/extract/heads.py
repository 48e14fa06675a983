"""Who or what is taken out: the head of the noun phrase that an exception names.

A label follows the head ("the police department, when investigating …" is an agency), not any word further on. Taught by:
labels.md 3 (carveout.agency, carveout.private_sector) and 3a, "Exclusion lists".
"""

from __future__ import annotations

import re
from enum import StrEnum

from ordtool.attributes.late import late


class Head(StrEnum):
    """What kind of thing a noun phrase names."""

    AGENCY = "agency"
    PRIVATE = "private"
    ENTITY = "entity"
    PERSON = "person"


_STOP = (
    r"(?!(?:of|to|for|by|in|on|at|who|that|which|when|if|where|from|with|or|and|used|using|under|as|is|are|may|shall|must"
    r"|unless|except|other|than|does|need|will|was|were|be|not|made|conducted|operated|owned)\b)"
)
_WORDS = rf"(?:{_STOP}[\w'’.\-]+\s+)"
_ENDS = r"""(?=\s*(?:$|[,.;:()"]|(?:of|for|when|if|where|who|that|which|is|are|was|may|shall|must|and|or|to|from|in|on|under
    |with|by|\w+ed|as|while|need|does|do|not|within|during|pursuant|at|operating|acting|only|and)\b))"""
"""What may follow the head of a noun phrase: no further noun ("office | equipment")."""
_SPECIFIC = r"""(?:sheriff(?:'s\s+(?:office|department))?|airports?|library|libraries|police|state\s+police
    |(?:transit|harbor|campus|park|parks|port|school|housing|railroad|university|airport|capitol|tribal|military)\s+police|coroner|harbormaster
    |fire\s+marshal|medical\s+examiner|(?:district|county|city|state's|prosecuting)\s+attorney|attorney\s+general|prosecutors?
    |public\s+defender|courts?|judiciary|judicial\s+branch|legislature|legislative\s+branch|national\s+guard|armed\s+forces|military
    |jails?|prisons?|utilit(?:y|ies)\s+department|public\s+schools|school\s+system|clerk\s+of\s+(?:the\s+)?court
    |(?:county|city|town)\s+(?:clerk|treasurer|assessor|auditor)|federal\s+government|universit(?:y|ies)|community\s+colleges?)"""
_BODY = (
    r"(?:departments?|agenc(?:y|ies)|authorit(?:y|ies)|commissions?|boards?|offices?|districts?|bureaus?|divisions?"
    r"|colleges?|universit(?:y|ies)|corps|governments?|subdivisions?|systems? of schools)"
)
_SUBJECT_TO = r"(?:of|for)\s+(?!this|that|such)[\w]"
_AGENCY = late(
    rf"""(?:the\s+|an?\s+|any\s+|its\s+)?(?:
        (?:(?:public|city|county|town|municipal|state)\s+)?{_SPECIFIC}\b
      | (?!(?:the|an?|any|its|each|every|such|that|no|all)\s)
        (?!(?:city|county|town|state|municipal|local|public|covered|such|each|every|any|this|that)\s+{_BODY}\b)
        {_WORDS}{{1,4}}{_BODY}\b
      | (?:public|state|local|federal|law\s+enforcement|government(?:al)?|state\s+government)\s+agenc(?:y|ies)\b
      | {_BODY}\s+of\s+(?!(?:the|this|that|a)\s+(?:city|county|town|state)\b)[\w'\-]+(?:\s+[\w'\-]+){{0,4}}?
      | an?\s+{_BODY}(?=\s+(?:with|that|which|having|located|whose|serving)\b)
      | (?:(?:the|an?|any|another|other)\s+)?(?:\w+\s+)?(?:officers?|offices?|officials?|employees?)\s+(?:and|or)\s+
        (?:officers?|officials?|employees?|agents?)(?:\s+of\s+(?:the|an?|any)\s+(?:[\w']+\s+){{0,2}}?[\w']+)?
      | (?:the\s+|an?\s+)?(?:state\s+)?(?:crime|forensic)\s+laborator(?:y|ies)
      | (?:probation|parole|court)\s+officers?
      | (?:another|other)\s+(?:\w+\s+){{0,2}}(?:officers?|officials?|employees?)
      | (?:an?\s+)?(?:public\s+bod(?:y|ies)|governmental\s+(?:agenc|entit)(?:y|ies)|government\s+entit(?:y|ies))
      | (?:public\s+and\s+private\s+universit(?:y|ies))
      | (?:the\s+)?(?:county|city|public|state)\s+hospitals?
      | state\s+police ){_ENDS}
      | (?:other\s+than\s+)?another\s+(?:\w+\s+){{0,2}}agency\b | public\s+schools\b""",
    re.VERBOSE | re.IGNORECASE,
)
_PRIVATE = late(
    rf"""(?:the\s+|an?\s+|any\s+)?{_WORDS}{{0,4}}?(?:
        consumer\s+reporting\s+agenc(?:y|ies)|credit\s+(?:reporting\s+agenc(?:y|ies)|bureaus?|unions?)|banks?|insurers?|hospitals?
      |newspapers?|publishers?|broadcasters?|retailers?|stores?|employers?|landlords?|(?:public\s+|private\s+)?utility
      |(?:public\s+|private\s+)utilities|compan(?:y|ies)|corporations?|partnerships?|firms?|businesses|business|nonprofits?
      |(?:non\s?profit|religious|charitable)\s+organi[sz]ations?|financial\s+institutions?|casinos?|hotels?|brokers?|lenders?
      |title\s+(?:company|insurer)|private\s+(?:persons?|entit(?:y|ies)|part(?:y|ies)|schools?|individuals?)|homeowners?|clinics?|(?:commercial|private)\s+operators?
      |(?:health\s+care|medical|nursing)\s+(?:facilit(?:y|ies)|homes?)|data\s+collectors?
      |health\s+care\s+providers?|telecommunications\s+carriers?|carriers?|merchants?|restaurants?){_ENDS}""",
    re.VERBOSE | re.IGNORECASE,
)
_ENTITY = late(r"(?:the|an?|any)?\s*(?:entit(?:y|ies)|organi[sz]ations?|associations?|providers?)\b", re.IGNORECASE)
_PERSON = late(
    rf"(?:the\s+|an?\s+|any\s+|those\s+)?{_WORDS}{{0,2}}?"
    r"(?:persons?|people|individuals?|tenants?|owners?|minors?|customers?|patients?)\b"
    r"(?!\s*(?:'|’))",
    re.IGNORECASE,
)
_OBJECT = late(
    r"""
    \bnot\ (?:apply|extend|reach|bind|cover|govern|include|mean|regulate|restrict)\ (?:to\ |against\ |upon\ )?
  | \b(?:inapplicable|applicable|applies|apply|extends?)\ (?:only\ )?to\ | \bbinds?\ | \bgoverns?\ (?:only\ )?
  | \b(?:prohibit|forbid|prevent|preclude|restrict|bar|require|limit)(?:s|ing)?\ (?=.{0,90}\b(?:from|to)\b)
  | ^(?:other\ than(?:\ by)?|but\ not(?:\ including)?|except(?:ing)?(?:\ for|\ by|\ as\ to|\ in\ the\ case\ of)?|excluding|excludes?
      |exception\ of|apart\ from|save\ for|save)\s
  | \b(?:required|needed|necessary)\ of\ | ^(?:or\ )?to\ (?=the\b|an?\b|any\b) | \boutside\ this\ \w+:\ 
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OPENING = late(
    r"^(?:notwithstanding\b[^,]*,\s+|(?:however|provided),?\s+(?:that\s+)?|in\s+\w+\s+of\s+[^,]*,\s+)?(?P<who>.{2,90}?),?\s+"
    r"(?:when\b[^,]*,\s+|while\b[^,]*,\s+|in\b[^,]*,\s+|may,\s+by\b[^,]*,\s+)?"
    r"(?:(?:is|are|shall\ be|will\ be)\s+(?:hereby\s+)?(?:exempt|excluded|excepted|excused|outside|not\s)"
    r"|need\s+not\b|(?:shall|may)\s+not\s+be\s+(?:subject|required|bound)|may\s+(?:decline|choose\s+not|opt\s+out|disregard)"
    r"|(?:may\s+)?elects?\s+not|falls?\s+outside|(?:does|do)\s+not\s+need|may\b)",
    re.IGNORECASE | re.VERBOSE,
)


_LEVELS = late(
    r"\b(?:federal|state|local|county|city)(?:(?:, (?:or |and )?| or | and )(?:federal|state|local|county|city))+\b",
    re.I,
)
"""Levels of government named together ("a state or local agency") read as one word."""
_FROM_DOING = late(r"^(?:prohibit|forbid|prevent|preclude|restrict|bar|limit)", re.IGNORECASE)
_ANYBODY = late(
    r"(?:an?|any)\s+(?:(?:public|state|local|law\s+enforcement|government(?:al)?)\s+)+agenc(?:y|ies)\b", re.I
)
"""The very actors that the law binds: a release of what they do is no release of who they are."""


def head_of(phrase: str) -> Head | None:
    """What the noun phrase at the beginning of `phrase` names; None where it is a thing, an act or unknown."""
    text = _LEVELS.sub("state", phrase.strip().strip('“”"('))
    for kind, pattern in (
        (Head.PRIVATE, _PRIVATE),
        (Head.AGENCY, _AGENCY),
        (Head.ENTITY, _ENTITY),
        (Head.PERSON, _PERSON),
    ):
        if pattern.match(text):
            return kind
    return None


def taken_out(exception: str) -> Head | None:
    """What an exception names as taken out: the object of its cue or release, or the subject that is let off."""
    for found in _OBJECT.finditer(exception):
        rest = exception[found.end() :]
        kind = None if _FROM_DOING.search(found[0]) and _ANYBODY.match(_LEVELS.sub("state", rest)) else head_of(rest)
        if kind is not None:
            return kind
    return let_off(exception)


def let_off(sentence: str) -> Head | None:
    """Whom a sentence lets off: its subject ("the fire department is exempt from …")."""
    opening = _OPENING.match(sentence)
    return head_of(opening["who"]) if opening else None

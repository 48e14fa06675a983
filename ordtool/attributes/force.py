"""What a clause's verb does: whether it binds, only permits, only exhorts, or only points to other law."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ordtool.attributes.wording import Wording

# Who the public is: "may" gives these a right; "may" in the hands of government is a discretion.
_PUBLIC: Final = (
    r"(?:(?:any|a|an|each|every|such|the|that|all|aggrieved|injured|affected|prevailing|other|private|interested|"
    r"members? of the)\s+)*(?:persons?|individuals?|residents?|people|public|plaintiffs?|part(?:y|ies)|complainants?|"
    r"petitioners?|victims?|employees?|whistleblowers?|organizations?|taxpayers?|citizens?|customers?|consumers?|"
    r"defendants?|claimants?|applicants?|commenters?|community members?|someone|anyone|they|he or she)"
)
_RELATIVE = r"(?:\s+(?:who|whose|whom|that|which|injured|aggrieved|harmed|affected|subjected|seeking|in|of|by|with|claiming|alleging|about|against)\b[^.;]{0,200}?)?"
_RIGHT = re.compile(
    rf"(?:^|[\s,;:])(?<!no )(?<!by )(?<!against ){_PUBLIC}{_RELATIVE}(?:,[^.;]{{0,120}}?,)?\s+may(?: also| then| thereafter| again)?\s"
    r"|\b(?:actions?|suits?|proceedings?|claims?|complaints?|petitions?|comments?|appeals?|lawsuits?|injunctions?)\b[^.;]{0,60}?\s(?:may be|may also be)\s+"
    r"(?:brought|filed|instituted|maintained|commenced|submitted|made|enforced|sought|initiated)\b"
)

_MAY = r"\bmay\b(?!\s+\d|\s+of\s+(?:each|every|the)|\s+first)"
_GAP = r"(?:\w+ly\s+|then\s+|also\s+|at a minimum,?\s+|,[^,.;]{0,60},\s+)?"
_CONSIDERS = (
    r"(?:consider|balance|weigh|endeavou?r|strive|aim|attempt|try|seek\s+to|take\s+into\s+(?:account|consideration)"
    r"|give\s+(?:due\s+|full\s+|careful\s+)?(?:consideration|regard|weight)|have\s+(?:due\s+)?regard|be\s+(?:mindful|guided|encouraged|urged)"
    r"|(?:make|use|undertake)\s+(?:every\s+|all\s+|its\s+|their\s+|best\s+|good[\s-]faith\s+|reasonable\s+|diligent\s+){1,3}(?:efforts?|attempts?)"
    r"|work\s+toward)"
)
_DUTY_VERBS = (
    r"(?:approve|provide|submit|publish|post|determine|find|hold|respond|adopt|vote|make\s+a\s+finding|make\s+findings|issue"
    r"|report|reject|deny|certify|conduct|deliver|require|ensure|decide)"
)
_QUALIFIER = (
    r"(?:to\s+the\s+(?:maximum\s+|greatest\s+|fullest\s+)?extent\s+(?:practicable|feasible|possible|reasonable|reasonably\s+\w+|it\s+deems\s+\w+)"
    r"|(?:when|where|if)(?:ever)?\s+(?:reasonably\s+)?(?:possible|practicable|practical|feasible)"
    r"|as\s+far\s+as\s+(?:possible|practicable|practical|feasible)|insofar\s+as\s+(?:possible|practicable|practical)|so\s+far\s+as\s+(?:possible|practicable)"
    r"|as\s+(?:it\s+|he\s+or\s+she\s+|they\s+)?(?:deems?\s+|considers?\s+)?(?:appropriate|advisable|fit)|as\s+resources\s+(?:allow|permit)"
    r"|subject\s+to\s+(?:available\s+(?:resources|funding|funds)|the\s+availability\s+of\s+(?:resources|funds|funding)))"
)

_FORBIDS = re.compile(
    r"\b(?:shall|may|must|will|can)\s+(?:not|in no (?:event|case|way|instance)|under no circumstances?|never|neither)\b(?!\s+be\s+required)|\bcannot\b"
    r"|\b(?:no|neither|nor|nothing|none|never)\b[^.;]{0,400}?\b(?:shall|may|must|will)\b|\bunlawful\b|\bprohibited\b|\billegal\b|\bforbidden\b"
    r"|\bin no (?:event|case|instance) (?:shall|may|will)\b|\bunder no circumstances (?:shall|may|will)\b|\b(?:is|are) (?:barred|void|banned)\b|\bbut\s+(?:may\s+|shall\s+)?not\b"
)
_LIMITS = re.compile(
    rf"{_MAY}(?:\s+\w+){{0,12}}?\s+(?:only|solely|exclusively)\b|{_MAY}[^.;]{{0,200}}?\b(?:only\s+(?:if|for|with|when|where|after|upon|pursuant|under|to|by|in|as|on|until|while|during|"
    rf"following|through)|solely|exclusively)\b|\bonly\b[^.;]{{0,120}}?{_MAY}|\b(?:restricted|limited)\s+to\b|\bshall\s+only\b"
    rf"|{_MAY}[^.;]{{0,200}}?\bprovided\s*,?\s*(?:however\s*,?\s*)?that\b[^.;]{{0,200}}?\b(?:shall|must)\b"
)
_BINDS = re.compile(
    r"(?<!\bthat )(?<!\bwhich )(?<!\bwho )\b(?:shall|must|will)\b(?!\s+(?:not\s+be\s+required|mean\b))"
    r"|\b(?:is|are|be)\s+(?:hereby\s+)?(?:required|obligated|obliged|directed|subject\s+to|entitled|liable|guilty|punishable)\b"
)
_HORT = re.compile(
    r"\bshould\b(?<!^should)|\bought\s+to\b|\b(?:is|are|be)\s+(?:strongly\s+)?(?:encouraged|urged|advised|invited|expected|recommended)\b|\b(?:encourages?|urges?|recommends?|requests?)\s+(?:that|the|all|each|every|any)\b"
    r"|\bit\s+is\s+the\s+(?:intent|intention|policy|goal|aim|desire|hope|sense)\s+of\b|\b(?:intends?|aims?|aspires?|hopes?)\s+to\b"
)
_PRACTICE = re.compile(
    r"\b(?:in\s+accordance\s+with|consistent\s+with|according\s+to|pursuant\s+to|under|through|follow(?:ing|s)?)\s+(?:\w+(?:'s)?\s+){0,4}?"
    r"(?:usual|normal|customary|ordinary|regular|standard|existing|established|general)\s+(?:\w+\s+){0,3}?(?:practices?|procedures?|processes|customs?|course)\b"
)
_DISCRETION = re.compile(
    rf"{_MAY}|\b(?:is|are|be)\s+(?:hereby\s+)?(?:authorized|empowered|permitted|allowed)\s+to\b|\bhas\s+(?:the\s+)?(?:authority|discretion|power)\s+to\b"
    r"|\bshall\s+have\s+(?:the\s+)?(?:authority|discretion|power|option)\s+to\b|\b(?:in|at)\s+(?:its|his\s+or\s+her|their|the\s+\w+'s)\s+(?:sole\s+)?discretion\b"
    r"|\b(?:is|are)\s+not\s+required\s+to\b|\bshall\s+not\s+be\s+required\s+to\b"
)
_ENABLES = re.compile(
    r"\bshall\s+(?:have\s+(?:the\s+)?(?:authority|discretion|power|option)\s+to|be\s+(?:authorized|empowered|permitted|allowed)\s+to|not\s+be\s+required\s+to)\b"
)

_OTHER_LAW = (
    r"(?:(?:applicable|existing|other|relevant|governing)\s+(?:\w+[\s,]+){0,4}?(?:laws?|statutes?|regulations?|acts?|codes?)"
    r"|(?:state|federal|city|local)\s+(?:(?:and|or|and/or)\s+(?:state|federal|local)\s+)?(?:\w+\s+){0,2}?(?:laws?|statutes?|regulations?|acts?|codes?)"
    r"|g\.\s?l\.|m\.\s?g\.\s?l\.|u\.\s?s\.\s?c\b|c\.\s?f\.\s?r\b|\br\.?c\.?w\b|\bors\b|\bi\.?l\.?c\.?s\b|\bn\.?j\.?s\.?a\b"
    r"|(?:section|sections|§+|chapter|title|article)\s*[\w.:-]+(?:[^.;]{0,40}?)\bof\s+the\s+(?:\w+\s+){0,4}?(?:code|laws|statutes|act|charter)"
    r"|(?:the\s+)?(?:\w+\s+){1,5}(?:act|statute)\b)"
)
_POINTS = (
    re.compile(
        rf"^(?:\W*\w{{1,3}}[.)]\s+)?subject\s+to\s+(?:the\s+)?(?:\w+\s+(?:and\s+|or\s+)?){{0,4}}?(?:limitations?|requirements?|protections?|provisions?|procedures?|terms|conditions)\b[^;]{{0,40}}?{_OTHER_LAW}[^;]{{0,400}}?"
        r"\b(?:afforded|entitled|protected|governed|covered|have)\b"
    ),
    re.compile(
        rf"\b(?:shall\s+be|shall\s+remain|is|are|remains?)\s+(?:governed|protected|covered|regulated|subject|afforded|entitled)\b(?:\s+\w+){{0,6}}?\s+(?:by|under|to|in|pursuant\s+to)\s+(?:the\s+)?(?:\w+\s+){{0,3}}?{_OTHER_LAW}"
    ),
    re.compile(rf"\b(?:shall|must|will)\s+comply\s+with\s+(?:all\s+|any\s+|the\s+)*{_OTHER_LAW}"),
    re.compile(
        rf"\b(?:as|to\s+the\s+extent)\s+(?:set\s+forth|provided|required|authorized|available|permitted|allowed)\s+(?:in|by|under)\s+(?:\w+\s+){{0,4}}?{_OTHER_LAW}[^.;]{{0,60}}?(?:,?\s*(?:if|where|as|to\s+the\s+extent)\s+applicable)"
    ),
    re.compile(
        rf"\b(?:if|where|as|to\s+the\s+extent)\s+(?:applicable|available)\b[^.;]{{0,80}}?\b(?:in\s+accordance\s+with|under|pursuant\s+to|as\s+set\s+forth\s+in)\b[^.;]{{0,20}}?{_OTHER_LAW}"
    ),
    re.compile(
        rf"\b(?:rights?|remed(?:y|ies)|protections?|penalties)\s+(?:that\s+are\s+)?(?:provided|afforded|available|established|set\s+forth)\s+(?:by|under|in)\s+(?:the\s+)?{_OTHER_LAW}[^.;]{{0,40}}?\b(?:shall\s+apply|appl(?:y|ies))\b"
    ),
)
_THIS = re.compile(r"\bthis\s+(?:chapter|article|section|ordinance|act|law|title|subchapter|division|part)\b")


@dataclass(frozen=True, slots=True)
class Verb:
    """What the words do: `force`, and `modality` and `polarity` where the words show them."""

    force: str
    modality: str = ""
    polarity: str = ""


def verb(words: Wording, *, lead: Wording, right: bool = False, warrant: bool = False) -> Verb:
    """The force of a clause: the strongest of its sentences, or its lead-in's where it has no verb of its own.

    `right`: the clause is a remedy that a person asks for; `warrant`: it is labelled as a warrant rule, so that a
    permission "with a warrant" is a duty to have one.
    """
    found = [force for s in words.sentences() if (force := _force(s.plain, right=right, warrant=warrant))]
    if not found and lead.plain:
        found = [force for s in lead.sentences()[-1:] if (force := _force(s.plain, right=right, warrant=warrant))]
    force = min(found, key=_RANK.index) if found else "operative"
    modality, polarity = _modality(words.plain, lead.plain)
    return Verb(force, modality, polarity)


_RANK: Final = ("operative", "restates", "hortatory", "discretionary")


def _force(plain: str, *, right: bool, warrant: bool) -> str:
    """The force of one sentence, "" where no verb of it shows any."""
    if _RIGHT.search(plain):
        return "operative"
    if _exhorts(plain):
        return "hortatory"
    if any(pattern.search(plain) for pattern in _POINTS):
        return "restates"
    if _LIMITS.search(plain) or _FORBIDS.search(plain):
        return "operative"
    if _ENABLES.search(plain):
        return "discretionary"
    if _BINDS.search(plain):
        return "operative"
    if _DISCRETION.search(plain):
        return "operative" if warrant and re.search(r"\b(?:warrant|court order)\b", plain) else "discretionary"
    return ""


_SOFT = re.compile(
    rf"\b(?:shall|must|will)\s+{_GAP}(?:{_CONSIDERS}\b|{_QUALIFIER})|\b(?:shall|must|will)\s+(?:be\s+)?\w+(?:\s+\w+)?,?\s+{_QUALIFIER}"
)
_WHOLE = re.compile(rf"^(?:\W*\(?\w{{1,3}}[.)]\s+)?{_QUALIFIER}|{_QUALIFIER}\s*[.;]?\s*(?:and)?$")
_FURTHER = re.compile(
    rf"\b(?:shall|must|will)\b[^.;]{{0,300}}?\b(?:and|or|then)\s+(?:shall\s+|must\s+)?(?:\w+ly\s+)?{_DUTY_VERBS}\b"
)
_MODALS = re.compile(r"\b(?:shall|must|will)\b")


def _exhorts(plain: str) -> bool:
    """Whether a sentence only exhorts: "should", "shall consider", "where possible" over the whole duty."""
    if _PRACTICE.search(plain):
        return not _FORBIDS.search(plain)
    if _HORT.search(plain) and not re.match(r"\W*should\b", plain):
        # "Should" beside a real duty ("if the board should refuse, the chief shall …") takes nothing from it.
        return not (_BINDS.search(plain) or _FORBIDS.search(plain))
    soft = _SOFT.search(plain)
    if soft is None and not (_WHOLE.search(plain) and _MODALS.search(plain)):
        return False
    if _FORBIDS.search(plain) and not (soft and re.search(_QUALIFIER, soft[0])):
        return False
    if soft and re.search(_CONSIDERS, soft[0]) and _FURTHER.search(plain[soft.start() :]):
        return False
    return len(_MODALS.findall(plain)) == 1


_MODALITY: Final = (
    ("unlawful", re.compile(r"\bunlawful\b|\billegal\b|\b(?:is|are|be)\s+(?:hereby\s+)?(?:strictly\s+)?(?:prohibited|forbidden|banned)\b")),
    ("may_not", re.compile(rf"\bmay\s+(?:not|never)\b|\b(?:no|nor|neither|nothing|none)\b[^.;]{{0,400}}?{_MAY}|\bunder no circumstances may\b|\bcannot\b")),
    ("shall_not", re.compile(r"\b(?:shall|must|will)\s+(?:not|never)\b|\b(?:no|nor|neither|nothing|none|in no event|in no case)\b[^.;]{0,400}?\b(?:shall|must|will)\b")),
    ("must", re.compile(r"\bmust\b|\b(?:is|are|be)\s+required\b")),
    ("shall", re.compile(r"\b(?:shall|will)\b")),
    ("may", re.compile(_MAY)),
)  # fmt: skip


def _modality(plain: str, lead: str) -> tuple[str, str]:
    """The modal of a clause and its polarity; its own words first, then its lead-in's."""
    for text in (plain, lead):
        ranked = [(_end(found), rank, name) for rank, (name, p) in enumerate(_MODALITY) if (found := p.search(text))]
        if ranked:
            name = min(ranked)[2]
            return name, _polarity(name, text)
    return "", ""


def _end(found: re.Match[str]) -> int:
    """Where the modal itself stands: a "no … may" is placed by its "may"."""
    return found.end() if found[0].endswith(("shall", "may", "must", "will")) else found.start() + 5


def _polarity(modality: str, plain: str) -> str:
    if modality in {"unlawful", "may_not", "shall_not"}:
        return "forbid"
    if _LIMITS.search(plain):
        return "forbid"
    if modality == "may" or re.search(
        r"\bshall\s+(?:be\s+entitled|have\s+the\s+right|be\s+(?:authorized|permitted|allowed))", plain
    ):
        return "allow"
    return "require"

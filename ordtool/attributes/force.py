"""What a provision does: whether it binds, only permits, only exhorts, or only points to other law."""

from __future__ import annotations

import re
from typing import Final

from ordtool.attributes.late import late
from ordtool.attributes.modality import LIMITS, MAY, NO
from ordtool.attributes.other_law import POINTS
from ordtool.attributes.wording import Wording, either

_RANK: Final = ("operative", "restates", "hortatory", "discretionary")

# Who the public is: "may" gives these a right; "may" in the hands of government is a discretion.
_PUBLIC: Final = (
    "(?:(?:any|an?|each|every|such|the|that|all|aggrieved|injured|affected|prevailing|private|interested"
    "|natural|members? of the|other) )*"
    "(?:persons?|individuals?|residents?|people|public|plaintiffs?|part(?:y|ies)|complainants?|petitioners?"
    "|victims?|whistleblowers?|taxpayers?"
    r"|citizens?|customers?|consumers?|claimants?|commenters?|community members?|someone|anyone"
    "|whoever(?: (?:is|was|has|has been))?)"
)
_WHO: Final = (
    "(?: (?:who|whose|whom|that|which|injured|aggrieved|harmed|affected|subjected|seeking|in|of|by|with"
    r"|claiming|alleging|about|against|to)\b[^.;]{0,400}?)?"
)
_RIGHT = either(
    rf"(?:^\W*|[,;:.)] |\b(?:and|or|then|that|to) ){_PUBLIC}{_WHO}(?:,[^.;]{{0,120}}?,)? may (?!not\b|only\b"
    "|be (?!awarded|heard|represented|entitled))",
    r"\b(?:actions?|suits?|lawsuits?|claims?|petitions?|appeals?|civil proceedings?"
    r"|comments?) (?:\w+ (?:\w+ ){0,6})?may (?!not\b|only\b)(?:also |then )?"
    "(?:be (?:brought|filed|instituted|maintained|commenced|submitted|made|sought|initiated|pursued)|seek"
    r"|concern|include|name)\b",
    r"\b(?:vendors?|bidders?|contractors?|proposers?|company|companies|entity|owners?) may (?:also |then )?appeal\b",
)
_REMEDY_RIGHT = either(
    r"(?<!\bthat )(?<!\bwho )\bmay (?:\w+ly )?(?:sue|petition|recover)\b",
    r"\bmay (?:\w+ ){0,2}?(?:bring|initiate|commence|institute|file|maintain)\b[^.;]{0,120}?\b"
    r"(?:actions?|suits?|proceedings?|complaints?)\b",
    rf"\b(?:employees?|they|he or she|applicants?|organizations?|{_PUBLIC}) may (?!not\b|only\b|be (?!awarded|heard"
    "|represented))",
)


def _after_relative(*verbs: str) -> str:
    """Rules out, once one of these verbs has matched, that it stands in a relative clause ("a report that shall …")."""
    return "".join(rf"(?<!\b{pronoun} {verb})" for pronoun in ("that", "which", "who") for verb in verbs)


_FORBIDS = either(
    r"\b(?:shall|may|must|will|can) (?:not|never|neither|in no|under no)\b(?! be required)",
    r"\bcannot\b",
    rf"{NO}\b(?:shall|may|must|will)\b",
    r"\b(?:is|are|be) (?:hereby )?(?:strictly )?(?:unlawful|prohibited|illegal|forbidden|barred|void|banned)\b",
    r"\bunlawful (?:for|to)\b",
    r"\b(?:is|are) not (?:allowed|permitted|authorized) to\b",
    r"\bbut (?:may |shall )?not\b",
)
_BINDS = either(
    rf"\b(?:shall|must|will)\b{_after_relative('shall', 'must', 'will')}(?! not be required| mean\b)",
    rf"\b(?:is|are)\b{_after_relative('is', 'are')} (?:hereby )?(?:required|obligated|obliged|directed"
    r"|subject to|entitled|liable|guilty|punishable|established|created)\b",
    r"\b(?:may|shall) (?:approve|authorize|grant|adopt|permit|allow)\b[^.;]{0,120}?\b(?:if|upon|after|when"
    r"|where)\b[^.;]{0,60}?\b(?:find|determin|conclud)",
    rf"\b(?:reviews|advises|meets|convenes)\b{_after_relative('reviews', 'advises', 'meets', 'convenes')}"
    r"|\bconsists of\b",
)
_COUNCIL: Final = r"(?:council|city|town|county|board|mayor|state|legislature|commission|department)"
_URGES = either(
    r"(?<!\bhow )\bshould\b|\bought to\b",
    r"\b(?:is|are|be) (?:strongly |hereby )?(?:encouraged|urged|advised to|invited to)\b",
    rf"\b{_COUNCIL} (?:hereby )?(?:encourages?|urges?|recommends?|requests?|supports?|intends?|aims?|hopes?"
    r"|aspires?|seeks)\b",
    r"\bit is the (?:intent|intention|policy|goal|aim|desire|hope|sense) of\b",
    r"^\W*\w+ (?:intends?|aims?|aspires?|hopes?) to\b",
)
_NO_URGE = late(r"\b(?:whether|why|how|where|what)\b[^.;]{0,80}?\bshould\b|^\W*should\b")
_HABIT: Final = (
    "(?:in accordance with|in keeping with|in line with|consistent with|according to|pursuant to|under|through"
    "|following|follows?)"
)
_PRACTICE = either(
    rf"\b{_HABIT} (?:[\w']+ ){{0,4}}?(?:usual|normal|customary|ordinary) (?:\w+ ){{0,3}}?(?:practices?"
    r"|procedures?|process(?:es)?|customs?|course|polic(?:y|ies))\b",
    rf"\b(?:address|handle|treat|respond|review|deal)\b[^.;]{{0,80}}?\b{_HABIT} (?:[\w']+ ){{0,4}}?(?:regular"
    "|standard|existing|established|general|current|internal)"
    r" (?:\w+ ){0,3}?(?:practices?|procedures?|process(?:es)?|customs?|polic(?:y|ies))\b",
)

_CONSIDERS: Final = (
    "(?:consider|balance|weigh|endeavou?r|strive|aim|attempt|try|seek to|take into (?:account|consideration)"
    "|bear in mind"
    "|give (?:due |full |careful |appropriate )?(?:consideration|regard|weight)|have (?:due )?regard"
    "|be (?:mindful|guided|encouraged|urged)"
    "|(?:make|use|undertake) (?:every |all |its |their |best |good[ -]faith |reasonable "
    r"|diligent ){1,3}(?:efforts?|attempts?)|work toward)\b"
)
_AUTHORITY: Final = r"(?:it|he or she|they|the (?!court)(?:\w+ ){1,4}?)"
_QUALIFIER: Final = (
    r"(?:to the (?:maximum |greatest |fullest )?extent (?:practicable|feasible|possible|reasonable|reasonably \w+)"
    r"|(?:when|where|if)(?:ever)? (?:reasonably )?(?:possible|practicable|practical|feasible)"
    r"|(?:as far as|insofar as|so far as) (?:possible|practicable|practical|feasible)|as resources (?:allow|permit)"
    rf"|as (?:{_AUTHORITY} ?(?:deems?|thinks?|considers?|sees|finds?) )?(?:appropriate|advisable|fit|proper)"
    r"|subject to (?:available (?:resources|funding|funds)|the availability of (?:resources|funds|funding)))"
)
_SOFT = either(
    rf"\b(?:shall|must|will)(?: not)?,? (?:\w+ly )?(?:{_CONSIDERS}|{_QUALIFIER}\b)",
    rf"^(?:\W*\w{{1,3}}[.)] )?{_QUALIFIER},",
)
_CASUAL = either(
    rf"\b(?:subject to|receive|face) [^.;]{{0,60}}?\bas {_AUTHORITY} ?(?:deems?|thinks?|considers?|sees"
    "|finds?) (?:appropriate|advisable|fit|proper)",
    r"\b(?:shall|must|will)\b[^,.;:]{0,120}? (?:when|where|if)(?:ever)? possible\W*$",
)
_DUTY: Final = (
    "(?:approve|provide|submit|publish|post|determine|find|hold|respond|adopt|vote"
    "|make (?:a )?(?:written )?findings?|issue|report|reject|deny"
    r"|certify|conduct|deliver|require|ensure|decide)"
)
_GOES_ON = late(rf"\b(?:shall|must|will)\b[^.;]{{0,300}}?\b(?:and|or|then) (?:shall |must )?(?:\w+ly )?{_DUTY}\b")
_MODALS = late(r"\b(?:shall|must|will)\b")
_LEAVES = either(
    r"\b(?:shall|must) (?:have (?:the )?(?:authority|discretion|power|option) to|be (?:authorized|empowered"
    r"|permitted|allowed) to|not be required to)\b",
    r"\b(?:shall|must),? (?:in|at) (?:its|his or her|their|the [\w']+'s) (?:sole )?discretion\b",
    r"\bneed not\b(?! be limited)|\b(?:is|are) not (?:required|obligated|obliged)\b|\b(?:is|are|shall be) voluntary\b",
)
_BUT_BINDS = either(r"\bbut,? (?:it |they |he or she )?(?:shall|must)\b")
_PERMITS = either(
    rf"{MAY}{_after_relative('may')}(?<!whether may)(?<!as the court may)",
    rf"\b(?:is|are)\b{_after_relative('is', 'are')} (?:hereby )?(?:authorized|empowered|permitted|allowed) to\b",
    r"\bhas (?:the )?(?:authority|discretion|power) to\b",
)


def force(words: Wording, *, lead: Wording, remedy: bool = False, warrant: bool = False) -> str:
    """operative, discretionary, hortatory or restates: the strongest of the clause's sentences.

    Without a verb of its own a clause has its lead-in's force; without any it states what is, and is operative.
    `remedy`: a clause on what a person may ask for, where "may" is a right of many more; `warrant`: a clause on
    warrants, where a permission "with a warrant" is a duty to have one.
    """
    own, outer = (
        [value for s in text if (value := _of_sentence(s.plain, remedy=remedy, warrant=warrant))]
        for text in (words.sentences(), lead.sentences()[-1:])
    )
    # "shall not: … release a person who may …": the verbs of an item that its lead-in binds only describe.
    if "operative" in outer and lead.plain.endswith(":") and not words.stands_alone():
        return "operative"
    return min(own or outer or ["operative"], key=_RANK.index)


def _of_sentence(plain: str, *, remedy: bool, warrant: bool) -> str:
    """The force of one sentence, "" where no verb of it shows any. A list counts by its lead-in, if that has a verb."""
    head, colon, _ = plain.partition(":")
    if colon and (found := _of_words(head, remedy=remedy, warrant=warrant)):
        return found
    return _of_words(plain, remedy=remedy, warrant=warrant)


def _of_words(plain: str, *, remedy: bool, warrant: bool) -> str:
    if _RIGHT.search(plain) or (remedy and _REMEDY_RIGHT.search(plain)):
        return "operative"
    if _exhorts(plain):
        return "hortatory"
    if POINTS.search(plain):
        return "restates"
    if LIMITS.search(plain) or _FORBIDS.search(plain):
        return "operative"
    if _LEAVES.search(plain) and not _BUT_BINDS.search(plain):
        return "discretionary"
    if _BINDS.search(plain):
        return "operative"
    if _PERMITS.search(plain):
        return "operative" if warrant and re.search(r"\b(?:warrant|court order)\b", plain) else "discretionary"
    return ""


def _exhorts(plain: str) -> bool:
    """Whether a sentence only exhorts: "should", "shall consider", "shall, where possible," over the whole duty."""
    if _PRACTICE.search(plain):
        return not _FORBIDS.search(plain)
    if _CASUAL.search(plain):
        return True
    if _URGES.search(plain) and not _NO_URGE.search(plain):
        # Beside a real duty ("if the board should refuse, the chief shall …") it takes nothing from it.
        return not (_BINDS.search(plain) or _FORBIDS.search(plain))
    soft = _SOFT.search(plain)
    if soft is None or len(_MODALS.findall(plain)) != 1:
        return False
    considers = re.search(_CONSIDERS, soft[0])
    return not (considers and _GOES_ON.search(plain[soft.start() :]))

"""Sentences that take something out as a whole, and savings clauses that only look like them.

Taught by: labels.md 3 (hard negatives) and 3a; taxonomy.md C1, C3, C7.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ordtool.attributes.late import late
from ordtool.extract.cues import segments
from ordtool.extract.retreats import RETREAT

_PART = (
    r"(?:section|chapter|article|ordinance|act|title|part|subsection|subdivision|paragraph|law|division|subtitle"
    r"|local\ law|by\ ?law|policy|definition|prohibition|ban|requirements?|provisions?|restrictions?|limitations?)"
)
_SCOPE = rf"(?:this|the|that|any|such)\ {_PART}"
_SAFEGUARD = (
    r"(?:approval|authorization|vote|consent|notice|notification|hearing|warrant|permission|report"
    r"|policy|review|permit|affidavit|order|resubmission)"
)
_KEPT_OUT = r"(?:excused|excepted|relieved|excluded(?!\ (?:from|at|in)\ (?:evidence|any|a|the)\b(?!\ requirement)))"
_DEEMED = (
    r"(?:considered|deemed)\ (?:to\ be\ )?(?:an?\ )?(?:\w+\ ){0,2}(?:violations?|breach|surveillance|face|facial|biometric"
    r"|subject|covered|unlawful|prohibited|required|disclosure|sale|sharing|personal|private)"
)
RELEASE = late(
    rf"""
    \b(?:nothing\ (?:in|contained\ (?:in|herein)|herein|here|under)|no\ (?:provision|part|portion|section)\ (?:of|in)\ {_SCOPE})\b
        .{{0,80}}?\b(?:shall|may|is|prohibits?|prevents?|precludes?|restricts?|limits?|requires?|applies|creates?|directs?|bars?
        |forbids?|binds?|governs?|regulates?|keeps?|stops?|hinders?|impairs?|affects?|gives?|confers?|reach(?:es)?|extends?)\b
  | (?<!which\ )(?<!that\ )\b(?:does|do|shall|will)\ not
        \ (?:apply|pertain|extend|prohibit|prevent|preclude|forbid|restrict|bar|include)
  | \b(?:provisions?|requirements?|limitations?|restrictions?|prohibitions?)\b[^.;:]{{0,80}}\bmay\ not\ apply\ to\b
  | \b(?:does|do|shall|will|may|must)\ not\ be\ (?:construed|interpreted|read|understood|deemed|taken|applied)\ (?:so\ )?(?:to|as)\ 
        (?:prohibit|prevent|preclude|forbid|restrict|bar|apply|limit|require|create|include|hinder|bind|reach|impair)(?:ing)?\b
  | ^notwithstanding\ the\ foregoing,?\ no\ .{{1,90}}\bin\ (?:violation|contravention)\ of\ (?!this\b|that\b|the\ policy\b)
  | \b{_SCOPE}\ (?:shall|does|may|must)\ not\ be\ (?:construed|interpreted|read)\ (?:so\ as\ )?to\s*:\s*$
  | (?<!federal\ )(?<!state\ )\b{_PART}s?\ (?:\S+\ ){{0,4}}?(?:does|do|shall|will)\ not\ 
        (?:reach|cover|bind|govern|regulate|concern|require|affect|impair)
  | \b(?:does|do|shall|will)\ not\ require\ (?:\w+\ ){{0,4}}?{_SAFEGUARD}\b
  | \b(?:is|are|falls?|lies?)\ (?:outside|beyond|not\ within)\ (?:of\ )?(?:the\ (?:scope|reach|coverage)\ of\ )?{_SCOPE}
  | (?<!that\ it\ )(?<!that\ they\ )\b(?:is|are|shall\ be)\ not\ (?:an?\ )?(?:covered|regulated)\ \w+
  | \b(?:is|are)\ not\ (?:an?|the)\ \w+\ (?:for\ (?:the\ )?purposes\ of|within\ the\ meaning\ of)\ {_SCOPE}
  | (?<!which\ )(?<!that\ )\b(?:does|do|shall)\ not\ constitute\ an?\ (?:violation|breach|infraction|acquisition|new\ use)
  | \b(?:is|are|shall\ be)\ (?:not\ (?:subject\ to|covered\ by|bound\ by|governed\ by|prohibited|required|needed|necessary
        |obliged|obligated|{_DEEMED}|a\ violation|unlawful|applicable\ to|affected\ by)|exempt(?:ed)?\b|{_KEPT_OUT}
        |inapplicable\ to|unaffected)
  | \bshall\ not\ be\ (?:a\ violation|subject\ to|{_DEEMED}|required|unlawful|bound\ by|necessary|applicable\ to)
  | \b(?:is|are)\ not\ in\ violation\ of\ {_SCOPE}
  | \bshall\ not\ be\ (?:deemed|considered)\ (?:violated|in\ violation|to\ (?:have\ )?violated?)\b
  | \b(?:is|are)\ not\ an?\ (?:new\ )?(?:acquisition|purchase|new\ use)\b
  | (?<!that\ it\ )(?<!that\ they\ )\b(?:is|are)\ not\ an?\ (?:data\ broker|controller|processor|covered\ \w+
        |place\ of\ public\ accommodation|public\ accommodation|operator|vendor)\b(?!\ of\b)
  | \b(?:limits?|{_SCOPE}|sections?\ \S+)\ (?:gives?\ way|yields?)\ to\b | \b(?:is|are)\ not\ violated\ by\b
  | \b{_SCOPE}\ leaves?\ (?:unaffected|untouched)\b | \bneeds?\ no\ (?:\w+\ )?{_SAFEGUARD}\b
  | \bshall\ not\ be\ (?:regarded|treated)\ as\ (?:an?\ )?(?:surveillance|face|facial|biometric|city|covered|public)\b
  | \b(?:does|do|shall|will)\ not\ violate\ (?:{_SCOPE}|section) | \b(?:is|are)\ not\ (?:barred|forbidden|banned)\b
  | \b(?:shall|does|do|will)\ not\ need\ (?:{_SAFEGUARD}|to\ (?:obtain|seek|comply|submit|follow))
  | \bneed\ not\ (?!prove|show|allege|plead|exhaust|demonstrate|establish|be\b)\w+
  | \bneed\ not\ be\ (?:re\ ?)?(?:approved|filed|submitted|obtained|given|held|disclosed|reported|included|reviewed|met|followed
      |deleted|destroyed|purged|erased|listed|described|posted|published|counted|disposed
      |made\ public)
  | \bno\ (?:\w+\ ){{0,2}}{_SAFEGUARD}\ (?:\w+\ ){{0,4}}?(?:is|are|shall\ be|will\ be)\ (?:required|needed|necessary)\b
  | \bmay\b[^.;]{{0,40}}?\b(?:(?:elect|choose|decide)\ not\ to|opt\ out\ of\ {_SCOPE})\b
  | \b(?:exceptions?|exemptions?)\ (?:to|from)\ (?:the\ (?:requirements?|prohibitions?|provisions?)|{_SCOPE})
  | \b(?:it\ is|shall\ be|is)\ not\ (?:a\ )?(?:violation|unlawful)
  | \b(?:has|have|having)\ no\ (?:application|force)\ (?:to|in|where|when|if)\b
  | \b(?:requirements?|provisions?|restrictions?|limitations?|prohibitions?|{_SAFEGUARD}s?)\b[^.;:]{{0,60}}
        \b(?:is|are|be)\ (?:hereby\ )?(?:waived|dispensed\ with|suspended)\ (?:for|as\ to|in|with\ respect\ to|when|if|where)\b
  | \b{_SCOPE}\ (?:is|are)\ not\ (?:intended|meant|designed)\ to
        \ (?:prohibit|prevent|preclude|forbid|restrict|bar|limit|apply|reach|cover)\b
  | \b(?:is|are)\ not\ violations?\ of\ (?:{_SCOPE}|section)
  | ^(?:also\ )?(?:exempt(?:ed)?|excluded|excepted)\ from\ (?:the\ \w+\ of\ )?(?:{_SCOPE}|section\ \S+)\ (?:is|are)\b
  | \b(?:is|are)\ (?:permitted|allowed|lawful|authorized)\ (?:notwithstanding|despite)\b
  | \b(?:any|one)(?:\ or\ more)?\ of\ the\ following\ (?:exceptions?|exemptions?)\b
  | \b(?:{_SCOPE}|section\ \S+)\ (?:has|have|shall\ have)\ no\ (?:bearing|effect)\ (?:on|upon)\b
  | \bgoverned\ by\b.{{1,80}}?\b(?:rather\ than|instead\ of|and\ not)\ (?:by\ )?{_SCOPE}
  | \bno\ (?:\w+\ ){{0,2}}{_SAFEGUARD}\ need\ (?:first\ )?be\ (?:sought|obtained|given|held|made|filed|had)\b
  | \bneed\ only\ (?:substantially|materially|generally)\ comply\b
  | \bsubstantial\ compliance\ (?:is|shall\ be|will\ be)\ (?:sufficient|enough|deemed)
  | \b{_SAFEGUARD}s?\b[^.;:]{{0,60}}?\b(?:may|can)\ be\ (?:sought|obtained|given|requested|had|granted)\ (?:\w+\ )?
        (?:after\ the\ fact|afterwards?|retroactively|later|thereafter)\b
  | \bmay\ rely\ (?:up)?on\ (?:an?|the|any)\ (?:earlier|prior|previous|existing)\ (?:\w+\ )?{_SAFEGUARD}
  | \b{_SAFEGUARD}\b[^.;:]{{0,40}}?\bcovers?\ (?:all|any|every)\ (?:later|future|subsequent|other|similar)\b
  | \bmay\ delegate\ (?:its|the|this|that|such|their)\ (?:\w+\ ){{0,2}}?(?:{_SAFEGUARD}|authority\ to\ (?:approve|waive|consent))\b
  | \b(?:silence|inaction|failure\ to\ (?:act|respond|review|report))\b[^.;:]{{0,40}}?\b(?:shall|does|may|will)\ not
        \ (?:delay|prevent|bar|stop|hold\ up)\b
    """,
    re.VERBOSE | re.IGNORECASE,
    needs=(
        "bearing",
        "no effect",
        "governed by",
        "need only",
        "substantial compliance",
        "after the fact",
        "afterward",
        "retroactively",
        "later",
        "thereafter",
        "rely",
        "covers",
        "cover ",
        "delegate",
        "no application",
        "no force",
        "waived",
        "dispensed",
        "suspended",
        "exemption",
        "despite",
        "notwithstanding",
        " not ",
        "no ",
        "nothing",
        "exempt",
        "exception",
        "excluded",
        "excepted",
        "excused",
        "relieved",
        "outside",
        "beyond",
        "inapplicable",
        "unaffected",
        "untouched",
        "give way",
        "gives way",
        "yield",
        "opt out of",
    ),
)
"""A sentence that takes something out of a law, a section or a definition as a whole."""

_RIGHTS = (
    r"(?:rights?|remed(?:y|ies)|protections?|privileges?|privacy|liberties|freedoms?|immunit(?:y|ies)|defen[cs]es?"
    r"|disclosure|access|admissib\w+|oversight|transparency|confidentiality|obligations?|dut(?:y|ies))"
)
_PROTECTS = late(
    rf"""
    (?:\bnothing|^no\ (?:provision|part|portion)\ (?:in|of)\ \w+)\b.{{0,120}}?
        \b(?: (?:limit|restrict|affect|diminish|impair|abridge|waive|reduce|take|infringe|abrogate
            |alter|preempt|supersede|deny|relieve)s?\b (?!\ the\ (?:authority|ability|power|discretion))(?:\ \S+){{0,5}}?
            \ {_RIGHTS}\b
        | (?<!(?:eral|tate|ther|able)\ law\ )(?:authoriz|permit(?!ted\ by)|allow(?!ed\ by)|endors|legaliz|approv
            |create\ a\ right\ to\ (?!sue)|requires?\ (?:an?\ |the\ )?exhaust
            |relieve|excus|imply|implies|confer|expand)\w*
        | (?:prohibit|prevent|preclude|restrict|limit|bar)s?\ (?:the|a|any)\ (?:\w+\ ){{0,3}}
            (?:council|board|supervisors|commission|legislature|body|city|county|town|state|municipality|person|individual
              |defendant|court|resident|employee|party|litigant)\b\ (?:\w+\ ){{0,2}}from\ (?:\w+\ ){{0,2}}
            (?:adopting|enacting|imposing|passing|prohibiting|regulating|banning|providing|bringing|seeking|challenging
              |suing|exercising|reporting|establishing|requesting|asserting
              |(?:granting|awarding|ordering)\ (?:\w+\ ){{0,3}}(?:relief|remed\w+|damages|fees))
        | directs\ how\b )
  | \b(?:not|nothing\b.{{0,60}})\ (?:be\ construed\ to\ )?(?:prohibit|prevent|preclude|restrict|limit|bar)s?\b.{{0,140}}
        \b(?:more\ (?:stringent|protective|restrictive)|stricter|(?:greater|additional|further)\ protections?)\b
  | \b(?:does|do|shall)\ not\ (?:limit|affect|diminish|impair|relieve|excuse|authorize|permit|preempt)\b
        (?!\ the\ (?:authority|ability|power|discretion|operation|use))
        (?!\ (?:\w+\ ){{0,3}}(?:contracts?|agreements?|leases?|licenses?|technolog\w+|equipment|matters?|requests?)\b)
  | \b(?:exempt|excluded|not\ subject)\b.{{0,60}}\b(?:environmental|quality\ act|ceqa|sepa|nepa|referendum|fiscal
        |rulemaking|reimbursement|appropriation)
  | \bexempt\ from\ (?:the\ |any\ |all\ )?(?:\w+\ ){{0,2}}(?:tax|taxes|taxation|fees?|charges?|assessments?)\b
  | \bif\ any\b.{{0,80}}\b(?:provision|part|section|clause|sentence)\b.{{0,120}}\b(?:invalid|unconstitutional|unenforceable)
  | \bnot\ include\ (?:an?\ |any\ |the\ )?(?:\w+\ ){{0,2}}immigration
        \ (?:authorit|agen|officer|official|detainer|warrant|enforcement)
  | \bunless\ an?\ (?:greater|higher|different|heavier)\ (?:penalty|punishment|fine)\b
  | \b(?:exemption|exception|exclusion)s?\ (?:\w+\ ){{0,5}}?(?:shall|does|do|may)\ not\ (?:apply|extend|include|cover)
  | \bno\ (?:\w+\ )?(?:exceptions?|exemptions?)\b
  | \b(?:may|shall|must)\ not\ (?:seek|claim|grant|make|create|allow|request|adopt|approve)\ (?:an?|any)\ (?:\w+\ )?
        (?:exceptions?|exemptions?|exclusions?|waivers?)\b
  | ^(?:no|neither|nobody)\b[^,;]{{0,80}}\b(?:is|are|be)\ (?:relieved|excused|excepted|exempt\w*|excluded)\b
  | \bnot\ be\ (?:deemed|considered|construed|treated)\ (?:as\ |to\ be\ )?(?:an?\ )?(?:consent|approval|waiver|permission)
  | \bnot\ (?:be\ )?subject\ to\ 
        (?:(?:public\ )?(?:inspection|disclosure)|subpoena|(?:civil\ )?discovery|sale|search)
  | \bno\b.{{0,40}}\b(?:notice|demand)\b.{{0,40}}\b(?:required|needed|necessary)\b.{{0,30}}\b(?:actions?|suits?|claims?|sue)\b
  | ^(?!(?:nothing|no)\b).*\b(?:is|are|shall\ be)\ (?:\w+\ and\ )?exempt\ from\ (?:public\ )?(?:disclosure|inspection)\b
  | \bwhether\ or\ not\ (?:it|they|[^,;]{{1,30}}?)\ (?:is|are)\ (?:exempt|excluded|covered|subject)
  | \bnot\ (?:exempt|excluded|excepted)\b | \bin\ no\ (?:case|event)\b
  | \b(?:silence|inaction|failure\ to\ act|mention|inclusion|naming|listing)\b.{{0,60}}
        \b(?:is|does|shall|are)\ not\ (?:be\ )?(?:approval|consent|constitute|deemed|considered)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Savings clauses that protect, recitals of procedure, exceptions to an exception: they take nothing from the law."""

EXCLUSION = late(
    r"""
    (?<!which\ )(?<!that\ )\b(?:does|do|shall|will)\ not\ (?:include|mean|constitute|refer\ to|encompass|cover|reach|extend\ to)\b
  | (?<!which\ )(?<!that\ )\b(?:shall|may|is|are|must)\ not
        \ (?:be\ |to\ be\ )?(?:understood|read|taken)\ to\ (?:mean|include|cover)\b
  | (?<!\bif\ it\ )(?<!\bif\ they\ )\b(?:is|are)\ not\ (?:considered\ |deemed\ |regarded\ as\ )?(?:to\ be\ )?(?:an?\ )?
        (?:included|covered|regulated|surveillance|face|facial|biometric|automated|predictive
        |within\ the\ (?:meaning|definition|scope))
  | (?<!\bto\ )\bexcludes?\b
  | \bshall\ not\ be\ (?:considered|deemed|construed\ (?:as|to\ include))
  | \b(?:exempt(?:ed)?|excluded|excepted)\ from\ (?:the|this)\ (?:definition|term|requirements)
  | ^no\ [^.,;]{3,80}\ (?:shall|may|is\ to)\ be\ (?:deemed|considered|regarded\ as|treated\ as)\ (?:to\ be\ )?(?:an?\ )?
        (?:surveillance|face|facial|biometric|automated|predictive|covered|personal)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A sentence that takes things out of a definition or of a law's reach, so that its items are kinds of thing."""

_CONDITION = late(
    r"\b(?:if|when|where|to the extent|only to the extent|as long as|so long as|for the purposes? of)\b", re.IGNORECASE
)
_OPEN_CONDITION = late(r"\b(?:if|when|where|unless|provided that|provided|long as)\b[^.;:]{0,60}:?\s*$", re.IGNORECASE)


_TO_AND_TO = late(r"\bapply to\b.*\bor to (?:the|an?|any)\b", re.IGNORECASE)
"""Two that are let off, each with its own preposition."""
TERM_EXCLUDES = late(
    r'^(?:however,? )?(?:(?:the|such|this|that) term|(?:the )?(?:term )?"[^"]{2,80}"|the term [\w ]{2,40}?)'
    r" (?:does|do|shall|is|may) not (?:(?:to )?(?:be )?(?:understood|read|taken|construed|interpreted) to )?"
    r"(?:include|mean|refer|reach|cover|extend|encompass|apply)"
    r'|^"[^"]{2,80}" excludes?\b'
    r"|^no (?!(?:provision|part|section|exception|exemption)\b)[^.,;]{2,60} (?:shall|may|is to) be"
    r" (?:construed|deemed|interpreted) to include\b",
    re.IGNORECASE,
)
"""A sentence that takes something out of a defined term, wherever it stands."""
CONDITION_FIRST = late(r"^(?:if|when|where|whenever|to the extent)\b(?!.*\b(?:shall|must|may|will)\b)", re.IGNORECASE)
"""A lead-in that is only the beginning of a condition."""
CONSEQUENCE = late(
    r"""
    ,\s+(?=(?:then\ )?(?:such|the|that|it|they|those|this|these)\b[^,;]{0,120}?\b
        (?: may\ (?:be\ )?(?:exclude|withh|redact|omit|exempt|waive|kept|retain|delay|refuse|decline)
          | need\ not | (?:is|are|shall\ be)\ (?:exempt|excluded) | (?:is|are|shall)\ not\ (?:be\ )?(?:required|subject|apply) ))
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Where the main clause begins that lets somebody off when a condition holds."""
_EXAMPLES = late(r"\bincluding\b[, ]*(?:but not limited to|without limitation)?[,: ]*$", re.IGNORECASE)


def gives_examples(lead_in: str) -> bool:
    """Whether a lead-in names a general ground, of which the items are examples ("… by, including, but not limited to:")."""
    return bool(_EXAMPLES.search(lead_in))


FREED = late(
    rf"""
    ^(?!(?:no|neither|nor|nothing|any\ person\ who)\b)(?!.*\b(?:may|shall|must)\ (?:not|only|neither|never)\b)
    .*?\bmay\b(?!.*\b(?:action|suit|sue|damages)\b).{{0,160}}?
        \bwithout\ (?:first\ |further\ |prior\ |having\ 
        |obtaining\ |obtained\ |seeking\ |returning\ to\         |regard\ to\ |waiting\ for\ |complying\ with\ |following\ 
        |\w+\ ){{0,5}}?
        (?:{_SAFEGUARD}s?|sections?|requirements?|council|board|commission|affidavit|{_PART})\b
    """,
    re.VERBOSE | re.IGNORECASE,
    needs=("without",),
)
"""A permission to do without a safeguard."""


@lru_cache(maxsize=64)
def releases(sentence: str) -> bool:
    """Whether the main clause takes something out as a whole; a release inside its exception does not count."""
    hit = RELEASE.search(sentence) or FREED.search(sentence) or RETREAT.search(sentence)
    if hit is None or _PROTECTS.search(sentence):
        return False
    return not any(s.start <= hit.start() < s.end and s.start for s in segments(sentence))


def protects(sentence: str) -> bool:
    """Whether a sentence only saves rights, restores a rule or recites a procedure."""
    return bool(_PROTECTS.search(sentence))


def condition(release: str) -> int | None:
    """Where the conditions of a releasing sentence begin ("… does not prohibit disclosure | if …"); None without one."""
    hit = RELEASE.search(release)
    if hit is None:
        return None
    again = _TO_AND_TO.search(release, hit.start())
    if again is not None:
        return 0
    found = _CONDITION.search(release, hit.end())
    return found.start() if found else None


def leaves_conditions(lead_in: str) -> bool:
    """Whether the items below a releasing lead-in are its conditions ("… is no violation if the officer:")."""
    return bool(_OPEN_CONDITION.search(lead_in))

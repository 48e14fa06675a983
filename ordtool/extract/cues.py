"""The grammar of exceptions: where in a sentence something is taken out again.

Cue words only open the question; what is taken out is the carve-out rules' affair. Hard negatives ("without exception",
"except" in a citation) are settled here. Taught by: labels.md 3 and 3a; taxonomy.md C1 to C8.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where an exception stands in its sentence."""

    LEADING = "leading"
    MIDDLE = "middle"
    TRAILING = "trailing"


@dataclass(frozen=True, slots=True)
class Segment:
    """An exception inside a sentence: a range of the sentence's plain text, its cue word and where it stands."""

    start: int
    end: int
    cue: str
    place: Place


_CUE = re.compile(
    r"""
    \b(?P<cue>
        except (?:\ that|\ as|\ for|\ when|\ where|\ if|\ to|\ in|\ with|\ pursuant|\ upon|\ by|\ under|\ only|\ during)?
      | unless
      | provided ,? (?:\ however)? ,? \ that
      | provided ,? \ however
      | other\ than (?=\ (?:to|as|if|when|where|in|pursuant|for|under|by)\b)
      | notwithstanding
      | absent (?=\ (?:a|an|the|such|any|exigent|judicial|consent)\b)
      | excluding
      | but (?=\ (?:(?:this|such|the|that|a|an|any|no)\ (?:\w+\ ){0,6}(?:shall|may|does|do|is|are|need)\ (?:not|be\ not)\b
                 |only\ (?:if|when|to)|not\ (?:if|where|when|to\ the|in|for)|shall\ not|excluding|excludes|does\ not\ include))
      | save\ (?:that|as|for|where)
      | without\ regard\ to\ (?=this|the\ require)
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:however,? |and |but |or )?(?P<cue>except|unless|notwithstanding|absent|provided|other than)\b", re.IGNORECASE
)
_MODAL = re.compile(r"\b(?:shall|may|must|will|is|are|does|do|has|have|need|can|should)\b", re.IGNORECASE)
_NOT_A_CUE = re.compile(r"(?:without|no|any|such|following|authorized|an|the|this|with the) $", re.IGNORECASE)
_OPENS_CLAUSE = re.compile(
    r",\s+(?=(?:the|a|an|any|no|each|every|all|it|this|that|these|such|information|data|if|in|within|nothing|surveillance|face|"
    r"facial|city|law|police|officers|employees|persons)\b|[A-Z(])",
    re.IGNORECASE,
)
_MAIN_AGAIN = re.compile(r",\s+(?=(?:shall|may|must|will|is|are)\b)", re.IGNORECASE)


def segments(sentence: str) -> tuple[Segment, ...]:
    """The exceptions of one plain sentence, in order; ranges count in the sentence."""
    found: list[Segment] = []
    at = 0
    lead = _leading(sentence)
    if lead is not None:
        found.append(lead)
        at = lead.end
    for cue in _CUE.finditer(sentence, at):
        if cue.start() < at or _is_noun(sentence, cue) or _adds_a_duty(sentence, cue):
            continue
        middle = _MAIN_AGAIN.search(sentence, cue.end())
        if middle and _MODAL.search(sentence[cue.end() : middle.start()]):
            middle = None
        place = Place.MIDDLE if middle else Place.TRAILING
        end = middle.start() if middle else len(sentence)
        found.append(Segment(cue.start("cue"), end, cue["cue"].lower(), place))
        at = end
    return tuple(found)


def _is_noun(sentence: str, cue: re.Match[str]) -> bool:
    """ "an exception", "without exception" and citations are no cue."""
    before, after = sentence[max(0, cue.start() - 12) : cue.start()], sentence[cue.end() : cue.end() + 4]
    return (
        bool(_NOT_A_CUE.search(before)) and cue["cue"].lower().startswith("except") or after.startswith(("ion", "ed"))
    )


def _adds_a_duty(sentence: str, cue: re.Match[str]) -> bool:
    """A proviso that only adds a duty ("provided that the city shall notify …") takes nothing out."""
    return cue["cue"].lower().startswith("provided") and not _PROVISO_TAKES.search(sentence, cue.end())


def _leading(sentence: str) -> Segment | None:
    """An exception that opens the sentence, to the comma after which the main clause begins."""
    cue = _LEADING.match(sentence)
    if cue is None:
        return None
    for comma in _OPENS_CLAUSE.finditer(sentence, cue.end()):
        if _MODAL.search(sentence, comma.end()) is None:
            return None
        if not _LEADING.match(sentence[comma.end() :]):
            return Segment(cue.start("cue"), comma.start(), cue["cue"].lower(), Place.LEADING)
    return None


_SCOPE = r"(?:this|the|that|any|such) (?:section|chapter|article|ordinance|act|title|part|subsection|subdivision|paragraph|law|division|local law|by ?law|policy|definition|prohibition|ban|requirements?|provisions?|restrictions?|limitations?)"
RELEASE = re.compile(
    rf"""
    \bnothing\ (?:in|contained\ in|herein|under)\b.{{0,80}}?\b(?:shall|may|is|prohibits?|prevents?|precludes?|restricts?|limits?|requires?|applies)\b
    | (?<!which\ )(?<!that\ )\b(?:does|do|shall|will)\ not\ (?:apply|extend|prohibit|prevent|preclude|restrict|bar|include|constitute|affect|be\ construed\ to\ (?:prohibit|prevent|preclude|restrict|apply|limit|require|create))
    | \b(?:is|are|shall\ be)\ (?:not\ (?:subject\ to|covered\ by|prohibited|required|considered|deemed|a\ violation|unlawful)|exempt(?:ed)?\b|excluded)
    | \bshall\ not\ be\ (?:a\ violation|subject\ to|considered|deemed|required|unlawful)
    | \b(?:exceptions?|exemptions?)\ (?:to|from)\ (?:the\ (?:requirements?|prohibitions?|provisions?)|{_SCOPE})
    | \b(?:it\ is|shall\ be|is)\ not\ (?:a\ )?(?:violation|unlawful)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A sentence that takes something out of a law, a section or a definition as a whole."""

EXCLUSION = re.compile(
    r"(?<!which )(?<!that )\b(?:does|do|shall|will) not (?:include|mean|constitute|refer to|encompass)\b|\b(?:is|are) not (?:considered )?(?:surveillance|included)"
    r"|\bexcludes?\b|\bshall not be (?:considered|deemed|construed (?:as|to include))|\bexempt(?:ed)? from the (?:definition|requirements)",
    re.IGNORECASE,
)
"""A sentence that takes things out of a definition or of a law's reach, so that its items are kinds of thing."""

_PROVISO_TAKES = re.compile(
    r"\bmay\b|\bnot\b|\bonly (?:to|with|if|for)\b|\bexempt|\bno (?:such|approval|report|notice|warrant)\b|\bneed\b|\bwithout\b",
    re.IGNORECASE,
)
POINTER = re.compile(
    r"^(?:however,? )?(?:except|unless|other than|notwithstanding|but)(?: as| to the extent| when| where| if| for)?(?: (?:may be|is|are))?"
    r"(?: (?:otherwise|specifically|expressly|exempted|excepted|or|permitted|provided|set forth|authorized|allowed|required|described|specified|"
    r"stated|by|in|under|pursuant to|from|the|requirements|of|this|article|chapter|section|subsection|subdivision|paragraph|subsections|"
    r"sections|and|herein|below|above|elsewhere|exceptions?|part|ordinance|act|title|as)|,? ?\(?[0-9][\w.\-:]*\)?|,? ?\(\w{1,4}\)| [a-z]\b)+[\s.,;]*$",
    re.IGNORECASE,
)
"""An exception that says nothing of its own and only points to another passage."""

_GROUND = re.compile(
    r"(?:,|;)?\s+or\s+(?=(?:as|if|when|where|to|for|pursuant|required|in|unless|is|otherwise (?:required|permitted|authorized|prohibited|provided)|by|upon|under|with)\b)",
    re.IGNORECASE,
)
TARGET = re.compile(
    r"\b(?:except|unless|other than|notwithstanding|but)\b[^.;:]{0,40}?\b(?P<what>section|subsection|subdivision|paragraph)s?\s+"
    r"(?P<path>(?:\(\w{1,4}\))+|[a-z]\b|\d[\w.\-]*(?:\(\w{1,4}\))*)",
    re.IGNORECASE,
)
"""An exception that points to the passage that spells it out ("except as provided in subsection (2)")."""

_CONDITION = re.compile(
    r"\b(?:if|when|where|to the extent|only to the extent|as long as|so long as|for the purposes? of)\b", re.IGNORECASE
)


def grounds(exception: str) -> tuple[tuple[int, int], ...]:
    """The grounds of one exception that are joined by "or", as ranges of its text; one range where there is one ground."""
    cuts = [0]
    for joint in _GROUND.finditer(exception):
        cuts.append(joint.end())
    starts = [start for start in cuts if start < len(exception)]
    ends = [*(_before(exception, start) for start in starts[1:]), len(exception)]
    return tuple(zip(starts, ends, strict=True))


def _before(text: str, start: int) -> int:
    """The end of the ground that stands before a joint."""
    head = re.sub(r"[,;]?\s+or\s*$", "", text[:start], flags=re.IGNORECASE)
    return len(head)


def releases(sentence: str) -> bool:
    """Whether the main clause of a sentence takes something out as a whole; a release inside its exception does not count."""
    hit = RELEASE.search(sentence)
    return hit is not None and not any(s.start <= hit.start() < s.end and s.start for s in segments(sentence))


def condition(release: str) -> int | None:
    """Where the conditions of a releasing sentence begin ("… does not prohibit disclosure | if …"); None without one."""
    hit = RELEASE.search(release)
    if hit is None:
        return None
    found = _CONDITION.search(release, hit.end())
    return found.start() if found else None


SHARED_END = re.compile(
    r"\b(?:shall|must|may|will|can|should|shall not|may not|must not|not|to|shall neither|do all of the following|do any of the following|"
    r"do the following|from|is prohibited from|are prohibited from)\s*(?:,?\s*(?:at a minimum|at least|also|either|each|both))?\s*[:\-]?\s*$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:that|which|who)\s+(?:shall|must|may|will)\s*(?:,?\s*at a minimum,?)?\s*[:\-]?\s*$", re.IGNORECASE
)


def shares_its_verb(lead_in: str) -> bool:
    """Whether the items of a list each finish the lead-in's sentence ("the chief must:"), so that each is a rule of its own."""
    return bool(SHARED_END.search(lead_in)) and not _RELATIVE.search(lead_in)

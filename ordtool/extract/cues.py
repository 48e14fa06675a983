"""The grammar of exceptions: where in a sentence something is taken out again.

Cue words only open the question; what is taken out is the carve-out rules' affair. Hard negatives ("without exception",
"except" in a citation) are settled here. Taught by: labels.md 3 and 3a; taxonomy.md C1 to C8.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ordtool.attributes.late import late
from ordtool.extract.grounds import is_the_rule, points
from ordtool.extract.provisos import IF, adds_a_duty, permits_freely


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


_CUE = late(
    r"""
    \b(?P<cue>
        except (?:\ that|\ as|\ for|\ when|\ where|\ if|\ to|\ in|\ with|\ pursuant|\ upon|\ by|\ under|\ only|\ during)?
      | excepting
      | unless
      | provided ,? (?:\ however)? ,? \ that
      | provided ,? \ however
      | (?<=,\ )provided (?=\ (?:the|such|said|any|it|this|each)\ (?:\w+\ ){0,4}?(?:is|are|has|have|does|do|shall|may)\b)
      | other\ than (?=\ (?:to|as|if|when|where|in|pursuant|for|under|by|an?|another|the|any|those|that|information|data
            |surveillance|face|facial|equipment|technolog\w+|existing)\b)
      | with\ the\ exception\ of
      | apart\ from
      | notwithstanding (?!\ the\ (?:operative|effective)\ date)  # when a law starts takes nothing out of it
      | absent (?=\ (?:a|an|the|such|any|exigent|judicial|consent)\b)
      | (?<=[,(]\ )excluding | (?<=\()excluding
      | save\ (?:that|as|for|where|when|if|in|to\ the\ extent|only)
      | (?<=;\ )no\ such (?=\ (?:recovery|action|suit|award|claim|damages|fees|relief|liability|judgment)\b)
      | (?<=,\ )without (?=\ (?:first\ )?(?:obtaining\ )?an?\ (?:\w+\ ){0,2}(?:warrant|court\ order)\b[^,;]*$)
      | without (?=\ (?:first\ )?(?:obtaining\ |having\ )?(?:the\ )?(?:\w+\ ){0,2}(?:(?:written|express|explicit|informed|prior)\ 
            (?:\w+\ ){0,2})?(?:request\ or\ )?(?:consent|permission|authorization)\ (?:of|from)\ (?:the|an?|any|each|that|such)\ 
            (?:\w+\ ){0,2}(?:individuals?|persons?|people|customers?|consumers?|subscribers?|owners?|residents?|users?|tenants?
              |parents?|students?|patients?|guardians?|occupants?|employees?)\b)
      | or\ as\ (?:otherwise\ |may\ be\ otherwise\ )?(?:permitted|required|allowed|authorized|provided)\ (?=by\ (?:\w+\ ){0,3}law\b)
      | from\ which (?=\ [^,;.]{0,60}\bmay\ (?:omit|exclude|withhold|redact|delete|strike|remove)\b)
      | (?<=[,;]\ )(?:but|though) (?=\ (?:an?|any|the|such|that)\ (?:\w+\ ){1,3}may\ (?!not\b|only\b|be\b))
      | (?<=,\ )to\ the\ extent (?=\ [^,;]{0,80}\b(?:not|without)\ 
            (?:disclos|reveal|compromis|jeopardi|interfer|violat|otherwise\ p|in\ conflict|inconsistent|contrary|confidential)
            |\ (?:that\ )?[^,;]{0,60}\b(?:necessary|required|needed)\ to\ comply\b)
      | without\ regard\ to\ (?=this|the\ require)
      | (?<=[,;]\ )but (?=\ (?:\w+\ ){0,2}?(?:evidence|information|data|images?|footage|leads?|match(?:es)?|results?)\b[^,;]{0,90}
            \bmay\ be\ (?:received|used|accepted|considered|admitted|relied|kept|shared)\b)
      | but (?=\ (?:
            (?:this|such|the|that|a|an|any|no)\ (?:\w+\ ){0,6}(?:shall|may|does|do|is|are|need)\ (?:not|be\ not)\b
          | only\ (?:if|when|to)
          | not\ (?:against|by|if|where|when|to\ the|in|for|including)
          | (?:shall|need)\ not(?!\ be\ limited) | excluding | excludes | does\ not\ include
        ))
      | (?:but|and) (?=\ (?:(?:the|such|that|any)\ \w+\ )?may\ (?:be\ )?
            (?: (?:kept|keep|retain|store|preserve|extend|continue)(?:d|ed)?\b
                  (?=.{0,40}\b(?:longer|indefinitely|beyond|if|when|where|until|as\ long|for\ any|unless)\b)(?!\ (?:only|no)\b)
              | (?:withheld|withhold|redact|omit|exclude|waive)(?:d|ed|ted)?\b))
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LEADING = late(
    r"^(?:however,? |and |but |or )?"
    r"(?P<cue>excepting|except|unless|notwithstanding(?! the (?:operative|effective) date)|absent|provided|other than"
    r"|with the exception of|apart from)\b",
    re.IGNORECASE,
)
_CAP = late(
    r"""
    ,?\ (?P<cue>not\ to\ exceed|not\ exceeding|(?:of|up\ to|but)\ (?:not|no)\ more\ than|up\ to\ a\ maximum\ of|capped\ at
        |in\ an?\ (?:total\ |aggregate\ )?(?:sum|amount)\ (?:of\ )?(?:not?\ (?:greater|more|larger)\ than|up\ to
            |not\ (?:exceeding|to\ exceed)|that\ does\ not\ exceed)
        |(?:of\ )?not?\ (?:greater|larger|more)\ than)\b
    (?=.{0,60}(?:\$|\bdollars\b))
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A sum that caps what may be won; only beside fees or damages is it taken from somebody."""
_WON = late(r"\b(?:attorneys?'?s?'? fees|counsel fees|legal fees|damages)\b", re.IGNORECASE)
_MODAL = late(r"\b(?:shall|may|must|will|is|are|does|do|has|have|need|can|should)\b", re.IGNORECASE)
_MAIN_VERBS = frozenset({"shall", "must"})
_NOT_A_CUE = late(r"(?:without|no|any|such|following|authorized|an|the|this|each|every) $", re.IGNORECASE)
_OPENS_CLAUSE = late(
    r"""
    (?<!\bfederal)(?<!\bstate)(?<!\blocal)(?<!\bcounty),\s+(?=(?: the | a | an | any | no | each | every | all | it | this
      | that | these | such | information | data
      | if | in | within | nothing | surveillance | face | facial | biometric | city | county | law | police | officers | employees
      | persons | members | neither | nobody | public | local | state | government)\b | [A-Z(])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAIN_AGAIN = late(r",\s+(?=(?:shall|may|must|will|is|are)\b)", re.IGNORECASE)
_VERB_NEXT = late(r",\s+(?P<word>[a-z]+)\b(?=\s+\w)")
_NO_VERB = late(
    r"""(?: \w+(?:ed|ing|ly|s) | an? | the | and | or | nor | but | to | of | in | on | at | by | for | from | with | without | as
        | if | when | where | that | which | who | any | all | each | such | other | not | no | under | pursuant | upon | than
        | provided | including | federal | state | local | city | county | so | set | made )$""",
    re.VERBOSE,
)
_BROKEN_VERB = late(r"(?:\b(?:shall|may|must|will)(?: not)?|\b(?:requires?|provides?|ensures?) that), $", re.IGNORECASE)


def _in_condition(sentence: str, cue: re.Match[str]) -> bool:
    """Whether something is taken out of the condition of a duty ("If a request, other than a subpoena, comes in, …")."""
    return cue["cue"].lower() == "other than" and bool(IF.match(sentence[: cue.start()]))


@lru_cache(maxsize=64)
def segments(sentence: str, above: str = "") -> tuple[Segment, ...]:
    """The exceptions of one plain sentence, in order; ranges count in it. `above` is the lead-in that it finishes."""
    found: list[Segment] = []
    at = 0
    lead = _leading(sentence)
    if lead is not None:
        found.append(lead)
        at = lead.end
    for cue in _CUE.finditer(sentence, at):
        if (
            cue.start() < at
            or _is_noun(sentence, cue)
            or adds_a_duty(sentence, cue)
            or permits_freely(sentence, cue, above)
        ):
            continue
        found.append(_segment(sentence, cue))
        at = found[-1].end
    return tuple(found) + _cap(sentence, at)


def _segment(sentence: str, cue: re.Match[str]) -> Segment:
    """An exception from its cue word to its end: the sentence's, the bracket's, or where the main clause goes on."""
    proviso = cue["cue"].lower().startswith("provided")
    end = _bracket_end(sentence, cue) or (None if proviso else _goes_on(sentence, cue))
    if end is None and cue["cue"].lower() == "without":
        again = _EXCEPT_AGAIN.search(sentence, cue.end())
        end = again.start() if again else None
    if end is None and cue["cue"].lower() == "unless":
        end = _own_rule_end(sentence, cue)
    place = Place.MIDDLE if end else Place.TRAILING
    return Segment(cue.start("cue"), end or len(sentence), cue["cue"].lower(), place)


def _own_rule_end(sentence: str, cue: re.Match[str]) -> int | None:
    """Where the safeguard of the rule ends and its exception begins ("unless the council approved, except in …")."""
    again = _BY_COMMA.search(sentence, cue.end())
    return again.start() if again and is_the_rule(sentence[cue.start("cue") : again.start()]) else None


_BY_COMMA = late(r", (?=(?:except|unless|other than|with the exception of|to the extent)\b)", re.IGNORECASE)
_EXCEPT_AGAIN = late(r",? (?=(?:except|unless)\b)", re.IGNORECASE)


def _bracket_end(sentence: str, cue: re.Match[str]) -> int | None:
    """The end of a bracket that holds nothing but the exception."""
    if sentence[cue.start() - 1 : cue.start()] != "(":
        return None
    close = sentence.find(")", cue.end())
    return close if close > 0 and "(" not in sentence[cue.end() : close] else None


def _goes_on(sentence: str, cue: re.Match[str]) -> int | None:
    """Where the main clause goes on after an exception in its middle ("shall not, except …, use")."""
    if _BROKEN_VERB.search(sentence[: cue.start()]) or _in_condition(sentence, cue):
        comma = sentence.find(", ", cue.end())
        return comma if comma > 0 else None
    comma = sentence.find(",", cue.end())
    if comma > 0 and points(sentence[cue.start("cue") : comma]):
        return comma
    if not _MODAL.search(sentence[: cue.start()]):
        verb = _MODAL.search(sentence, cue.end())
        return verb.start() - 1 if verb and verb[0].lower() in _MAIN_VERBS else None
    middle = _MAIN_AGAIN.search(sentence, cue.end())
    if middle is None or _MODAL.search(sentence[cue.end() : middle.start()]):
        return None
    return middle.start()


def _cap(sentence: str, at: int) -> tuple[Segment, ...]:
    """A cap on the sum that a court may award."""
    cap = _CAP.search(sentence, at)
    if cap is None or not _WON.search(sentence[: cap.start()]):
        return ()
    return (Segment(cap.start("cue"), len(sentence), "cap", Place.TRAILING),)


def _is_noun(sentence: str, cue: re.Match[str]) -> bool:
    """ "an exception", "without exception" and citations are no cue."""
    if not cue["cue"].lower().startswith("except"):
        return False
    before, after = sentence[max(0, cue.start() - 12) : cue.start()], sentence[cue.end() : cue.end() + 4]
    return bool(_NOT_A_CUE.search(before)) or after.startswith(("ion", "ed"))


def _leading(sentence: str) -> Segment | None:
    """An exception that opens the sentence, to the comma after which the main clause begins."""
    cue = _LEADING.match(sentence)
    if cue is None:
        return None
    for comma in _OPENS_CLAUSE.finditer(sentence, cue.end()):
        if _MODAL.search(sentence, comma.end()) is None:
            break
        if not _LEADING.match(sentence[comma.end() :]):
            return Segment(cue.start("cue"), comma.start(), cue["cue"].lower(), Place.LEADING)
    return _before_verb(sentence, cue)


def _before_verb(sentence: str, cue: re.Match[str]) -> Segment | None:
    """An exception that opens an item without a verb of duty of its own ("Except as …, provide …")."""
    if _MODAL.search(sentence, cue.end()):
        return None
    for comma in _VERB_NEXT.finditer(sentence, cue.end()):
        if not _NO_VERB.match(comma["word"]):
            return Segment(cue.start("cue"), comma.start(), cue["cue"].lower(), Place.LEADING)
    return None


_SHARED_END = late(
    r"""
    \b(?: shall | must | may | will | can | should | shall\ not | may\ not | must\ not | not | to | shall\ neither | from
        | do\ (?:all|any)\ of\ the\ following | do\ the\ following | (?:is|are)\ prohibited\ from )
    \s*(?:,?\s*(?:at\ a\ minimum|at\ least|also|either|each|both))?\s*[:\-]?\s*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RELATIVE = late(
    r"\b(?:that|which|who)\s+(?:shall|must|may|will)\s*(?:,?\s*at a minimum,?)?\s*[:\-]?\s*$", re.IGNORECASE
)


def shares_its_verb(lead_in: str) -> bool:
    """Whether the items of a list each finish the lead-in's sentence ("the chief must:"), each a rule of its own."""
    return bool(_SHARED_END.search(lead_in)) and not _RELATIVE.search(lead_in)

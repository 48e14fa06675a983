"""What a bill leaves to other law: definitions and duties that it only points to, and code that it amends unseen.

A pointer counts only where it names a law that is not this text ("chapter 9", "the Public Records Act"): "applicable
law" names none, and "section 3" of the bill itself is no other law.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from ordtool.extract import Clause
from ordtool.extract.clauses import identify
from ordtool.library.phrases import first
from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.review.result import Evidence
from ordtool.source import Span

_REF = (
    r"(?:(?:[Ss]ections?|[Ss]ecs?\.|§§?|[Cc]hapters?|[Aa]rticles?|[Tt]itles?|[Dd]ivisions?|ORS|RCW|G\.\s?L\.\s?c(?:h)?\.)"
    r"\s*(?:\d[\w.\-:]*|[IVX]+\b)(?:\(\w{1,4}\))*"
    r"|[Tt]he\s+(?:[A-Z][\w'’]+\s+){1,7}(?:Act|Code|Statutes?|Charter|Law)\b)"
)
_NUMBERED = re.compile(r"(?P<word>[A-Za-z.§\s]+?)\s*(?P<number>\d[\w.\-:]*|[IVX]+\b)")
_OF_OTHER = re.compile(
    r"[^.;]{0,40}?\bof\s+(?:the\s+(?:[\w'’]+\s+){1,6}(?:[Cc]ode|[Ll]aws|[Ss]tatutes|[Aa]ct|[Cc]harter)|[Tt]itle)\b"
)
_NAMES = re.compile(_REF)
_DEFINED = re.compile(
    r"(?:has|have|shall have|having|is given|carries)\s+the\s+(?:same\s+)?meanings?\b"
    r"|(?:is|are)\s+defined\s+(?:in|by|under|at)\b|same\s+meanings?\s+as"
    r"|means?\s+(?:the\s+same\s+as|what|that\s+term|as\s+defined|[\w ]{1,40}?\s+as\s+defined)"
)
_DONE = (
    r"(?:governed|enforced|protected|punish(?:ed|able)|administered|regulated|provided|set\s+(?:forth|out)|prescribed|established|determined"
    r"|kept|retained|reported|published|handled|processed|made|given|found|stated|required|held)"
)
_POINTS = re.compile(
    rf"(?:\b(?:is|are|be|remain)\s+(?:\w+ly\s+|only\s+)?{_DONE}\s+(?:(?:only|solely|exclusively)\s+)?"
    rf"(?:as\s+(?:provided|set\s+forth|prescribed|required|specified|stated)\s+)?(?:in\s+accordance\s+with|according\s+to|pursuant\s+to|by|under|in|as)"
    rf"\s+(?:the\s+[\w\s]{{1,40}}\s+(?:of|in)\s+)?{_REF}"
    rf"|\b(?:of|in|under|by)\s+{_REF}(?:[^.;]{{0,60}}?)\b(?:shall\s+)?(?:appl(?:y|ies)|governs?|controls?)\b"
    rf"|{_REF}[^.;]{{0,30}}?\b(?:shall\s+)?(?:appl(?:y|ies)|governs?|controls?)\b"
    rf"|\b(?:has|have|shall\s+have)\s+the\s+(?:same\s+)?meanings?\s+[^.;]{{0,40}}?{_REF})"
)
_STOP = re.compile(
    r"(?<!\b[A-Z])(?<!\bSec)(?<!\bsec)(?<!\b[cC]h)(?<!§)(?<!\bNo)\.\s+(?=[A-Z“\"(])|\n"
)  # no stop after "G. L. c. 12" or "Sec. 3"
_LONGEST = 60
_PLAIN = re.compile(r"Section\s+\d{1,3}\.?")
_LIST = 4


def names_other_law(words: str, ordinance: Ordinance) -> str:
    """The first law that some words name and that is not this text; "" if there is none."""
    for hit in _NAMES.finditer(words):
        if _OF_OTHER.match(words, hit.end()) or not _is_own(hit[0], ordinance):
            return " ".join(hit[0].split()).rstrip(".,;:-")
    return ""


def _is_own(reference: str, ordinance: Ordinance) -> bool:
    found = _NUMBERED.match(reference)
    if found is None:
        return _is_name(" ".join(reference.split()).removeprefix("the ").removeprefix("The "), ordinance)
    division = found["word"].strip().casefold()[:3] in ("cha", "art", "tit", "div")
    number = found["number"].rstrip(".-:").casefold()
    return number in _own_numbers(ordinance, division=division)


def _is_name(name: str, ordinance: Ordinance) -> bool:
    """Whether a law's name is this text's own: most of its title, or what it says that it may be cited as."""
    if name.casefold() in ordinance.title.casefold():
        return 2 * len(name) > len(ordinance.title)
    return re.search(rf"\b(?:cited|known)\s+as\s+(?:the\s+)?[“\"]?{re.escape(name)}", ordinance.text) is not None


def _own_numbers(ordinance: Ordinance, *, division: bool) -> set[str]:
    kinds = (Kind.DIVISION,) if division else (Kind.SECTION, Kind.BILL_SECTION)
    return {s.label.split()[-1].rstrip(".").casefold() for s in ordinance.walk() if s.kind in kinds and s.label}


_POINTER = re.compile(
    r"\b[Ss]ections?\s+(\d{1,3})\b(?![\d.\-:]\d)(?!(?:\([^)]*\))*,?\s+of\s+(?!this\b))(?P<letter>\([a-z]\)(?![\w(]))?"
)


def missing_section(item: Evidence) -> str:
    """A section or subsection that a clause points to and that its law, numbered 1, 2, 3 and so on, does not have."""
    held = {int(s.label.split()[-1].rstrip(".")) for s in item.ordinance.sections if _PLAIN.fullmatch(s.label)}
    if len(held) < _LIST or held != set(range(1, len(held) + 1)):
        return ""  # a chapter of a code, or a part of a law: what it points to may stand outside
    paths = {section.path for section in item.ordinance.walk()}
    return next((hit[0] for hit in _POINTER.finditer(item.text) if _leads_nowhere(hit, len(held), paths)), "")


def _leads_nowhere(hit: re.Match[str], last: int, paths: set[str]) -> bool:
    """Whether no section has this number, or one that has letters has not this one."""
    if int(hit[1]) > last:
        return True
    lettered = {f"{hit[1]}(a)", f"{hit[1]}(b)"} <= paths
    return bool(hit["letter"]) and lettered and f"{hit[1]}{hit['letter']}" not in paths


def is_defined_elsewhere(item: Evidence) -> bool:
    """A definition that only says which other law defines the term."""
    if item.clause.label != "struct.definition" or len(item.text.split()) >= 40:
        return False
    hit = _DEFINED.search(item.text)
    before = item.text[: hit.start()] if hit else ""
    term = str(item.clause.attributes.get("term", ""))
    return (
        hit is not None
        and len(before.split()) <= len(term.split()) + 5
        and bool(names_other_law(item.text[hit.start() :], item.ordinance))
    )


def points_elsewhere(item: Evidence) -> bool:
    """A provision that only restates other law which it names."""
    return item.clause.attributes.get("force") == "restates" and bool(names_other_law(item.text, item.ordinance))


def pointers(ordinance: Ordinance) -> tuple[Evidence, ...]:
    """Short sentences that leave something to other law by name ("The remedies of chapter 12 apply")."""
    found: list[Clause] = []
    for span in _sentences(ordinance.text):
        words = ordinance.quote(span)
        points = _POINTS.search(words) if len(words.split()) <= _LONGEST else None
        if points and names_other_law(points[0], ordinance):
            found.append(_clause(ordinance, span))
    return tuple(Evidence(ordinance, clause) for clause in identify(ordinance, found))


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for end in (*(hit.end() for hit in _STOP.finditer(text)), len(text)):
        words = text[start:end]
        if words.strip():
            yield Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
        start = end


def _clause(ordinance: Ordinance, span: Span) -> Clause:
    section = ordinance.section_at(span.start)
    path = section.path if section else ""
    return Clause("struct.application", span, span, "review/points-elsewhere", path, {"force": "restates"})


def pointing_for(label: str, candidates: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The pointers that speak of what a label is about; those that only speak of its family where there is no other."""
    for name in (label, label.partition(".")[0]):
        found = tuple(item for item in candidates if first(_cues().get(name, ()), item.text) is not None)
        if found:
            return found
    return ()


@cache
def _cues() -> dict[str, list[str]]:
    raw = tomllib.loads((files("ordtool.review") / "pointers.toml").read_text(encoding="utf-8"))
    return {name: list(phrases) for name, phrases in raw["cues"].items()}


def code_path(path: str) -> str:
    """The path inside the code that a bill changes ("bill-1/14-188(a)" is "14-188(a)")."""
    return path.rpartition("/")[2]


def changed(ordinance: Ordinance) -> Iterator[Section]:
    """The outermost quoted parts of existing or new code in a bill."""

    def walk(sections: Sequence[Section]) -> Iterator[Section]:
        for section in sections:
            if section.proposed:
                yield section
            else:
                yield from walk(section.children)

    return walk(ordinance.sections)


def amends_unseen(bill: Ordinance, companions: Sequence[Ordinance]) -> str:
    """The code sections that a bill only amends and that no companion holds; "" for any other text."""
    quoted = [section for section in changed(bill) if section.label]
    amended = [section for section in quoted if "amended" in section.cite]
    if not amended or len(amended) < len(quoted):
        return ""
    held = {section.path.partition("(")[0] for companion in companions for section in companion.walk()}
    unseen = [section for section in amended if code_path(section.path).partition("(")[0] not in held]
    return ", ".join(dict.fromkeys(section.cite.partition("amended ")[2] or section.label for section in unseen))


def superseded(item: Evidence, quoted: Iterable[Section]) -> bool:
    """Whether a companion's clause stands in one of the sections that a bill gives in a new wording."""
    return any(within(item.clause.path, code_path(section.path)) for section in quoted if section.label)


def within(path: str, root: str) -> bool:
    """Whether a code path is another or stands below it."""
    return path == root or path.startswith(f"{root}(")

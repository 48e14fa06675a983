"""Which units take something out: named by their rules, taken apart where their grounds differ, joined where they are one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ordtool.attributes.late import late
from ordtool.extract import releases
from ordtool.extract.exceptions import pieces, points_inside, series
from ordtool.extract.gate import TOPIC
from ordtool.extract.grounds import cites, opens_to_uses, points, within
from ordtool.extract.led import LEFT_OUT, NAMED, by_head, head, one_by_one
from ordtool.extract.reading import Reading
from ordtool.extract.rules import Found, Rulebook
from ordtool.extract.things import THING, is_thing, of_things, with_thing
from ordtool.extract.unit import Unit, UnitKind
from ordtool.library.labels import Rule
from ordtool.ordinance import Kind
from ordtool.source import Span

_EXCEPTIONS = (UnitKind.EXCEPTION, UnitKind.EXCLUSION)
_UNNAMED = Rule(id="unnamed-ground", match=["except"], examples=["except"])
_SECRET = Rule(id="withheld-ground", match=["except"], examples=["except"])
_LEAVE = Rule(id="leave-to-an-agency", match=["except"], examples=["except"])
_ELSEWHERE = Rule(id="points-outside", match=["except"], examples=["except"])


def carved(
    reading: Reading, rules: Rulebook, everything: Sequence[Unit], found: Sequence[Found], provisions: Sequence[Found]
) -> tuple[Found, ...]:
    """Every carve-out of a text with its unit, in text order; an exception that no rule names may still be one."""
    named: dict[int, list[Found]] = {}
    for hit in found:
        if _is_carve_out(hit) and hit.unit.cue != "findings" and _says_itself(hit):
            named.setdefault(id(hit.unit), []).append(hit)
    taken = {id(p.unit) for p in provisions if not _construes(reading, p) and not _attests(p)}
    hits: list[Found] = []
    for unit in everything:
        if unit.kind in _EXCEPTIONS and _restores(reading, unit, everything, provisions):
            continue
        each = one_by_one(reading, unit) if unit.kind is UnitKind.EXCEPTION else ()
        if each:
            hits.extend(each)
            continue
        apart = _apart(reading, rules, unit) or _series(reading, rules, unit) if unit.kind is UnitKind.EXCEPTION else ()
        if apart or id(unit) in named:
            told = by_head(reading, unit, apart or named[id(unit)]) if unit.kind in _EXCEPTIONS else named[id(unit)]
            hits.extend(_withheld(reading, unit, with_thing(reading, unit, told)))
        elif id(unit) not in taken:
            unnamed = tuple(_unnamed(reading, unit, provisions))
            told = by_head(reading, unit, unnamed) if unnamed and unit.kind is UnitKind.EXCLUSION else unnamed
            hits.extend(with_thing(reading, unit, told))
    return tuple(_joined(reading, _one_ground(reading, hits)))


def _one_ground(reading: Reading, hits: Sequence[Found]) -> list[Found]:
    """Grounds of one sentence that carry the same labels are one ("unless a judge so orders or unless a warrant was issued")."""
    units: dict[int, list[Found]] = {}
    for hit in hits:
        units.setdefault(id(hit.unit), []).append(hit)
    grounds: list[list[Found]] = []
    for group in units.values():
        if grounds and _same_ground(reading, grounds[-1], group):
            span = Span(grounds[-1][0].unit.span.start, group[0].unit.span.end)
            wide = replace(group[0].unit, span=span, core=span)
            grounds[-1] = [replace(hit, unit=wide) for hit in grounds[-1]]
        else:
            grounds.append(group)
    return [hit for group in grounds for hit in group]


def _same_ground(reading: Reading, first: Sequence[Found], second: Sequence[Found]) -> bool:
    one, other = first[0].unit, second[0].unit
    if one.cue != "ground" or other.cue != "ground" or one.host != other.host:
        return False
    between = reading.ordinance.text[one.span.end : other.span.start]
    if any(h.label in NAMED.values() for h in first):  # two who are let off are two
        return False
    return {h.label for h in first} == {h.label for h in second} and between.strip(" ,;\n").lower() == "or"


def _withheld(reading: Reading, unit: Unit, hits: Sequence[Found]) -> Sequence[Found]:
    """What a list of things to be withheld holds is a secret, whatever it is about ("may withhold: (a) names of officers")."""
    if not unit.leads or not reading.search(_WITHHELD, unit.leads[-1]) or unit.kind is not UnitKind.EXCEPTION:
        return hits
    if any(hit.label == "carveout.confidentiality" for hit in hits):
        return hits
    kept = [hit for hit in hits if hit.label not in ("carveout.investigation", "carveout.other", "carveout.device")]
    return kept or [replace(hit, label="carveout.confidentiality", rule=_SECRET) for hit in hits[:1]]


def _construes(reading: Reading, hit: Found) -> bool:
    """Whether a rule of construction lets something be done, so that it may be a carve-out as well."""
    return hit.label == "struct.construction" and reading.search(_LETS, hit.unit.span)


def _attests(hit: Found) -> bool:
    """Whether a way out is opened by a promise, which is a certification and a way out at once."""
    return hit.label == "contract.certification" and hit.unit.kind is UnitKind.EXCEPTION


def _is_carve_out(hit: Found) -> bool:
    return hit.label.startswith("carveout.")


def _unnamed(reading: Reading, unit: Unit, provisions: Sequence[Found]) -> Iterator[Found]:
    """An exception whose ground no rule names: still a carve-out, if it stands in a rule or releases as a whole."""
    if unit.kind not in _EXCEPTIONS or unit.cue == "findings" or releases.protects(reading.words(unit.span)):
        return
    kind = head(reading, unit)
    named = kind in NAMED and unit.whole
    if not (named or _inside_rule(unit, provisions) or _inside_ban(reading, unit) or _on_subject(reading, unit)):
        return
    if kind in NAMED:
        yield Found(NAMED[kind], unit, reading.trim(unit.span), LEFT_OUT)
    elif within(reading.words(unit.span)) or (unit.cue == "ground" and points_inside(reading, unit.span)):
        return
    elif _points_outside(reading.words(unit.span)):
        yield Found("carveout.legal_compliance", unit, reading.trim(unit.span), _ELSEWHERE)
    elif (unit.leads and reading.search(_WITHHELD, unit.leads[-1])) or reading.search(_NOT_IN_PAPERS, unit.span):
        yield Found("carveout.confidentiality", unit, reading.trim(unit.span), _SECRET)
    elif unit.cue == "notwithstanding" and reading.hits.count("$agency_words", *reading.tokens(unit.span)):
        yield Found("carveout.agency", unit, reading.trim(unit.span), _LEAVE)
    elif unit.cue in _LISTED and (is_thing(reading, unit) or of_things(reading, unit)):
        yield Found("carveout.device", unit, reading.trim(unit.span), THING)
    else:
        yield Found("carveout.other", unit, reading.trim(unit.span), _UNNAMED)


def _points_outside(words: str) -> bool:
    """Whether an exception names no ground but a passage or another law."""
    return not opens_to_uses(words) if points(words) else cites(words)


def _restores(reading: Reading, unit: Unit, everything: Sequence[Unit], provisions: Sequence[Found]) -> bool:
    """Whether a thing is taken out of a term that only exceptions use, so that the rule is restored."""
    if narrows(reading, unit) or reading.search(_ENFORCER_OUT, unit.span):
        return True
    term = _TERM.search(" ".join(reading.words(span) for span in (*unit.leads[-1:], unit.span)))
    if unit.kind is not UnitKind.EXCLUSION or term is None:
        return False
    name = re.compile(rf"\b{re.escape(term[1].lower())}(?:s|es)?\b")
    rules = (p.unit.span for p in provisions if not p.label.startswith("struct."))
    ways_out = (other.span for other in everything if other.kind is UnitKind.EXCEPTION)
    return _names(reading, name, ways_out) and not _names(reading, name, rules)


def narrows(reading: Reading, unit: Unit) -> bool:
    """Whether words make a way out narrower ("a judicial warrant does not include …"): how the law is to be read."""
    return reading.search(_NARROWED_TERM, unit.span)


def _names(reading: Reading, name: re.Pattern[str], spans: Iterable[Span]) -> bool:
    return any(name.search(reading.words(span).lower()) for span in spans)


def _on_subject(reading: Reading, unit: Unit) -> bool:
    """Whether a release stands in a section that speaks of our subjects, or says itself what it releases from."""
    if unit.cue not in _RELEASES:
        return False
    chain = [s for s in reading.ordinance.ancestors(unit.span.start) if s.kind in (Kind.SECTION, Kind.BILL_SECTION)]
    words = " ".join(reading.words(span) for span in (*unit.leads[-1:], unit.host or unit.span))
    if reading.titles and (
        _SAFEGUARD.search(words) or "this section" in words or reading.search(releases.TERM_EXCLUDES, unit.span)
    ):
        return True
    here = chain[-1].span if chain else unit.section.span
    return reading.hits.count(TOPIC, *reading.tokens(here)) > 0 or bool(_FROM.search(words))


def _inside_ban(reading: Reading, unit: Unit) -> bool:
    """Whether an exception stands in a sentence that forbids, even if no rule knows what."""
    if unit.host is None:
        return False
    leads = unit.span.start <= unit.host.start
    rest = Span(unit.span.end, unit.host.end) if leads else Span(unit.host.start, unit.span.start)
    return reading.search(_FORBIDS, Span(rest.start, max(rest.start, rest.end)))


_LISTED = frozenset({"release", "exclusion", "definition"})
_WITHHELD = late(
    r"\b(?:be|may|to) (?:withheld|withhold|redact|redacted|excluded? from|omit|omitted|kept confidential)\b", re.I
)
_NOT_IN_PAPERS = late(
    r"\bnot (?:include|contain|disclose)\b.{0,90}\b(?:names?|identif\w+|personal)\b.{0,60}\b(?:reports?|publication|website)\b"
    r"|\b(?:reports?|publication|website)\b.{0,60}\bnot (?:include|contain|disclose)\b.{0,90}\b(?:names?|identif\w+|personal)\b",
    re.I,
)
"""What a report leaves out about people."""
_FROM = late(
    r"\b(?:this|the) (?:article|chapter|ordinance|act|local law|by ?law|law|subtitle)\b|\b(?:sub)?sections? \(?\w", re.I
)
_SAFEGUARD = late(
    r"\b(?:warrants?|approval|impact (?:reports?|statements?|assessments?)|annual reports?|use polic(?:y|ies)"
    r"|inventory|certification|be published|be posted|(?:the|such|a) (?:report|policy|register|hearing))\b",
    re.I,
)
"""What laws on one of our subjects ask for: whoever is let off it is let off the law."""
_LETS = late(
    r"\b(?:prohibit|forbid|prevent|preclude|restrict|bar|bind|apply|require|impair|hinder)(?:s|ing)?\b", re.IGNORECASE
)
_FORBIDS = late(r"\b(?:shall|may|must) not\b|\bunlawful\b|\bprohibited\b|\bno\b.{0,60}\b(?:shall|may)\b", re.IGNORECASE)
_NARROWED_TERM = late(
    r"^(?:for (?:the )?purposes? of (?:this )?(?:sub)?(?:section|division|paragraph)s?\b[^,]*, (?:an?|the) [^,]{0,30}\b"
    r"|(?:the term )?\"(?:[\w ]{0,20} )?|an? (?:[\w ]{0,20} )?)"
    r"(?<!civil )(?<!immigration )(?<!administrative )(?<!nonjudicial )(?<!non judicial )"
    r"(?:warrants?|subpoena|(?:court|judicial) order|exception|emergency|exigent circumstances|consent)\"?"
    r" (?:does|shall|do) not include\b",
    re.IGNORECASE,
)
"""A way out that is made narrower: the rule is restored."""
_ENFORCER_OUT = late(
    r"^(?:the term )?\"(?![^\"]*\b(?:immigration|ice|detainer)\b)[^\"]{2,60}\" (?:does|do|shall) not include"
    r" (?:an? |any |the )?(?:\w+ ){0,2}immigration (?:authorit|agen|officer|official|enforcement)",
    re.IGNORECASE,
)
"""Immigration authorities left out of those who may be helped or told."""
_TERM = late(r'"([^"]{2,60})"')
_RELEASES = frozenset({"release", "however", "exclusion", "definition", "ground", "notwithstanding", "tail"})


def _inside_rule(unit: Unit, provisions: Sequence[Found]) -> bool:
    host = unit.host or unit.span
    return any(host.overlap(p.unit.span) > 0 for p in provisions if not p.label.startswith("struct."))


def _says_itself(hit: Found) -> bool:
    """Whether the words that fired stand in the unit itself, and not in an exception that was cut out of it."""
    if hit.unit.cue == "cap" and hit.label != "carveout.remedy":
        return False
    return hit.unit.kind not in (UnitKind.SENTENCE, UnitKind.ITEM) or hit.unit.span.holds(hit.evidence)


def _apart(reading: Reading, rules: Rulebook, unit: Unit) -> tuple[Found, ...]:
    """The hits of an exception's pieces, where every piece is a ground with labels of its own; () where it is one ground."""
    if unit.cue == "however" or (unit.cue == "release" and not unit.whole):
        return ()
    parts = [_carve_outs(rules.tried(reading, piece)) for piece in pieces(reading, unit)]
    if len(parts) < 2 or not all(parts) or len({frozenset(h.label for h in part) for part in parts}) < 2:
        return ()
    return tuple(hit for group in _alike(parts) for hit in group)


def _series(reading: Reading, rules: Rulebook, unit: Unit) -> tuple[Found, ...]:
    """The hits of a series of acts, where two of them at least have labels, and different ones; an act without is still one."""
    if head(reading, unit) is not None:
        return ()
    items = series(reading, unit)
    parts = [(item, _carve_outs(rules.tried(reading, item))) for item in items]
    named = [frozenset(hit.label for hit in hits) for _, hits in parts if hits]
    if len(named) < 2 or len(set(named)) < 2:
        return ()
    return tuple(hit for item, hits in parts for hit in hits or [Found("carveout.other", item, item.span, _UNNAMED)])


def _carve_outs(hits: Sequence[Found]) -> list[Found]:
    return [hit for hit in hits if _is_carve_out(hit)]


def _alike(parts: Sequence[list[Found]]) -> Iterator[list[Found]]:
    """Neighbouring pieces with the same labels are one ground."""
    group = parts[0]
    for part in parts[1:]:
        if {h.label for h in part} == {h.label for h in group}:
            span = Span(group[0].unit.span.start, part[0].unit.span.end)
            group = [replace(hit, unit=replace(hit.unit, span=span, core=span)) for hit in group]
        else:
            yield group
            group = part
    yield group


def _joined(reading: Reading, hits: Sequence[Found]) -> Iterator[Found]:
    """Neighbouring sentences that state one carve-out between them ("the person gives notice … if it is cured, no suit")."""
    last: Found | None = None
    for hit in hits:
        if last is not None and _one_clause(reading, last, hit):
            span = Span(last.unit.span.start, hit.unit.span.end)
            last = replace(last, unit=replace(last.unit, span=span))
            continue
        if last is not None:
            yield last
        last = hit
    if last is not None:
        yield last


def _one_clause(reading: Reading, first: Found, second: Found) -> bool:
    between = reading.ordinance.text[first.unit.span.end : second.unit.span.start]
    return (
        first.rule.joins
        and second.rule.joins
        and first.label == second.label
        and first.unit.section is second.unit.section
        and not between.strip()
    )

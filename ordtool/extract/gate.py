"""The subject gate: which parts of a text are laws of ours, so that an exception in a zoning code is none of ours.

A text of ordinary length is one law. A code, or a bill that amends half a code, is judged part by part: its chapters, and the
sections of a chapter that is itself too long. A part is ours if it speaks of our subjects often enough to be about them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from ordtool.attributes.late import late
from ordtool.extract.chapters import chapters, of_other_laws
from ordtool.extract.hits import Compiled, Part
from ordtool.extract.reading import Reading
from ordtool.ordinance import Kind, Section
from ordtool.source import Span

LONG = 12_000
"""Words above which a text is judged part by part."""
MENTIONS = 2
"""Fewer mentions make no subject."""
SECTION_LENGTH = 400
"""Words of a statute that is one section: it may name its subject once, where it begins, and say "such system" from there."""
OPENING = 40
"""Words in which such a section names its subject: its heading and the beginning of its first sentence. One word alone
("immigration" of species, "surveillance" of a pond) does not name it; two do ("immigration detainers")."""
PER_THOUSAND = 1.5
"""Mentions in a thousand words of a law that is about our subjects; surveillance ordinances have ten to fifty, zoning codes that
regulate a shop's cameras well under one."""
TOPIC = "$subject_terms"
"""The word list of all our subjects (ordtool/lexicon/subjects.toml)."""
SUBJECTS = ("surveillance", "plate_reader", "face", "biometric", "other_technology", "immigration", "data_broker")
"""The word lists of which one may be what a whole law is about."""
MOST = 0.67
"""Share of the mentions from which a law has one subject: its sections need not repeat it."""
ANOTHER_SENSE = "$health_surveillance"
"""Watching a disease or a pest: a law that speaks of it means no other surveillance by the bare word."""
TITLE_PER_THOUSAND = 5
"""Mentions in a thousand words below which that one subject is only touched upon."""
BULK = 600
"""Words of a code section that a bill quotes, above which it may be there for one new sentence."""
BULK_PER_THOUSAND = 4
"""Mentions in a thousand words of such a section below which only the parts that name a subject are ours."""
DENSE = 20
"""Mentions in a thousand words of a bill section that is ours whatever it says."""
MANY = 4
"""Topics from which a label's wording is general."""
MIXED = 2000
"""Words from which a law that only touches upon our subjects may have sections that are none of ours."""
_PARTS = (Kind.DIVISION, Kind.BILL_SECTION, Kind.SECTION)


def laws(reading: Reading) -> tuple[Span, ...]:
    """The parts of a text that are about our subjects; a short chapter among long ones is found by itself."""
    whole = Span(0, len(reading.ordinance.text))
    found = tuple(span for span in _parts(reading, whole, reading.ordinance.sections) if _is_ours(reading, span))
    return found or tuple(chapter for chapter in chapters(reading) if _is_ours(reading, chapter))


def counting(reading: Reading, law: Span, subjects: Sequence[Span]) -> tuple[Span, ...]:
    """Where in a law a clause counts, given where its provisions on our subjects stand.

    In an ordinance: everywhere. A bill that amends a code may amend a school law in one section and a police law in the
    next: there, in the bill sections that hold such a provision, those that quote the same chapter, and the bill's frame. In a
    long law that only touches upon our subjects: in the sections that hold such a provision.
    """
    bulk = _elsewhere(reading, law)
    inside = [span for span in subjects if law.holds(span) and not any(part.holds(span) for part in bulk)]
    if inside and _touches_upon(reading, law):
        return tuple(sorted({_section_of(reading, span, law) for span in inside}, key=lambda part: part.start))
    amending = [s for s in reading.ordinance.walk() if law.holds(s.span) and _amends(s)]
    if not inside or len(amending) < 2:
        return tuple(_without(law, bulk)) if inside else ()
    ours = [s for s in amending if any(s.span.holds(span) for span in inside) or _dense(reading, s.span)]
    chapters = {chapter for section in ours for chapter in _chapters(section)}
    others = [section for section in amending if section not in ours and not chapters & set(_chapters(section))]
    gaps = [section.span for section in others]
    gaps.extend(part for part in bulk if not any(gap.holds(part) for gap in gaps))
    return tuple(_without(law, sorted(gaps, key=lambda gap: gap.start)))


def _dense(reading: Reading, span: Span) -> bool:
    """Whether a bill section speaks of our subjects throughout, though its rule stands in the next (a definition, a proviso)."""
    words, mentions = _words(reading, span), _mentions(reading, span)
    return mentions >= MENTIONS and 1000 * mentions >= DENSE * words


def only_studies(reading: Reading, law: Span, labels: Collection[str]) -> bool:
    """Whether a law sets up a body that studies, reports and ends, and says nothing else on our subjects: a study, no oversight."""
    return set(labels) <= _OF_BODIES and reading.search(_STUDIES, law) and reading.search(_ENDS, law)


_OF_BODIES = frozenset({"disclosure.oversight_body", "disclosure.notice_hearing"})
_BODY = r"\b(?:task force|commission|committee|group|panel) shall "
_STUDIES = late(_BODY + r"(?:\w+ ){0,3}stud(?:y|ies)\b", re.IGNORECASE)
_ENDS = late(
    _BODY + r"(?:terminate|dissolve|expire|disband|cease|be (?:dissolved|disbanded|abolished))\b", re.IGNORECASE
)


def _elsewhere(reading: Reading, law: Span) -> tuple[Span, ...]:
    """What is none of ours by where it stands: chapters on other things, and quoted bulk outside them."""
    others = of_other_laws(reading, law, _is_ours)
    bulk = (part for part in _silent(reading, law) if not any(other.overlap(part) for other in others))
    return tuple(sorted((*others, *bulk), key=lambda part: part.start))


def _silent(reading: Reading, law: Span) -> Iterator[Span]:
    """What a bill quotes for one new sentence: in long code sections that hardly name a subject, the parts that do not."""
    for section in reading.ordinance.walk():
        if section.proposed and section.kind is Kind.SECTION and law.holds(section.span):
            words, mentions = _words(reading, section.span), _mentions(reading, section.span)
            if words > BULK and 1000 * mentions < BULK_PER_THOUSAND * words:
                parts = [child.span for child in section.children] if mentions else []
                yield from (part for part in (parts or [section.span]) if not _mentions(reading, part))


def _mentions(reading: Reading, span: Span) -> int:
    return reading.hits.count(TOPIC, *reading.tokens(span))


def _amends(section: Section) -> bool:
    """A bill section that quotes code."""
    return not section.proposed and any(child.proposed for child in section.children)


def _without(law: Span, gaps: Sequence[Span]) -> Iterator[Span]:
    start = law.start
    for gap in gaps:
        if gap.start > start:
            yield Span(start, gap.start)
        start = gap.end
    if start < law.end:
        yield Span(start, law.end)


def _chapters(section: Section) -> Iterator[str]:
    """The chapters of the quoted code sections: their numbers without the last two digits ("22-1203" -> "22-12")."""
    for part in section.children:
        if part.proposed:
            yield re.split(r"[(\[]", part.path.rpartition("/")[2])[0][:-2]


def on_topic(reading: Reading, topics: tuple[Compiled, ...], law: Span) -> bool:
    """Whether a law of ours names a label's topics; a label without topics fits every law.

    A label with many topics is worded generally ("an advisory committee", "shall publish"): its law must speak of them throughout.
    """
    start, end = reading.tokens(law)
    enough = max(1.0, (end - start) / 1000) if len(topics) >= MANY else 1
    return not topics or sum(reading.hits.count(topic[0].key, start, end) for topic in topics) >= enough


def near_topic(reading: Reading, topics: tuple[Compiled, ...], law: Span, span: Span) -> bool:
    """Whether a generally worded clause of a law on many subjects stands in a section that names a topic of its label.

    A police reform act sets up boards, reports and lists for uses of force; its one section on body cameras makes none of
    them ours.
    """
    if len(topics) < MANY or not _touches_upon(reading, law):
        return True
    low, high = reading.tokens(_section_of(reading, span, law))
    return any(reading.hits.count(topic[0].key, low, high) for topic in topics)


def _touches_upon(reading: Reading, law: Span) -> bool:
    """Whether a long law has our subjects only in a few places."""
    words = _words(reading, law)
    return words >= MIXED and 1000 * _mentions(reading, law) < TITLE_PER_THOUSAND * words


def _section_of(reading: Reading, span: Span, law: Span) -> Span:
    around = [s.span for s in reading.ordinance.ancestors(span.start) if s.kind in (Kind.BILL_SECTION, Kind.SECTION)]
    return around[0] if around else law


def one_subject(reading: Reading, law: Span) -> Span | None:
    """Where a law that is about one subject first names it: what stands in its title stands over each of its sections."""
    low, high = reading.tokens(law)
    counts = {name: reading.hits.count(f"${name}", low, high) for name in SUBJECTS}
    name = max(counts, key=lambda key: counts[key])
    general = 0 if name == "surveillance" else counts["surveillance"]  # "face surveillance" speaks of both
    rivals = sum(counts.values()) - general
    enough = max(MENTIONS, TITLE_PER_THOUSAND * (high - low) / 1000)
    if counts[name] < enough or counts[name] < MOST * rivals:
        return None
    hit = reading.hits.first((Part(f"${name}", 0),), low, high)
    return reading.of_tokens(hit.start, hit.end) if hit else None


def _parts(reading: Reading, span: Span, sections: tuple[Section, ...]) -> Iterator[Span]:
    inner = [section for section in sections if section.kind in _PARTS]
    if _words(reading, span) <= LONG or not inner:
        yield span
        return
    for section in inner:
        yield from _parts(reading, section.span, section.children)


def _words(reading: Reading, span: Span) -> int:
    start, end = reading.tokens(span)
    return end - start


def _is_ours(reading: Reading, span: Span) -> bool:
    start, end = reading.tokens(span)
    mentions = reading.hits.count(TOPIC, start, end)
    if reading.hits.count(ANOTHER_SENSE, start, end):
        mentions -= reading.hits.count("surveillance", start, end)
    if mentions == 1 and end - start <= SECTION_LENGTH and span.end == len(reading.ordinance.text):
        named = reading.hits.first((Part(TOPIC, 0),), start, min(end, start + OPENING))
        return span.start == 0 and named is not None and named.end - named.start > 1
    return mentions >= MENTIONS and 1000 * mentions >= PER_THOUSAND * (end - start)

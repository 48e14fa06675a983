"""Exceptions as units: cut out of the sentence they stand in, taken apart where their grounds differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ordtool.attributes.late import late
from ordtool.extract import grounds as words
from ordtool.extract import permissions, releases
from ordtool.extract.cues import Place, Segment, segments
from ordtool.extract.reading import Reading
from ordtool.extract.unit import Unit, UnitKind
from ordtool.ordinance import Section
from ordtool.source import Span


def exceptions(reading: Reading, span: Span, leads: tuple[Span, ...] = ()) -> tuple[Segment, ...]:
    """The exceptions inside a sentence; ranges count in its plain words."""
    return segments(reading.words(span), " ".join(reading.words(lead) for lead in leads[-1:]))


def trailing(reading: Reading, opener: Span) -> Span | None:
    """The exception that a lead-in ends with ("unless:")."""
    found = [s for s in exceptions(reading, opener) if s.place is Place.TRAILING]
    tail = Span(reading.at(opener, found[-1].start), opener.end) if found else None
    if tail is None or (words.is_the_rule(reading.words(tail)) and not reading.search(_ACT_BARRED, opener)):
        return None
    return tail


_ACT_BARRED = late(
    r"\bsuch (?:collection|disclosure|sharing|release|transfer|use)s? (?:shall|may|must) not be (?:allowed|permitted|made)"
    r" unless (?:it|they)\s*:\s*$",
    re.IGNORECASE,
)
"""An act that is barred save on grounds; what a person must do before acting ("unless it first: …") is the safeguard itself."""


def is_all_of(reading: Reading, exception: Span, opener: Span) -> bool:
    """Whether a lead-in is nothing but an exception, so that its items are the rule ("(4) Except for a felon: (A) Give …")."""
    return exception.start <= reading.trim(opener).start


def exclusion_tail(reading: Reading, span: Span) -> Span | None:
    """ "…, but does not include …" or "…, other than …" at the end of a definition."""
    text = reading.words(span)
    for found in segments(text):
        if releases.EXCLUSION.search(text[found.start : found.end]) or found.cue.startswith("exclud"):
            return Span(reading.at(span, found.start), span.end)
    tail = _OTHER_THAN.search(text)
    if tail is None or words.points(text[tail.end(1) :].partition(",")[0]):
        return None
    return Span(reading.at(span, tail.end(1)), span.end)


_OTHER_THAN = late(
    r"(,\s+|(?<=[a-z])\s+(?=(?:except(?: for)?|excluding|other than) (?:the|an?|any)\b))"
    r"(?:other than|excluding|except(?: for)?|with the exception of|apart from|but not(?! (?:be )?limited to)"
    r"(?: including)?)\s[^;:]*$",
    re.IGNORECASE,
)


def alternatives(reading: Reading, section: Section, tail: Span) -> bool:
    """Whether each item below an exception is one of its own ("except that: (1) …; and (2) …")."""
    if reading.search(_BARE_CUE, tail) or reading.search(_MAY_EACH, tail):
        return True
    return enumerated(reading, section) and not completes(reading, tail)


_MAY_EACH = late(r"^(?:except|provided|save)\b[^:]{0,80}\bmay(?! not\b| only\b)\b[^:]{0,60}:\s*$", re.IGNORECASE)
"""What may be done after all, whatever joins it ("except that the clerk may withhold: (a) …; and (b) …")."""
_BARE_CUE = late(
    r"^(?:except(?: that| as follows| for| for the following| in the following (?:cases|circumstances|situations))?"
    r"|(?:with|subject to) the following exceptions?|provided that|save that|other than|with the exception of)(?: the following)?"
    r"\s*[:\-]?\s*$",
    re.IGNORECASE,
)
"""A cue with nothing after it but the list."""


def enumerated(reading: Reading, section: Section) -> bool:
    """Whether the items of a list are alternatives, not conditions that must all hold."""
    joints = [
        re.search(r"\b(and|or)\s*$", reading.words(child.span), re.IGNORECASE) for child in reading.items(section)[:-1]
    ]
    found = [joint[1].lower() for joint in joints if joint]
    return "and" not in found[-1:]


def conditional(reading: Reading, section: Section, opener: Span) -> bool:
    """Whether the items below a releasing lead-in must all hold, so that they are one exception between them."""
    text = reading.words(opener)
    if _THE_FOLLOWING.search(text):
        return False
    return releases.releases(text) and releases.leaves_conditions(text) and not enumerated(reading, section)


_THE_FOLLOWING = late(r"\bthe following\b[^:]{0,30}\b(?:if|unless)\b", re.IGNORECASE)
"""A list of things, closed by a condition of them all ("the following, unless they are modified to …:")."""


def completes(reading: Reading, tail: Span) -> bool:
    """Whether the items below an exception only complete it ("unless convicted of one of the following offenses:")."""
    return reading.search(_COMPLETED, tail)


_COMPLETED = late(
    r"\b(?:conclusion|end|close|completion) of (?:either|(?:one|any) of the following|the following)\s*:$|"
    r"\b(?:of|in|with) (?:\w+ ){0,3}the following (?!conditions|circumstances|exceptions|cases|reasons|purposes|situations|appl"
    r"|occur|is |are |exist|criteria|grounds|events|requirements)",
    re.IGNORECASE,
)


def lists_more(reading: Reading, opener: Span) -> bool:
    """Whether an item of a list of exceptions only leads into exceptions of its own ("… one of the following activities:")."""
    return reading.search(_MORE, opener)


_MORE = late(
    r"\b(?:one or more|any|either) of the following (?:activit|business|entit|agenc|person|program)\w*\s*[:\-]\s*$"
    r"|\bfor (?:any of )?the (?:following )?purposes?(?: of)?\s*[:\-]\s*$"
    r"|\bthat (?:such|the|this|that) (?:person|individual|inmate|detainee)\s*[:\-]\s*$",
    re.IGNORECASE,
)


def released_list(
    reading: Reading, section: Section, opener: Span, whole: Span, leads: tuple[Span, ...]
) -> Iterator[Unit]:
    """What the lead-in of a list of exceptions is: with its conditions the one exception, a ground of its own, or nothing."""
    if conditional(reading, section, opener):
        span = whole
    elif releases.gives_examples(reading.words(opener)):
        span = reading.trim(opener)
    else:
        return
    yield Unit(UnitKind.EXCEPTION, span, span, section, leads=leads, host=whole, cue="release", whole=True)


def permits_despite(reading: Reading, section: Section, opener: Span) -> bool:
    """Whether a lead-in permits what a rule forbids, in each of the cases below ("… may, without a warrant, … if:")."""
    return bool(permissions.PERMITS_DESPITE.search(reading.words(opener))) and enumerated(reading, section)


def consequence(reading: Reading, section: Section, opener: Span) -> Span | None:
    """The main clause after conditions that are enumerated first ("if it (a) …; or (b) …, it may be withheld")."""
    if not releases.CONDITION_FIRST.match(reading.words(opener)) or not reading.runs_on(section, opener):
        return None
    sentences = reading.sentences(reading.items(section)[-1].lead)
    hit = releases.CONSEQUENCE.search(reading.words(sentences[0])) if sentences else None
    if hit is None or not enumerated(reading, section):
        return None
    return Span(reading.at(sentences[0], hit.end()), sentences[0].end)


def released(
    reading: Reading, section: Section, sentence: Span, leads: tuple[Span, ...], kind: UnitKind
) -> Iterator[Unit]:
    """A sentence that takes out a whole law or thing: the sentence, or each of its several grounds."""
    at = releases.condition(reading.words(sentence)) if kind is UnitKind.EXCEPTION else None
    parts = _parts(reading, Span(reading.at(sentence, at), sentence.end)) if at is not None else ()
    if len(parts) < 2 or (at == 0 and len(parts) != 2):
        yield Unit(kind, sentence, sentence, section, leads=leads, host=sentence, cue="release", whole=True)
        return
    yield Unit(UnitKind.SENTENCE, sentence, sentence, section, leads=leads, cue="release")
    for part in parts:
        yield Unit(kind, reading.trim(part), part, section, leads=leads, host=sentence, cue="ground")


def _parts(reading: Reading, span: Span) -> tuple[Span, ...]:
    return tuple(Span(reading.at(span, a), reading.at(span, b)) for a, b in words.grounds(reading.words(span)))


def pieces(reading: Reading, unit: Unit) -> tuple[Unit, ...]:
    """Every run of an exception between commas and "or", as a unit of its own."""
    ranges = words.pieces(reading.words(unit.span))
    spans = (reading.trim(Span(reading.at(unit.span, a), reading.at(unit.span, b))) for a, b in ranges)
    return tuple(replace(unit, span=span, core=span) for span in spans if len(span))


def series(reading: Reading, unit: Unit) -> tuple[Unit, ...]:
    """The items of a series of acts in an exception, without the words that release them all."""
    text = reading.words(unit.span)
    freed = releases.RELEASE.search(text) if unit.whole else None
    low = freed.end() if freed else 0
    low += len(text[low:]) - len(text[low:].lstrip())
    ranges = words.series(text[low:])
    spans = (reading.trim(Span(reading.at(unit.span, low + a), reading.at(unit.span, low + b))) for a, b in ranges)
    return tuple(replace(unit, span=span, core=span) for span in spans if len(span))


def split(reading: Reading, unit: Unit, look: Span) -> Iterator[Unit]:
    """A provision and the exceptions inside it; `look` is where they may stand."""
    found = exceptions(reading, look, unit.leads)
    if found and found[0].cue == "notwithstanding" and found[0].place is Place.LEADING:
        if reading.permits(Span(reading.at(look, found[0].end), look.end)):
            yield replace(unit, kind=UnitKind.EXCEPTION, host=None, cue="notwithstanding", whole=True, core=unit.span)
            return
        found = found[1:]
    found = tuple(s for s in found if not _is_rule(reading, look, s))
    cut = _cut(reading, unit, look, found)
    span = cut if cut == unit.span else reading.trim(cut)
    yield replace(unit, span=span, host=unit.span if found else unit.host)
    for segment in found:
        yield from grounds(reading, unit, _span(reading, look, segment), segment.cue)


def _span(reading: Reading, look: Span, segment: Segment) -> Span:
    return Span(reading.at(look, segment.start), reading.at(look, segment.end))


def _is_rule(reading: Reading, look: Span, segment: Segment) -> bool:
    """Whether a segment is no exception but part of the rule: the safeguard itself, or a date."""
    text = reading.words(look)
    exception = text[segment.start : segment.end]
    host = text[: segment.start]
    if segment.cue == "notwithstanding" and segment.place is Place.TRAILING and not _MAY.search(host):
        return True  # "this law applies notwithstanding any contract": the rule prevails
    standard = words.is_the_rule(exception) or words.sets_standard(host, exception)
    return standard or words.about_dates(exception, host) or words.bars_suit(host, exception)


_MAY = late(r"\b(?:may|is authorized to|are authorized to)\b(?! not\b)", re.IGNORECASE)


def _cut(reading: Reading, unit: Unit, look: Span, found: tuple[Segment, ...]) -> Span:
    """A provision without the exceptions that open or close it; one in its middle stays inside."""
    start, end = unit.span.start, unit.span.end
    for segment in found:
        span = _span(reading, look, segment)
        if segment.place is Place.LEADING:
            start = reading.skip(span.end)
        elif segment.place is Place.TRAILING and unit.kind is not UnitKind.LIST:
            end = min(end, span.start)
    return Span(start, max(start, end))


def grounds(reading: Reading, unit: Unit, span: Span, cue: str) -> Iterator[Unit]:
    """An exception inside a provision: each ground where there are several; a bare pointer within the text is none."""
    if points_inside(reading, span) and not _leaves_uses(reading, unit, span):
        return
    parts = (span,) if words.points(reading.words(span)) else _parts(reading, span)
    for part in parts:
        trimmed = reading.trim(part)
        kind = cue if len(parts) == 1 else "ground"
        yield Unit(UnitKind.EXCEPTION, trimmed, trimmed, unit.section, leads=unit.leads, host=unit.span, cue=kind)


def _leaves_uses(reading: Reading, unit: Unit, span: Span) -> bool:
    """Whether a ban opens itself to the uses that its own section allows ("Except as otherwise allowed in this section")."""
    rest = Span(span.end, unit.span.end) if span.start <= unit.span.start else Span(unit.span.start, span.start)
    return words.opens_to_uses(reading.words(span)) and reading.search(_BANS_USE, rest)


_BANS_USE = late(
    r"\b(?:shall|may|must) not (?:be used|use|sell|share|disclose)\b|\buse\b.*\bis prohibited\b|\bunlawful\b.*\buse\b"
    r"|\b(?:shall|may|must) not (?:\w+ )?(?:be )?(?:sold|shared|disclosed|sell or share)\b",
    re.IGNORECASE,
)

_PREFIX = late(r"^(?:§+|sec(?:tion|\.)?|art(?:icle|\.)?|chapter|part|title)\s*")


def points_inside(reading: Reading, span: Span) -> bool:
    """Whether an exception only points to another passage of the same text, which is judged where it stands."""
    text = reading.words(span)
    if words.within(text):
        return True
    if not words.points(text) and not words.named_pointer(text):
        return False
    labels = (s.label for s in reading.ordinance.walk() if s.label)
    here = {re.sub(r"[()\s.]", "", _PREFIX.sub("", label.lower())) for label in labels}
    numbers = [re.sub(r"[()\s.]", "", number) for number in re.findall(r"\d[\w.\-:]*", text.lower())]
    return all(number in here for number in numbers)

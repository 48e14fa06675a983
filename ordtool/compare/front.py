"""The first page: how many changes go which way, every carve-out gained with its words on both sides, what is weaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from ordtool.compare.doubts import worst_first
from ordtool.compare.findings import (
    GAINED,
    Finding,
    Judgement,
    cited,
    clip,
    counted,
    edited,
    number,
    place,
    sentence,
    span_of,
    tallied,
    unread,
)
from ordtool.compare.result import Change, Comparison, Pair
from ordtool.ordinance import Ordinance, Section
from ordtool.report import Block, Fold, Heading, Paragraph, Run, Table, Tone, inner
from ordtool.source import Span

TONES: dict[str, Tone] = {"weakens": "bad", "strengthens": "good", "cannot tell": "warn", "neutral": "muted"}
_FEW = 6  # words that say little without those beside them
_AROUND = 40  # words of the passage that a carve-out was put into
_LISTED = 12  # rows that are shown before the rest is folded
_OLD, _NEW = attrgetter("old"), attrgetter("new")
_DOUBTS = 10  # of those that nobody can judge


_APART = (
    "The two texts were written independently, so no change led from one to the other, and none is called weaker or stronger. "
    "Their sections are paired by what they are about."
)


def front(comparison: Comparison, judgement: Judgement | None, *, codes: bool = True) -> Iterator[Block]:
    """Counts, what must be read first, and what became of the sections; `codes` shows the reasons' codes."""
    if judgement is not None and judgement.findings:
        yield Paragraph(tuple(_counts(judgement)), style="lead")
    told = tallied(comparison) if edited(comparison) else "the two texts are the same"
    yield Paragraph((Run(sentence(told)),), style="normal" if judgement and judgement.findings else "lead")
    yield from (Paragraph((Run(words_, bold=True, tone="warn"),)) for words_ in unread(comparison))
    if comparison.independent:
        yield Paragraph((Run(_APART),))
    if judgement is not None:
        yield from _first(comparison, judgement, codes)
    yield from sections(comparison)


def _counts(judgement: Judgement) -> Iterator[Run]:
    words_ = counted(judgement.findings)
    for position, part in enumerate(words_.split(", ")):
        yield Run(", " if position else "")
        yield Run(part, bold=True, tone=_tone(part))
    yield Run(".")


def _tone(part: str) -> Tone:
    """The colour of "3 weakenings"; none for a zero or for what changes nothing."""
    ways = {"weakening": "weakens", "strengthening": "strengthens", "that": "cannot tell"}
    count, way, *_ = part.split(" ")
    return TONES.get(ways.get(way.rstrip("s"), ""), "") if count != "0" else ""


def _first(comparison: Comparison, judgement: Judgement, codes: bool) -> Iterator[Block]:
    """The carve-outs gained, always, and what may be one, then what is weaker, stronger, and what cannot be told."""
    gained = [finding for finding in judgement.findings if finding.reason.startswith(GAINED)]
    rest = [finding for finding in judgement.findings if not finding.reason.startswith(GAINED)]
    yield Heading(2, (Run("Carve-outs gained"),))
    if gained:
        yield _table(comparison, gained, codes, whole=True)
    else:
        yield Paragraph((Run("None was found."),))
    decided = {(f.match, f.old, f.new) for f in rest if f.direction in ("weakens", "strengthens")}
    unsure = [f for f in rest if f.direction == "cannot tell" and (f.match, f.old, f.new) not in decided]
    if doubtful := [finding for finding in unsure if finding.first_page]:
        yield Heading(2, (Run("To be read with care: exceptions and rewritten rules, which way we cannot tell"),))
        yield _table(comparison, doubtful, codes)
    for direction, title in (("weakens", "Weaker"), ("strengthens", "Stronger")):
        if found := [finding for finding in rest if finding.direction == direction]:
            yield Heading(2, (Run(title),))
            yield _table(comparison, found[:_LISTED], codes)
            if more := found[_LISTED:]:
                yield Fold(f"{len(more):,} more", (_table(comparison, more, codes),))
    if others := [finding for finding in unsure if not finding.first_page]:
        yield Heading(2, (Run(f"{number(len(others), 'change')} whose direction we cannot tell"),))
        others = list(worst_first(comparison, others))
        yield _table(comparison, others[:_DOUBTS], codes)
        if more := others[_DOUBTS:]:
            yield Fold(f"{len(more):,} more", (_table(comparison, more, codes),))


def _table(comparison: Comparison, findings: Sequence[Finding], codes: bool, *, whole: bool = False) -> Table:
    groups = groupby(findings, key=lambda finding: (finding.match, finding.old, finding.new))
    rows = tuple(_row(comparison, list(group), codes, whole=whole) for _, group in groups)
    return Table(("What it does", "Old", "New"), rows, (0.38, 0.29, 0.29))


def _row(
    comparison: Comparison, findings: Sequence[Finding], codes: bool, *, whole: bool
) -> tuple[tuple[Paragraph, ...], ...]:
    """What is said of the same words, and the words on both sides."""
    said: list[Paragraph] = []
    for finding in findings:
        said.append(Paragraph((Run(sentence(finding.words)),)))
        said += [Paragraph((Run(finding.reason, tone="muted"),), style="small")] if codes else []
    old, new = (_cited(comparison, findings[0], side=side, whole=whole) for side in (0, 1))
    return (tuple(said), old, new)


def _cited(comparison: Comparison, finding: Finding, *, side: int, whole: bool) -> tuple[Paragraph, ...]:
    """The pinpoint and the exact words of one side; where it has none, where they would stand."""
    ordinance = (comparison.old, comparison.new)[side]
    span = (finding.old, finding.new)[side]
    passage = _passage(comparison, finding.match, side)
    if (at := span or passage) is None:
        return (Paragraph((Run(f"Nothing{_after(comparison, finding.match, side)}.", tone="muted"),)),)
    where = Paragraph((Run(place(ordinance, at), link=f"match-{finding.match}"),))
    if span is None and not whole:
        return (where,)
    if span is not None and passage is not None and len(ordinance.quote(span).split()) < _FEW:
        return (where, Paragraph(_around(ordinance.text, span, passage), style="quote"))
    quoted = ordinance.quote(at)
    words_ = clip(quoted, _AROUND) if span is None else quoted if whole else clip(quoted)
    return (where, Paragraph((Run(f"“{inner(words_)}”"),), style="quote"))


def _around(text: str, span: Span, passage: Span) -> tuple[Run, ...]:
    """A few words in bold among those that stand beside them in their paragraph."""
    before, after = text[passage.start : span.start].split(), text[span.end : passage.end].split()
    glued = text[span.start - 1 : span.start].isspace(), text[span.end : span.end + 1].isspace()
    left = ("… " if len(before) > _FEW else "") + " ".join(before[-_FEW:]) + " " * (glued[0] and bool(before))
    right = " " * (glued[1] and bool(after)) + " ".join(after[:_FEW]) + (" …" if len(after) > _FEW else "")
    return (Run(f"“{inner(left)}"), Run(inner(text[span.start : span.end].strip()), bold=True), Run(f"{inner(right)}”"))


def _passage(comparison: Comparison, index: int, side: int) -> Span | None:
    """Where a match stands on one side; of a move, where its other end does."""
    match = comparison.script[index]
    partner = match.moved_from if side == 0 else match.moved_to
    at = match if partner is None else comparison.script[partner]
    return span_of(comparison.passages[side], (at.old, at.new)[side])


def _after(comparison: Comparison, match: int, side: int) -> str:
    """What the nearest passage before a match is cited as, on the side that lacks it: "; it would stand after § 4"."""
    for before in reversed(comparison.script[:match]):
        if indices := (before.old, before.new)[side]:
            span = comparison.passages[side][indices[-1]].span
            cite = (comparison.old, comparison.new)[side].pinpoint(span)
            return f"; {'it would stand' if side == 0 else 'it stood'} after {cited(cite)}" if cite else ""
    return ""


def sections(comparison: Comparison) -> Iterator[Block]:
    """What became of the sections: those that are no longer what and where they were, what stands in them left out.

    Of texts that share no history, which is about the same as which.
    """
    if comparison.independent:
        yield from _by_subject(comparison)
        return
    told = list(_told(comparison))
    if not told:
        return
    yield Heading(2, (Run("Sections"),))
    rows = tuple(_section_row(comparison, pairs) for pairs in told)
    header, widths = ("What became of it", "Old", "New"), (0.3, 0.35, 0.35)
    yield Table(header, rows[:_LISTED], widths)
    if more := rows[_LISTED:]:
        yield Fold(f"{len(more)} more", (Table(header, more, widths),))


def _by_subject(comparison: Comparison) -> Iterator[Block]:
    both = [pair for pair in comparison.pairs if pair.old and pair.new and pair.change is not Change.SAME]
    yield Heading(2, (Run("Sections about the same"),))
    if both:
        rows = tuple(
            (_cell(comparison.old, list(pair.old), ran=False), _cell(comparison.new, list(pair.new), ran=False))
            for pair in both
        )
        yield Table((comparison.old.name, comparison.new.name), rows, (0.5, 0.5))
    else:
        yield Paragraph((Run("None were found."),))


def _told(comparison: Comparison) -> Iterator[list[Pair]]:
    """The pairs that a table of sections lists; neighbours of one section that went or came together are one row."""
    row: list[Pair] = []
    for pair in comparison.pairs:
        plain = pair.change in (Change.SAME, Change.CHANGED) and not pair.also
        nameless = not any(section.cite for section in (*pair.old, *pair.new))
        if plain or nameless or any(_inside(pair, other) for other in row):
            continue
        if row and _beside(row[-1], pair):
            row.append(pair)
        else:
            if row:
                yield row
            row = [pair]
    if row:
        yield row


def _inside(pair: Pair, other: Pair) -> bool:
    """Whether a pair's sections went or came as parts of those of another."""
    return pair.change == other.change and all(
        bool(mine) == bool(yours) and all(any(two.span.holds(one.span) for two in yours) for one in mine)
        for mine, yours in ((pair.old, other.old), (pair.new, other.new))
    )


def _beside(before: Pair, pair: Pair) -> bool:
    """Whether two pairs are sections of one parent to which the same happened: added, removed or only renumbered."""
    if (before.change, before.also) != (pair.change, pair.also):
        return False
    if pair.change not in (Change.ADDED, Change.REMOVED, Change.RENUMBERED):
        return False
    sides = [(mine[-1], yours[0]) for mine, yours in ((before.old, pair.old), (before.new, pair.new)) if mine and yours]
    return bool(sides) and all(_parent(one.path) == _parent(two.path) and one.kind == two.kind for one, two in sides)


def _parent(path: str) -> str:
    """A path without its last step, "" where it has but one."""
    return path[: max(path.rfind("("), path.rfind("["), path.rfind("/"), 0)]


def _section_row(comparison: Comparison, pairs: list[Pair]) -> tuple[tuple[Paragraph, ...], ...]:
    kinds = ", ".join(str(change) for change in (pairs[0].change, *pairs[0].also))
    cites = [[section.cite for pair in pairs for section in side(pair)] for side in (_OLD, _NEW)]
    if cites[0] == cites[1]:
        kinds = kinds.replace(str(Change.MOVED), f"{Change.MOVED}, under the same number")
    return (
        (Paragraph((Run(kinds),)),),
        _cell(comparison.old, [section for pair in pairs for section in pair.old], ran=len(pairs) > 1),
        _cell(comparison.new, [section for pair in pairs for section in pair.new], ran=len(pairs) > 1),
    )


def _cell(ordinance: Ordinance, found: list[Section], *, ran: bool) -> tuple[Paragraph, ...]:
    """The sections of one side, one a line; of a run of neighbours the first and the last."""
    if ran and found:
        last = _last_step(found[-1].path) if _parent(found[-1].path) else cited(found[-1].cite)
        return (Paragraph((Run(f"{_named(ordinance, found[0], bare=True)} to {last}"),)),)
    return tuple(Paragraph((Run(_named(ordinance, section)),)) for section in found)


def _last_step(path: str) -> str:
    return path[len(_parent(path)) :].lstrip("/")


def _named(ordinance: Ordinance, section: Section, *, bare: bool = False) -> str:
    """A section as a table names it: what to cite, its heading, and where it is."""
    if bare:
        return cited(section.cite)
    where = ordinance.whereabouts(section.span.start)
    named = f"{cited(section.cite)} {clip(ordinance.heading(section), 12)}".strip()
    return cited(f"{named}, {where}") if where else named

"""The first page: how many changes go which way, every carve-out gained with its words on both sides, what is weaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ordtool.compare.findings import GAINED, Finding, Judgement, number, place, span_of, tally, words
from ordtool.compare.result import Change, Comparison, Pair
from ordtool.ordinance import Ordinance, Section
from ordtool.report import Block, Fold, Heading, Paragraph, Run, Table, Tone, inner
from ordtool.source import Span

TONES: dict[str, Tone] = {"weakens": "bad", "strengthens": "good", "cannot tell": "warn", "neutral": "muted"}
_CLIP = 60  # words of a passage that a table quotes; a carve-out is quoted whole
_LISTED = 12  # rows that are shown before the rest is folded


def front(comparison: Comparison, judgement: Judgement | None) -> Iterator[Block]:
    """Counts, what must be read first, and what became of the sections."""
    yield Paragraph(tuple(_counts(comparison, judgement)), style="lead")
    yield Paragraph((Run(sentence(_tallied(comparison))),))
    if comparison.independent:
        yield Paragraph((Run("The two texts share little wording: their sections are paired by subject."),))
    if judgement is not None:
        yield from _first(comparison, judgement)
    yield from sections(comparison)


def _counts(comparison: Comparison, judgement: Judgement | None) -> Iterator[Run]:
    if judgement is None:
        yield Run(sentence("; ".join(_edited(comparison)) or "the two texts are the same"))
        return
    for position, (words_, tone) in enumerate(_directions(judgement.findings)):
        yield Run(", " if position else "")
        yield Run(words_, bold=True, tone=tone)
    yield Run("." if judgement.findings else "The two texts are the same.")


def counted(findings: Sequence[Finding]) -> str:
    """ "3 weakenings, 1 strengthening, 14 neutral": what a summary begins with."""
    return ", ".join(words_ for words_, _ in _directions(findings))


def _directions(findings: Sequence[Finding]) -> Iterator[tuple[str, Tone]]:
    counts = Counter(str(finding.direction) for finding in findings)
    if not findings:
        return
    yield number(counts["weakens"], "weakening"), TONES["weakens"] if counts["weakens"] else ""
    yield number(counts["strengthens"], "strengthening"), TONES["strengthens"] if counts["strengthens"] else ""
    yield f"{counts['neutral']} neutral", ""
    if counts["cannot tell"]:
        yield f"{counts['cannot tell']} that we cannot tell", TONES["cannot tell"]


def _edited(comparison: Comparison) -> Iterator[str]:
    """How many paragraphs became what, those that stay left out."""
    said = {
        Change.CHANGED: "changed", Change.ADDED: "added", Change.REMOVED: "removed", Change.MOVED: "moved",
        Change.SPLIT: "split", Change.MERGED: "merged", Change.RENUMBERED: "only renumbered",
    }  # fmt: skip
    counts = tally(comparison)
    for change, words_ in said.items():
        if counts[change]:
            yield f"{number(counts[change], 'paragraph')} {words_}"


def _tallied(comparison: Comparison) -> str:
    gone, come = words(comparison)
    told = "; ".join(_edited(comparison))
    ignored = f"; {number(comparison.ignored, 'difference')} ignored" if comparison.ignored else ""
    return f"{told or 'no paragraph differs'}; {number(gone, 'word')} out, {number(come, 'word')} in{ignored}"


def _first(comparison: Comparison, judgement: Judgement) -> Iterator[Block]:
    """The carve-outs gained, always, then what is weaker, stronger, and what cannot be told."""
    gained = [finding for finding in judgement.findings if finding.reason.startswith(GAINED)]
    rest = [finding for finding in judgement.findings if not finding.reason.startswith(GAINED)]
    yield Heading(2, (Run("Carve-outs gained"),))
    if gained:
        yield _table(comparison, gained, whole=True)
    else:
        yield Paragraph((Run("None was found."),))
    for direction, title in (
        ("weakens", "Weaker"),
        ("strengthens", "Stronger"),
        ("cannot tell", "Which way, we cannot tell"),
    ):
        if found := [finding for finding in rest if finding.direction == direction]:
            yield Heading(2, (Run(title),))
            yield _table(comparison, found[:_LISTED])
            if more := found[_LISTED:]:
                yield Fold(f"{number(len(more), 'more')}".replace("mores", "more"), (_table(comparison, more),))


def _table(comparison: Comparison, findings: Sequence[Finding], *, whole: bool = False) -> Table:
    rows = tuple(_row(comparison, finding, whole=whole) for finding in findings)
    return Table(("What it does", "Old", "New"), rows, (0.34, 0.33, 0.33))


def _row(comparison: Comparison, finding: Finding, *, whole: bool) -> tuple[tuple[Paragraph, ...], ...]:
    said = [Run(sentence(finding.words))]
    code = Paragraph((Run(finding.reason, tone="muted"),), style="small")
    return (
        (Paragraph(tuple(said)), code),
        _cited(comparison, finding, side=0, whole=whole),
        _cited(comparison, finding, side=1, whole=whole),
    )


def _cited(comparison: Comparison, finding: Finding, *, side: int, whole: bool) -> tuple[Paragraph, ...]:
    """The pinpoint and the exact words of one side; where it has none, where they would stand."""
    ordinance = (comparison.old, comparison.new)[side]
    span = (finding.old, finding.new)[side]
    match = comparison.script[finding.match]
    passages = span_of(comparison.passages[side], (match.old, match.new)[side])
    if span is None and passages is None:
        return (Paragraph((Run(f"Nothing{_after(comparison, finding.match, side)}.", tone="muted"),)),)
    quoted = ordinance.quote(span or passages or Span(0, 0))
    return (
        Paragraph((Run(place(ordinance, span or passages or Span(0, 0)), link=f"match-{finding.match}"),)),
        Paragraph((Run(f"“{inner(quoted if whole and span else clip(quoted))}”"),), style="quote"),
    )


def _after(comparison: Comparison, match: int, side: int) -> str:
    """What the nearest passage before a match is cited as, on the side that lacks it: "; it would stand after § 4"."""
    for before in reversed(comparison.script[:match]):
        if indices := (before.old, before.new)[side]:
            span = comparison.passages[side][indices[-1]].span
            cite = (comparison.old, comparison.new)[side].pinpoint(span)
            return f"; {'it would stand' if side == 0 else 'it stood'} after {cite}" if cite else ""
    return ""


def sections(comparison: Comparison) -> Iterator[Block]:
    """What became of the sections: those that are no longer what and where they were."""
    told = [pair for pair in comparison.pairs if pair.change not in (Change.SAME, Change.CHANGED) or pair.also]
    if not told:
        return
    yield Heading(2, (Run("Sections"),))
    rows = tuple(_section_row(comparison, pair) for pair in told)
    header, widths = ("What became of it", "Old", "New"), (0.34, 0.33, 0.33)
    yield Table(header, rows[:_LISTED], widths)
    if more := rows[_LISTED:]:
        yield Fold(f"{len(more)} more sections", (Table(header, more, widths),))


def _section_row(comparison: Comparison, pair: Pair) -> tuple[tuple[Paragraph, ...], ...]:
    kinds = ", ".join(str(change) for change in (pair.change, *pair.also))
    return (
        (Paragraph((Run(kinds),)),),
        tuple(Paragraph((Run(_named(comparison.old, section)),)) for section in pair.old),
        tuple(Paragraph((Run(_named(comparison.new, section)),)) for section in pair.new),
    )


def _named(ordinance: Ordinance, section: Section) -> str:
    """A section as a table names it: what to cite, its heading, and where it is."""
    where = ordinance.whereabouts(section.span.start).replace("page ", "p. ")
    named = f"{section.cite} {clip(ordinance.heading(section), 12)}".strip()
    return f"{named}, {where}" if where else named


def clip(text: str, most: int = _CLIP) -> str:
    """The beginning of a text, whole words, with an ellipsis where it goes on."""
    parts = text.split()
    return " ".join(parts) if len(parts) <= most else " ".join(parts[:most]) + " …"


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!", "…")) else ".") if text else ""

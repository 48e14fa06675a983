"""The comments on the draft: one for each passage, with what was found, against what, and what to ask.

Few and short: routine carve-outs, questions of low weight and what goes beyond the model stand in the tables alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ordtool.report import Note
from ordtool.review.model_text import model_cite
from ordtool.review.pages.asks import asks, option
from ordtool.review.pages.homes import home
from ordtool.review.pages.particulars import particulars
from ordtool.review.pages.words import (
    RANK,
    Voice,
    clip,
    compared,
    doubtful,
    relaxed,
    sentence,
    verdict,
    why,
)
from ordtool.review.result import CarveOut, Evidence, Finding, Review, Verdict
from ordtool.source import Span

_SHOWN = (Verdict.WEAKER, Verdict.CANNOT_TELL, Verdict.OUTSIDE)
_LISTED = 6
"""How many gaps a comment on a heading names; the scorecard has them all."""
_MANY = 36
"""Past so many passages, answers of middle weight stand in the scorecard alone."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A note and the words that it stands on."""

    note: Note
    span: Span


@dataclass(slots=True)
class _Passage:
    """What there is to say about the same words; `likewise` are the places of carve-outs of which the same holds."""

    rows: list[CarveOut] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    likewise: list[str] = field(default_factory=list)


def comments(review: Review, voice: Voice) -> tuple[Comment, ...]:
    """Every comment of a review, in text order: passages that matter, and gaps on a heading."""
    found = _with_composites([*_on_passages(review, voice), *_gaps(review, voice)], review)
    found.sort(key=lambda pair: (pair[0].start, pair[0].end))
    return tuple(Comment(Note(f"n{number}", text), span) for number, (span, text) in enumerate(found, 1))


def _with_composites(found: list[tuple[Span, tuple[str, ...]]], review: Review) -> list[tuple[Span, tuple[str, ...]]]:
    """What clauses mean together is said in the comment on the first of them, before its tags."""
    for composite in review.composites:
        lead = composite.evidence[0]
        if composite.kind == "definition":  # its list of places stands on the front page
            continue
        said = (f"Together: {composite.says}", f"[rule {composite.rule}]")
        at = next((number for number, (span, _) in enumerate(found) if span == lead.clause.span), None)
        if at is None:
            found.append((lead.clause.span, (f"{lead.cite}. {said[0]}", said[1])))
        else:
            span, lines = found[at]
            found[at] = (span, (*lines[:-1], said[0], f"{lines[-1][:-1]} · {composite.rule}]"))
    return found


def _on_passages(review: Review, voice: Voice) -> Iterator[tuple[Span, tuple[str, ...]]]:
    passages: dict[Span, _Passage] = {}
    for row in review.carve_outs:
        if row.severity != "routine":
            passages.setdefault(row.evidence.clause.span, _Passage()).rows.append(row)
    for finding in review.findings:
        own = _own(finding, review)
        if own is not None and finding.verdict in _SHOWN:
            passages.setdefault(own.clause.span, _Passage()).findings.append(finding)
    gathered = list(_gathered(passages))
    for _, passage in gathered:
        passage.findings.sort(key=lambda finding: RANK[finding.severity])
    least = "low" if len(gathered) <= _MANY else "medium"
    asked: dict[tuple[str, ...], str] = {}
    for span, passage in gathered:
        if passage.rows or RANK[passage.findings[0].severity] < RANK[least]:
            yield span, tuple(_lines(passage, review, voice, asked))


def _gathered(passages: dict[Span, _Passage]) -> Iterator[tuple[Span, _Passage]]:
    """Passages in text order; notable carve-outs of which nothing new is to be said are told with the first of them."""
    leaders: dict[object, _Passage] = {}
    for span, passage in sorted(passages.items()):
        row = passage.rows[0] if len(passage.rows) == 1 and not passage.findings else None
        if row is not None and row.severity == "notable" and row.lacks == ():
            key = (row.labels[0], row.kind, row.evidence.clause.relaxes, tuple(particulars(row, words=12)))
            leader = leaders.setdefault(key, passage)
            if leader is not passage:
                leader.likewise.append(row.evidence.cite)
                continue
        yield span, passage


def _own(finding: Finding, review: Review) -> Evidence | None:
    return next((item for item in finding.evidence if item.ordinance is review.ordinance), None)


def _lines(passage: _Passage, review: Review, voice: Voice, asked: dict[tuple[str, ...], str]) -> Iterator[str]:
    for row in passage.rows:
        yield from _carve_out(row, voice)
        yield from _asked(row, review, asked)
    if passage.likewise:
        yield f"Likewise: {', '.join(dict.fromkeys(passage.likewise))}."
    told: set[str] = set()
    for number, finding in enumerate(passage.findings):
        first = number == 0 and not passage.rows
        detail = _new(finding.detail, told)
        yield (
            _answer(finding, detail, review, voice)
            if first
            else _in_short(finding, _shortened(detail, words=16), voice)
        )
    if not passage.rows:
        yield from _model(passage.findings, review)
    yield from filter(None, [_doubt(passage, review)])
    yield f"[{' · '.join(_tags(passage))}]"


def _doubt(passage: _Passage, review: Review) -> str:
    shown = [*(row.evidence for row in passage.rows), *(_own(finding, review) for finding in passage.findings)]
    return next((said for item in shown if item is not None and (said := doubtful(item))), "")


def _new(detail: str, told: set[str]) -> str:
    """What of a detail the comment has not said yet; "likewise" where it has said all of it."""
    parts = [part for part in detail.split("; ") if part not in told]
    told.update(parts)
    return "; ".join(parts) or "likewise"


def _shortened(detail: str, *, words: int) -> str:
    """As many whole parts of a detail as there is room for, at least one; the scorecard has them all."""
    first, *rest = detail.split("; ")
    shown = clip(first, words=words)
    for part in rest:
        if len(f"{shown} {part}".split()) > words:
            return f"{shown}; …"
        shown += f"; {part}"
    return shown


def _asked(row: CarveOut, review: Review, asked: dict[tuple[str, ...], str]) -> Iterator[str]:
    """What is asked of a carve-out; where an earlier comment asks the same, where that one stands."""
    lines = tuple(asks(row, review))
    if lines and (earlier := asked.get(lines)):
        yield f"Ask and option: as at {earlier}."
        return
    asked[lines] = row.evidence.cite
    yield from lines


def _carve_out(row: CarveOut, voice: Voice) -> Iterator[str]:
    said = " ".join(filter(None, (why(row), compared(row, voice))))
    yield f"{row.evidence.cite}. {relaxed(row)} {said}"
    known = [f"{title}: {value}" for title, value in particulars(row, words=12)]
    if known:
        yield ". ".join(known) + "."


def _answer(finding: Finding, detail: str, review: Review, voice: Voice) -> str:
    own = _own(finding, review)
    cite = f"{own.cite}. " if own is not None and own.cite else ""
    return f"{cite}{_in_short(finding, _shortened(detail, words=60), voice)}"


def _in_short(finding: Finding, detail: str, voice: Voice) -> str:
    return f"{finding.criterion.question} {sentence(verdict(finding.verdict, voice))} {sentence(detail)}"


def _model(findings: Sequence[Finding], review: Review) -> Iterator[str]:
    """The model's words for the gravest gap; the appendix has them in full."""
    gap = next((finding for finding in findings if finding.verdict is Verdict.WEAKER), None)
    if gap is not None and (said := option(gap, review)):
        yield f"Option: {said}"


def _tags(passage: _Passage) -> Iterator[str]:
    for row in passage.rows:
        yield from (
            " + ".join(row.labels),
            *([row.kind] if row.kind else []),
            row.severity,
            f"rule {row.evidence.clause.rule}",
        )
    for finding in passage.findings:
        yield f"{finding.criterion.id}, {finding.severity}"


def _gaps(review: Review, voice: Voice) -> Iterable[tuple[Span, tuple[str, ...]]]:
    """What was not found, on the heading under which a reader would look for it."""
    by_place: dict[tuple[Span, Verdict], list[Finding]] = {}
    for finding in review.findings:
        absent = finding.verdict in (Verdict.MISSING, Verdict.UNREADABLE, Verdict.OUTSIDE) and not finding.evidence
        span = home(finding, review) if absent and finding.severity != "low" else None
        if span is not None:
            by_place.setdefault((span, finding.verdict), []).append(finding)
    for (span, kind), findings in by_place.items():
        findings.sort(key=lambda finding: RANK[finding.severity])
        yield span, tuple(_gap(kind, findings, voice))


def _gap(kind: Verdict, findings: Sequence[Finding], voice: Voice) -> Iterator[str]:
    if kind is Verdict.MISSING:
        yield f"{sentence(verdict(kind, voice))} Nothing here or elsewhere answers:"
    else:
        yield f"{sentence(verdict(kind, voice))} {sentence(findings[0].detail)} Not answered here:"
    for finding in findings[:_LISTED]:
        yield f"• {finding.criterion.question} (model {model_cite(finding.criterion.section)})"
    if len(findings) > _LISTED:
        yield f"and {len(findings) - _LISTED} more, in the scorecard."
    yield f"[{', '.join(finding.criterion.id for finding in findings[:_LISTED])}]"

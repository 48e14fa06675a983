"""The comments on the draft: one for each passage, with what was found, against what, and what to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ordtool.ordinance import Kind, Section, Span
from ordtool.report import Note
from ordtool.review.pages.words import RANK, Voice, clip, compared, sentence, titles, verdict
from ordtool.review.result import CarveOut, Evidence, Finding, Review, Verdict


@dataclass(frozen=True, slots=True)
class Comment:
    """A note and the words that it stands on."""

    note: Note
    span: Span


def comments(review: Review, voice: Voice) -> tuple[Comment, ...]:
    """Every comment of a review, in text order: carve-outs that matter, provisions that differ, gaps on a heading."""
    found = [*_carve_outs(review), *_differences(review, voice), *_gaps(review, voice)]
    found.sort(key=lambda pair: (pair[0].start, pair[0].end))
    return tuple(Comment(Note(f"n{number}", text), span) for number, (span, text) in enumerate(found, 1))


def _carve_outs(review: Review) -> Iterable[tuple[Span, tuple[str, ...]]]:
    for row in review.carve_outs:
        if row.severity != "routine":
            yield row.evidence.clause.span, _carve_out(row)


def _carve_out(row: CarveOut) -> tuple[str, ...]:
    clause = row.evidence.clause
    kind = f" · {clause.attributes['kind']}" if "kind" in clause.attributes else ""
    lines = [
        f"{row.evidence.cite}. Carve-out from {titles(clause.relaxes)}: {row.detail}. {compared(row)}",
        *_particulars(clause.attributes),
    ]
    if row.row is not None and row.comparison == "wider-than-model":
        lines.append(f"Ask: should it be as narrow as the model's § {row.row.section}? {row.row.why}")
    elif row.row is None:
        lines.append("Ask: is it needed, and what keeps it narrow (who decides, for how long, reported to whom)?")
    lines.append(f"[{' + '.join(row.labels)}{kind} · {row.severity} · rule {clause.rule}]")
    return tuple(lines)


_PARTICULARS = (
    ("actor", "Who"),
    ("standard", "Standard"),
    ("crime_scope", "Crimes"),
    ("time_cap", "Cap"),
    ("after_duties", "Duties afterwards"),
    ("limiter", "Narrowed by"),
)


def _particulars(attributes: Mapping[str, object]) -> Iterable[str]:
    """One line of what the words give: who, standard, cap, duties, limits."""
    parts = []
    for name, title in _PARTICULARS:
        value = attributes.get(name)
        if value:
            said = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            parts.append(f"{title}: {clip(said, words=25)}")
    if attributes.get("open_ended"):
        parts.append("The words are open-ended")
    if parts:
        yield ". ".join(parts) + "."


def _differences(review: Review, voice: Voice) -> Iterable[tuple[Span, tuple[str, ...]]]:
    """Findings on words that are there, those on the same clause together."""
    by_span: dict[Span, list[Finding]] = {}
    for finding in review.findings:
        shown = finding.verdict in (Verdict.WEAKER, Verdict.STRONGER, Verdict.CANNOT_TELL, Verdict.OUTSIDE)
        own = _own(finding, review)
        if shown and own is not None:
            by_span.setdefault(own.clause.span, []).append(finding)
    for span, findings in by_span.items():
        findings.sort(key=lambda f: RANK[f.severity])
        yield span, tuple(line for finding in findings for line in _difference(finding, review, voice))


def _own(finding: Finding, review: Review) -> Evidence | None:
    return next((item for item in finding.evidence if item.ordinance is review.ordinance), None)


def _difference(finding: Finding, review: Review, voice: Voice) -> Iterable[str]:
    model = review.model_texts.get(finding.criterion.section, "")
    own = _own(finding, review)
    cite = f"{own.cite}. " if own is not None else ""
    yield f"{cite}{finding.criterion.question} {sentence(verdict(finding.verdict, voice))} {sentence(finding.detail)}"
    if finding.verdict is Verdict.WEAKER and model:
        yield f"Model § {finding.criterion.section}: {clip(model, words=45)}"
    yield f"Why: {finding.criterion.why}"
    yield f"[{finding.criterion.id} · {finding.reason} · {finding.severity}]"


def _gaps(review: Review, voice: Voice) -> Iterable[tuple[Span, tuple[str, ...]]]:
    """What was not found, on the heading under which a reader would look for it."""
    missing = [f for f in review.findings if f.verdict in (Verdict.MISSING, Verdict.UNREADABLE) or _is_outside_gap(f)]
    by_span: dict[Span, list[Finding]] = {}
    for finding in missing:
        span = _home(finding, review)
        if span is not None:
            by_span.setdefault(span, []).append(finding)
    for span, findings in by_span.items():
        findings.sort(key=lambda f: RANK[f.severity])
        lines = [f"{sentence(verdict(findings[0].verdict, voice))} Nothing under this heading or elsewhere answers:"]
        lines += [f"• {f.criterion.question} (model § {f.criterion.section}; {f.severity})" for f in findings]
        yield (
            span,
            (*lines, f"The model's words stand in the appendix. [{', '.join(f.criterion.id for f in findings)}]"),
        )


def _is_outside_gap(finding: Finding) -> bool:
    return finding.verdict is Verdict.OUTSIDE and not finding.evidence


def _home(finding: Finding, review: Review) -> Span | None:
    """The heading of the section that holds the nearest kin of what is missing; else the first heading of the text."""
    labels = set(finding.criterion.labels)
    families = {label.partition(".")[0] for label in labels}
    clauses = review.extraction.clauses
    kin = next((c for c in clauses if c.label in labels), None) or next(
        (c for c in clauses if c.family in families), None
    )
    chain = review.ordinance.ancestors(kin.span.start) if kin is not None else ()
    for section in reversed(chain):
        if section.kind in (Kind.SECTION, Kind.BILL_SECTION):
            return _heading(section)
    first = next(iter(review.ordinance.sections), None)
    return _heading(first) if first is not None else None


def _heading(section: Section) -> Span | None:
    """The heading's words, or the enumerator, or the first words."""
    if section.heading is not None and len(section.heading):
        return section.heading
    start = section.span.start
    end = min(section.span.end, start + max(len(section.label), 12))
    return Span(start, end) if start < end else None

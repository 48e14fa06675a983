"""The annotated draft: front page, scorecard, ledger, the text with comments, and the model's words for each gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ordtool.report import Block, Contents, Heading, PageBreak, Paragraph, Report, Run
from ordtool.review.model_text import model_cite
from ordtool.review.pages import notices, tables
from ordtool.review.pages.body import body
from ordtool.review.pages.comments import Comment, comments
from ordtool.review.pages.deciding import Point, deciding
from ordtool.review.pages.words import (
    RANK,
    TITLE,
    Voice,
    clip,
    compared,
    para,
    place,
    quoted,
    relaxed,
    sentence,
    verdict,
    why,
)
from ordtool.review.result import CarveOut, Review, Verdict


def report(review: Review, *, tone: Voice = "neutral", date: str = "") -> Report:
    """The review as a report; `date` is ISO 8601."""
    notes = comments(review, tone) if review.about else ()
    blocks: list[Block] = [*_front(review, tone)]
    if review.about:
        blocks += [Heading(1, (Run("Scorecard"),)), *tables.scorecard(review, tone)]
        blocks += [Heading(1, (Run("What is carved out"),)), *tables.carve_outs(review, tone)]
    blocks += [PageBreak(), Heading(1, (Run("The text, annotated" if notes else "The text"),))]
    blocks += body(review.ordinance, notes, _anchors(review))
    blocks += _appendix(review)
    return Report(
        title=f"Review of {clip(_name(review), words=TITLE)}",
        blocks=tuple(blocks),
        notes=tuple(comment.note for comment in _standing(notes, review)),
        data=review.to_data(),
        date=date or review.date,
        header=f"{clip(_name(review), words=12)} · against “{review.model.rubric.title}”",
        footer="ordtool · not legal advice",
    )


def _name(review: Review) -> str:
    return review.ordinance.title or review.ordinance.name


def _standing(notes: tuple[Comment, ...], review: Review) -> tuple[Comment, ...]:
    """The comments that stand on at least one visible character."""
    return tuple(c for c in notes if review.ordinance.quote(c.span).strip())


def _anchors(review: Review) -> Iterator[int]:
    for finding in review.findings:
        yield from (item.clause.span.start for item in finding.evidence if item.ordinance is review.ordinance)
    yield from (row.evidence.clause.span.start for row in review.carve_outs)
    yield from (item.clause.span.start for found in review.composites for item in found.evidence)


def _front(review: Review, voice: Voice) -> Iterator[Block]:
    yield para(_opening(review, voice), style="lead")
    if review.about:
        yield Heading(2, (Run("What decides"),))
        for point in (points := deciding(review)):
            yield _bullet(point, review, voice)
        if not points:
            yield para("No exception and no difference of great weight was found; the scorecard has the rest.")
        yield from _together(review)
    yield notices.facts(review)
    yield para(Run("Not checked: ", bold=True), sentence("; ".join(review.not_checked)), style="small")
    yield from notices.notices(review)
    if review.about:  # else there is nothing to list but the text
        yield Contents(3)


def _opening(review: Review, voice: Voice) -> str:
    if not review.about:
        return review.warnings[-1]  # the verb says it there, and of pages that it could not read
    counts = Counter(finding.verdict for finding in review.findings)
    said = ", ".join(f"{counts[v]} {_counted(verdict(v, voice), counts[v])}" for v in Verdict if counts[v])
    serious = sum(row.severity == "serious" for row in review.carve_outs)
    return (
        f"{len(review.findings)} questions were asked of this text: {said}. "
        f"It carves out {len(review.carve_outs)} things, {serious or 'none'} of them serious."
    )


def _counted(words: str, number: int) -> str:
    """A verdict after a number: "1 differs", "22 differ"."""
    return words if number == 1 else words.replace("differs", "differ").replace("goes", "go")


def _bullet(point: Point, review: Review, voice: Voice) -> Paragraph:
    item = point.item
    if isinstance(item, CarveOut):
        return para(
            place(item.evidence, review),
            f": {quoted(item.evidence.text, words=22)} {relaxed(item)} "
            f"{' '.join(filter(None, (why(item), compared(item, voice))))}",
            *_also(point, review),
            style="bullet",
        )
    where: tuple[Run | str, ...] = (place(item.evidence[0], review), ": ") if item.evidence else ()
    return para(
        *where,
        Run(f"{item.criterion.question} "),
        f"{sentence(verdict(item.verdict, voice))} {sentence(item.detail)}",
        style="bullet",
    )


def _together(review: Review) -> Iterator[Block]:
    """What several findings mean together."""
    if review.composites:
        yield Heading(2, (Run("What it means together"),))
    for found in review.composites:
        places: list[Run | str] = []
        for number, item in enumerate(found.evidence[:3] if found.kind != "definition" else found.evidence[:1]):
            places += [", " if number else "", place(item, review)]
        lead = quoted(found.evidence[0].text, words=16)
        yield para(*places, f": {lead} {found.says} [rule {found.rule}]", style="bullet")


def _also(point: Point, review: Review) -> tuple[Run | str, ...]:
    if point.also is None:
        return ()
    return (" Also ", place(point.also.evidence[0], review), f": {sentence(clip(point.also.detail, words=22))}")


def _appendix(review: Review) -> Iterator[Block]:
    """The model's words that would mend each gap, the gravest first."""
    gaps = sorted(
        (f for f in review.findings if f.is_gap), key=lambda f: (RANK[f.severity], f.verdict is Verdict.WEAKER)
    )
    if not gaps:
        return
    yield PageBreak()
    yield Heading(1, (Run("Appendix: the model's words for each gap"),))
    shown: dict[str, str] = {}
    for finding in gaps:
        criterion = finding.criterion
        said = f" {sentence(finding.detail)} {criterion.why} [{criterion.element} · {criterion.id}]"
        yield para(Run(criterion.question, bold=True), said)  # in one: a question alone would end a page
        if criterion.section in shown:
            yield para(
                f"The model's words: {model_cite(criterion.section)}, given above under “{shown[criterion.section]}”"
            )
        else:
            shown[criterion.section] = criterion.question
            for line in review.model_texts.get(criterion.section, "").splitlines():
                if line.strip():
                    yield para(line.strip(), style="quote")
        for law in criterion.laws:
            yield para(
                f"{law.cite}: {law.fact} (read by us, as of {review.model.rubric.as_of.isoformat()}).", style="small"
            )

"""One printable page for a council member: what the law does, what decides its worth, what was not found and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ordtool.ordinance import Kind, Ordinance
from ordtool.report import Block, Heading, Paragraph, Report, Run
from ordtool.review.pages import notices
from ordtool.review.pages.deciding import Point, deciding
from ordtool.review.pages.words import (
    RANK,
    TITLE,
    Voice,
    clip,
    compared,
    looked,
    para,
    place,
    quoted,
    sentence,
    verdict,
    why,
)
from ordtool.review.result import CarveOut, Evidence, Finding, Review, Verdict

_DOES = (
    ("disclosure.approval", "needs approval of the governing body"),
    ("disclosure.impact_report", "asks for an impact report"),
    ("disclosure.use_policy", "asks for a use policy"),
    ("disclosure.notice_hearing", "provides for notice, comment or a meeting"),
    ("disclosure.existing_technology", "reaches technology already in use"),
    ("disclosure.annual_report", "asks for a yearly report"),
    ("face.ban", "bars face recognition by government"),
    ("face.derived_information", "bars information derived from it"),
    ("face.private_sector", "limits private use of face recognition or biometrics"),
    ("face.conditions", "sets conditions for its use"),
    ("sharing.plate_reader", "limits plate readers"),
    ("sharing.immigration", "limits help to immigration enforcement"),
    ("contract.data_broker_ban", "bars contracts with data brokers"),
    ("enforce.private_action", "lets a person sue"),
    ("enforce.fees", "awards fees"),
    ("enforce.suppression", "keeps unlawful data out of evidence"),
)
_LISTED = 6


def brief(review: Review, *, tone: Voice = "neutral", date: str = "") -> Report:
    """The review on one page; `date` is ISO 8601."""
    blocks: list[Block] = [para(*_does(review))]
    if review.about:
        blocks.append(Heading(2, (Run("What decides its worth"),)))
        points = [_item(point, review, tone) for point in deciding(review)]
        blocks += points or [para("No exception and no difference of great weight was found.")]
        blocks.append(Heading(2, (Run("Not found"),)))
        blocks += _absent(review)
    blocks.append(Heading(2, (Run("What this rests on"),)))
    blocks += _basis(review)
    return Report(
        title=clip(review.ordinance.title or review.ordinance.name, words=TITLE),
        blocks=tuple(blocks),
        data=review.to_data(),
        date=date or review.date,
        header="One-page brief · ordtool",
        footer="Not legal advice",
        one_page=True,
    )


def _does(review: Review) -> Iterator[Run]:
    """What the law does, each with its pinpoint."""
    if not review.about:
        yield Run(f"This text is not about {review.model.rubric.title.lower()}; nothing was compared.")
        return
    firsts = [(words, item) for label, words in _DOES if (item := _first(label, review)) is not None]
    if not firsts:
        yield Run("No operative duty or ban of the kinds that we look for was found.")
        return
    yield Run("This text ")
    for number, (words, item) in enumerate(firsts):
        joint = "" if number == 0 else (" and " if number == len(firsts) - 1 else ", ")
        yield Run(f"{joint}{words} (")
        yield place(item, review, linked=False)
        yield Run(")")
    yield Run(".")


def _first(label: str, review: Review) -> Evidence | None:
    """The operative clause of a label in the section that says most of it; a definition if there is no other."""
    ordinance = review.ordinance
    found = [
        clause
        for clause in review.extraction.clauses
        if clause.label == label and clause.attributes.get("force", "operative") == "operative"
    ]
    if not found:
        return None
    homes = [_home(ordinance, clause.span.start) for clause in found]
    most = max(homes, key=lambda home: (not home[0], homes.count(home)))
    return Evidence(ordinance, found[homes.index(most)])


def _home(ordinance: Ordinance, offset: int) -> tuple[bool, str]:
    """Whether a place stands in a definition, and the path of its section."""
    chain = ordinance.ancestors(offset)
    section = next((part for part in chain if part.kind is Kind.SECTION), chain[0] if chain else None)
    return any(part.kind is Kind.DEFINITION for part in chain), section.path if section else ""


def _item(point: Point, review: Review, voice: Voice) -> Paragraph:
    item = point.item
    if isinstance(item, CarveOut):
        also: tuple[Run | str, ...] = ()
        if point.also is not None:
            also = (
                " Also ",
                place(point.also.evidence[0], review, linked=False),
                f": {sentence(clip(point.also.detail, words=14))}",
            )
        said = " ".join(filter(None, (why(item), compared(item, voice))))
        return para(
            place(item.evidence, review, linked=False),
            f": {quoted(item.evidence.text, words=14)} {said}",
            *also,
            style="bullet",
        )
    where = (Run(" ("), place(item.evidence[0], review, linked=False), Run(")")) if item.evidence else ()
    said = f" {sentence(verdict(item.verdict, voice))} {sentence(clip(item.detail, words=22))}"
    return para(Run(item.criterion.question), *where, said, style="bullet")


def _absent(review: Review) -> Iterator[Paragraph]:
    missing = [f for f in review.findings if f.verdict is Verdict.MISSING and f.severity != "low"]
    outside = [f for f in review.findings if f.verdict in (Verdict.OUTSIDE, Verdict.UNREADABLE)]
    where = looked(review)
    if missing:
        yield para(f"In {where} we found no answer to: {_questions(missing)}")
    else:
        yield para(f"In {where} nothing of weight was missing.")
    if outside:
        yield para(f"Not to be told from this text alone: {_questions(outside)}")


def _questions(findings: Iterable[Finding]) -> str:
    ordered = sorted(findings, key=lambda finding: RANK[finding.severity])
    more = len(ordered) - _LISTED
    said = " ".join(finding.criterion.question for finding in ordered[:_LISTED])
    return f"{said} And {more} more, in the full report." if more > 0 else said


def _basis(review: Review) -> Iterator[Paragraph]:
    ordinance, rubric = review.ordinance, review.model.rubric
    yield para(
        f"{ordinance.name}, SHA-256 {ordinance.sha256[:16]}…, {ordinance.view} view, held against ordtool's own model "
        f"“{rubric.title}” as of {rubric.as_of.isoformat()}. Not reviewed: {', '.join(review.not_checked[:3])}.",
        style="small",
    )
    yield from notices.notices(review, pages=True)

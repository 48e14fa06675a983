"""What is printed on every output: what it is not, how often it errs, what it rests on."""

from __future__ import annotations

from importlib.metadata import version

from ordtool.library import Rates, first_contacts, rates
from ordtool.report import Paragraph, Table
from ordtool.review.pages.source import ranges, reading, recognised
from ordtool.review.pages.words import TITLE, clip, para, sentence
from ordtool.review.result import Review


def facts(review: Review) -> Table:
    """What was reviewed against what, when, by which version, and how it was read."""
    ordinance, rubric = review.ordinance, review.model.rubric
    rows: list[tuple[str, tuple[str, ...]]] = [
        *([("Title", (ordinance.title,))] if clip(ordinance.title, words=TITLE) != ordinance.title else []),
        ("File", (ordinance.name,)),
        ("SHA-256", (ordinance.sha256,)),
        *reading(review),
        ("Held against", (f"ordtool's own model ordinance, “{rubric.title}”, as of {rubric.as_of.isoformat()}",)),
        ("Read beside it", (", ".join(review.companions) or "no other law",)),
        ("Made", (f"{review.date or 'undated'}, ordtool {version('ordtool')}",)),
    ]
    cells = tuple(((para(name),), tuple(para(value) for value in values)) for name, values in rows)
    return Table(("", ""), cells, (0.2, 0.8), plain=True)


def notices(review: Review, *, pages: bool = False) -> tuple[Paragraph, ...]:
    """The six statements that stand on every output; `pages` where no table of facts says what could not be read."""
    said = (_unread(review), recognised(review.ordinance)) if pages else ()
    beside = "".join(f" {sentence(words)}" for words in said if words)
    return tuple(
        para(text, style="small")
        for text in (
            "Not legal advice. Verify every citation, and the current code, before relying on it.",
            f"Made by rules, which err: {measured()} No lawyer has checked the annotations that this was measured on.",
            "Law not consulted: state preemption, home rule, bargaining agreements, definitions taken from elsewhere."
            + beside,
            "“Not found” means that our rules did not find it; it does not mean that it does not exist. "
            "“Enacted elsewhere” does not mean valid here.",
            "The model is ordtool's own, in the structure of the community-control model bills; "
            "the ACLU has not endorsed it.",
            "Drafts and comments may be public records, or privileged: check before sharing.",
        )
    )


def _unread(review: Review) -> str:
    unread = review.ordinance.unread_pages
    return f"Pages without readable text: {ranges(unread)}" if unread else ""


def measured() -> str:
    """The error rates as last measured, with n: on the laws that the rules grew on, and on unseen ones."""
    known, unseen = rates(), first_contacts()[-1]
    return (
        f"on unseen laws (n = {unseen.clauses} clauses, measured {unseen.date.isoformat()}) they found "
        f"{_found(unseen)}; of carve-outs (n = {unseen.carve_outs}), {_percent(unseen.carve_out_recall)} and "
        f"{_percent(unseen.carve_out_precision)}. On the {known.documents} laws that they were developed on "
        f"(n = {known.clauses}), {_found(known)}."
    )


def _found(measure: Rates) -> str:
    return (
        f"{_percent(measure.recall)} of what is there, and {_percent(measure.precision)} of what they found was right"
    )


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"

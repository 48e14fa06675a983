"""A draft in one screen: whether it passes its own models, what the answers give away, what disagrees, what lint finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ordtool.commands import _blocks
from ordtool.report import Block, Heading, Paragraph, Report, Run, Tone

if TYPE_CHECKING:
    from ordtool.draft import Draft
    from ordtool.library import Model
    from ordtool.ordinance import Ordinance
    from ordtool.review import Finding

MET = ("met", "stronger")


def summary(draft: Draft, models: Sequence[Model], given: Sequence[str]) -> Report:
    """The draft reviewed against its own models; `given` are the keys that the drafter answered."""
    from ordtool.draft import alone, laid

    ordinance = laid(draft)
    blocks: list[Block] = []
    for model in models:
        blocks += _reviewed(laid(alone(draft, model.name)), model, draft)
    blocks += [*_conceded(draft, models), *_conflicts(draft), *_slips(ordinance), *_taken(draft, models, given)]
    blocks.append(_line("Not legal advice: a lawyer of your state must check the draft.", tone="muted"))
    return Report(f"Drafted: {draft.title}", tuple(blocks))


def _reviewed(ordinance: Ordinance, model: Model, draft: Draft) -> Iterator[Block]:
    from ordtool.review import review

    found = review(ordinance, model=model).findings
    met = [one for one in found if one.verdict in MET]
    tone: Tone = "good" if len(met) == len(found) else "warn"
    yield _line(f"{model.rubric.title}: {len(met)} of {len(found)} criteria of its model are met.", tone=tone)
    yield from (_gap(one, model, draft) for one in found if one.verdict not in MET)


def _gap(one: Finding, model: Model, draft: Draft) -> Paragraph:
    from ordtool.draft import conceded

    blank = conceded(model, draft.answers).get(one.criterion.id)
    because = (
        f" Your answer to {blank} gives this away." if blank else " No answer of yours explains this: please report it."
    )
    return _bullet(f"{one.verdict}: {one.criterion.question}{because}")


def _conceded(draft: Draft, models: Sequence[Model]) -> Iterator[Block]:
    """What the answers give away, whether or not the review sees it."""
    from ordtool.draft import conceded

    rows = [
        (blank, next(one.question for one in model.rubric.criteria if one.id == id_))
        for model in models
        for id_, blank in conceded(model, draft.answers).items()
    ]
    if rows:
        yield Heading(2, (Run("What the answers concede"),))
        yield from (_bullet(f"{blank}: {question}") for blank, question in rows)


def _conflicts(draft: Draft) -> Iterator[Block]:
    if draft.conflicts:
        yield Heading(2, (Run("Where the subjects disagree"),))
        yield from (_bullet(f"{one.matter}: {one.says}") for one in draft.conflicts)


def _slips(ordinance: Ordinance) -> Iterator[Block]:
    from ordtool.lint import check

    found = check(ordinance).findings
    if not found:
        yield _line("Lint finds nothing.", tone="good")
        return
    yield Heading(2, (Run(f"Lint finds {len(found)}"),))
    yield from (_bullet(f"{ordinance.pinpoint(one.span) or 'before section 1'}: {one.says}") for one in found)


def _taken(draft: Draft, models: Sequence[Model], given: Sequence[str]) -> Iterator[Block]:
    """The answers that nobody gave."""
    from ordtool.draft import applies, questions
    from ordtool.library.template import shown

    open_ = [one for one in questions(models) if one.key not in given and applies(one, draft.answers)]
    if open_:
        said = "; ".join(f"{one.key} = {shown(draft.answers[one.key]) or 'none'}" for one in open_)
        yield _line(f"Taken by default ({len(open_)}): {said}.")


def _line(text: str, *, tone: Tone = "") -> Paragraph:
    return Paragraph((Run(text, tone=tone),))


def _bullet(text: str) -> Paragraph:
    return Paragraph((Run(_blocks.shorten(text, limit=400)),), style="bullet")

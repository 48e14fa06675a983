"""A draft in one screen: whether it passes its own models, what the answers give away, what disagrees, what lint finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ordtool.commands import _blocks
from ordtool.report import Block, Heading, Paragraph, Report, Run, Tone

if TYPE_CHECKING:
    from ordtool.draft import Draft
    from ordtool.library import Model, Value
    from ordtool.ordinance import Ordinance
    from ordtool.review import Finding

MET = ("met", "stronger")


def summary(draft: Draft, models: Sequence[Model], given: Sequence[str]) -> Report:
    """The draft reviewed against its own models; `given` are the keys that the drafter answered."""
    from ordtool.draft import alone, laid
    from ordtool.review import review

    found = [(model, review(laid(alone(draft, model.name)), model=model).findings) for model in models]
    ordinance = laid(draft)
    blocks = [_counted(model, findings) for model, findings in found]
    conceded = [row for model, findings in found for row in _conceded(model, findings, draft)]
    unexplained = [row for model, findings in found for row in _unexplained(model, findings, draft)]
    blocks += [
        *_rows("What the answers concede", conceded),
        *_rows("What no answer explains: please report it", unexplained),
    ]
    blocks += [*_conflicts(draft), *_slips(ordinance), *_taken(draft, models, given)]
    blocks.append(_line("Not legal advice: a lawyer of your state must check the draft.", tone="muted"))
    return Report(f"Drafted: {draft.title}", tuple(blocks))


def _counted(model: Model, findings: Sequence[Finding]) -> Block:
    met = sum(one.verdict in MET for one in findings)
    tone: Tone = "good" if met == len(findings) else "warn"
    return _line(f"{model.rubric.title}: {met} of {len(findings)} criteria of its model are met.", tone=tone)


def _conceded(model: Model, findings: Sequence[Finding], draft: Draft) -> Iterator[str]:
    """What the answers give away, and how the review finds it: an alternative, or a number short of the model's."""
    from ordtool.draft import conceded
    from ordtool.library.template import shown

    given = conceded(model, draft.answers)
    for one in findings:
        if one.criterion.id in given:
            state = str(one.verdict) if one.verdict not in MET else "given up in part"
            yield f"{given[one.criterion.id]}: {one.criterion.question} – {state}"
        elif one.verdict not in MET and (numbers := _behind(model, one, draft)):
            said = "; ".join(f"{name} (the model has {shown(usual)})" for name, usual in numbers.items())
            yield f"{said}: {one.criterion.question} – {one.verdict}"


def _unexplained(model: Model, findings: Sequence[Finding], draft: Draft) -> Iterator[str]:
    from ordtool.draft import conceded

    given = conceded(model, draft.answers)
    for one in findings:
        if one.verdict not in MET and one.criterion.id not in given and not _behind(model, one, draft):
            yield f"{one.verdict}: {one.criterion.question} ({one.detail})"


def _behind(model: Model, found: Finding, draft: Draft) -> dict[str, Value]:
    """The changed answers in the provisions that answer a criterion, or in those that the finding rests on."""
    from ordtool.draft import behind

    was = {place: path for (name, path), place in draft.places.items() if name == model.name}
    rests = [section.path for item in found.evidence if (section := item.ordinance.section_at(item.clause.span.start))]
    paths = [found.criterion.section, *found.criterion.also, *(was[path] for path in rests if path in was)]
    return behind(model, draft.answers, paths)


def _rows(head: str, rows: Sequence[str]) -> Iterator[Block]:
    """A list under its head; what is told of several subjects in the same words stands once, with their number."""
    if rows:
        yield Heading(2, (Run(head),))
        told = Counter(rows).items()
        yield from (_bullet(f"{row} (in {times} subjects)" if times > 1 else row) for row, times in told)


def _conflicts(draft: Draft) -> Iterator[Block]:
    if draft.conflicts:
        yield Heading(2, (Run("Where the subjects disagree"),))
        told = dict.fromkeys(f"{one.matter}: {one.says}" for one in draft.conflicts)
        yield from (_bullet(row) for row in told)


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

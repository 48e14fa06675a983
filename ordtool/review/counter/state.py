"""The bill as it stands in the middle of the work: its text, outline and review, and the model in its terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ordtool.lint import Finding as Slip
from ordtool.lint import lint
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance as outlined
from ordtool.review.counter.draft import Change, Draft, begun, changed
from ordtool.review.counter.terms import Terms, terms
from ordtool.review.counter.wording import Provision, provisions
from ordtool.review.edits import Copied, copied
from ordtool.review.result import Finding, Review
from ordtool.review.verb import review
from ordtool.source import Line, Source


@dataclass(frozen=True)
class State:
    """A draft and its review; `first` is the review that the work began with."""

    draft: Draft
    review: Review
    first: Review
    terms: Terms
    model: dict[str, Provision]

    @property
    def ordinance(self) -> Ordinance:
        """The draft's outline."""
        return self.review.ordinance

    @cached_property
    def copied(self) -> Copied:
        """The sentences of the draft that copy the model's."""
        return copied(self.ordinance, self.first.model)

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """The slips of drafting that the draft has."""
        return lint(self.ordinance)

    @property
    def sound(self) -> bool:
        """Whether the outline keeps the draft's text letter by letter: else no position in it can be trusted."""
        return self.ordinance.text == self.draft.text

    @property
    def gaps(self) -> tuple[Finding, ...]:
        """The questions that the draft answers in weaker words, or not."""
        return tuple(finding for finding in self.review.findings if finding.is_gap)


def opened(first: Review) -> State:
    """The state before anything is changed."""
    named = terms(first)
    draft = begun(first.ordinance.text)
    return State(draft, _reviewed(draft.text, first), first, named, provisions(first.model, named))


def moved(state: State, changes: Sequence[Change]) -> State:
    """The state after some changes of its text."""
    draft = changed(state.draft, changes)
    return replace(state, draft=draft, review=_reviewed(draft.text, state.first))


def _reviewed(text: str, first: Review) -> Review:
    lines = tuple(Line(line, starts=True) for line in text.split("\n"))
    law = outlined(Source(first.ordinance.name, "", lines))
    return review(law, model=first.model, date=first.date)

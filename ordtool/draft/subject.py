"""One subject of a draft: its text taken apart, and what can be found in it by the model's own paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ordtool.draft.gradings import Grading, grading
from ordtool.draft.pointing import Pointer, mended, pointers
from ordtool.draft.provisions import Provision, Text, of_article, taken_apart
from ordtool.library import Model, Value, standard
from ordtool.library.template import blanks_filled, chosen

Grade = tuple[str, str]
"""A criterion, and "floor" or "ceiling"."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A model whose alternatives are chosen by `answers`, blanks still open.

    `was`: paths of the model's default text -> the provisions that the choice left. `points`: what each reference means.
    """

    model: Model
    answers: Mapping[str, Value]
    text: Text
    was: Mapping[str, Provision]
    points: Mapping[Provision, tuple[Pointer, ...]]
    gradings: Mapping[Grade, Grading]

    def finish(self, one: Provision) -> None:
        """Mend a provision's references, after it was numbered, and fill its blanks."""
        words = mended(one, self.points.get(one, ()))
        one.words = self.filled(of_article(words) if one.scoped else words)

    def filled(self, words: str) -> str:
        """Words with the subject's answers in their blanks."""
        return blanks_filled(words, self.answers, name=self.model.name)


def subject(model: Model, answers: Mapping[str, Value]) -> Subject:
    """A model taken apart; DataError for a reference to what these answers leave out."""
    text = taken_apart(chosen(model.template, answers, name=model.name), model.name)
    points = {one: pointers(one, text.sections) for one in text.walk()}
    was = dict(_was(model, text))
    made = Subject(model, answers, text, was, points, dict(_gradings(model, was, text, answers)))
    for one in text.walk():
        one.term = made.filled(one.term)
    return made


def _was(model: Model, text: Text) -> Iterator[tuple[str, Provision]]:
    """Paths in the model's default text; a term that is a blank goes by its default there."""
    usual = standard(model.blanks)
    for one in text.walk():
        if one.was:
            section, bracket, term = one.was.partition("[")
            yield section + bracket + blanks_filled(term, usual, name=model.name).casefold(), one


def _gradings(
    model: Model, was: Mapping[str, Provision], text: Text, answers: Mapping[str, Value]
) -> Iterator[tuple[Grade, Grading]]:
    sections = {criterion.id: criterion.section for criterion in model.rubric.criteria}
    for graded in model.wordings:
        target = was.get(sections.get(graded.criterion, ""))
        for grade, words in (("floor", graded.floor), ("ceiling", graded.ceiling)):
            if target and (read := grading(words, target, text.sections, answers)):
                yield (graded.criterion, grade), read

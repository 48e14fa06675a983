"""The verb: models and answers become a draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ordtool.draft.definitions import alphabetical
from ordtool.draft.disagreements import conflicts
from ordtool.draft.gradings import printed
from ordtool.draft.merge import merged
from ordtool.draft.notes import notes
from ordtool.draft.provisions import Text, number
from ordtool.draft.questions import complete, of_subject, questions
from ordtool.draft.result import Conflict, Draft, DraftingNote
from ordtool.draft.subject import Subject, subject
from ordtool.errors import UsageError
from ordtool.library import Model, Value, shared, standard
from ordtool.library.merging import combined
from ordtool.library.template import blanks_of, fill


def draft(models: Sequence[Model], answers: Mapping[str, Value]) -> Draft:
    """A draft of one or several subjects; what is not answered takes its default.

    Alternatives are chosen, blanks filled, letters and numbers counted anew and the draft's references to itself mended.
    DataError for a reference to what the draft does not hold.
    """
    if not models:
        raise UsageError("A draft needs a subject (`ordtool list models`).")
    full = complete(questions(models), answers)
    subjects = {model.name: subject(model, of_subject(model.name, full)) for model in models}
    whole, disagree = _whole(list(subjects.values()), full)
    for one in whole.walk():
        subjects[one.subject].finish(one)
    places = {
        (name, was): path
        for name, part in subjects.items()
        for was, one in part.was.items()
        if (path := one.stands.path)
    }
    front = subjects[models[0].name].filled
    return Draft(
        tuple(subjects),
        front(whole.title),
        front(whole.written()),
        full,
        _recitals(subjects.values()) if full.get("RECITALS", True) else (),
        tuple(_notes(subjects.values(), places)),
        disagree,
        places,
    )


def _whole(subjects: Sequence[Subject], answers: Mapping[str, Value]) -> tuple[Text, tuple[Conflict, ...]]:
    """One subject as it is, several as one ordinance; numbered, with what they disagree on."""
    if len(subjects) == 1:
        alphabetical(subjects[0].text.sections)
        number(subjects[0].text.sections)
        return subjects[0].text, ()
    whole, words = merged(subjects, combined())
    return whole, conflicts([part.model for part in subjects], answers, words.differing)


def conceded(model: Model, answers: Mapping[str, Value]) -> dict[str, str]:
    """The criteria that the answers give away, with the blank whose answer does."""
    asked = {criterion.id for criterion in model.rubric.criteria}
    view = of_subject(model.name, answers)
    return {
        one: blank.name
        for blank in model.blanks
        if blank.name in view
        for one in blank.conceded(view[blank.name])
        if one in asked
    }


def behind(model: Model, answers: Mapping[str, Value], paths: Iterable[str]) -> dict[str, Value]:
    """The answers that stand in provisions of a model and are not its defaults: blank -> the default.

    `paths` are in the model's default text ("4(a)(3)").
    """
    view = of_subject(model.name, answers)
    part, usual = subject(model, view), standard(model.blanks)
    found = [one for path in paths if path in part.was for one in part.was[path].walk()]
    names = {name for one in found for name in blanks_of(one.words)} - {blank.name for blank in shared().blanks}
    return {name: value for name, value in usual.items() if name in names and view[name] != value}


def _recitals(subjects: Iterable[Subject]) -> tuple[str, ...]:
    """The recitals of every subject, each once."""
    filled = (fill(part.model.recitals, part.answers, name=f"{part.model.name}/recitals.md") for part in subjects)
    lines = (line.strip() for recitals in filled for line in recitals.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def _notes(subjects: Iterable[Subject], places: Mapping[tuple[str, str], str]) -> Iterable[DraftingNote]:
    for part in subjects:
        words = {key: printed(found, part.answers) for key, found in part.gradings.items()}
        given = frozenset(conceded(part.model, part.answers))
        yield from notes(part.model, places, words, answers=part.answers, conceded=given)

"""The verb: models and answers become a draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ordtool.draft.gradings import Grading, grading, printed
from ordtool.draft.notes import notes
from ordtool.draft.pointing import mended, pointers
from ordtool.draft.provisions import Provision, Text, number, taken_apart
from ordtool.draft.questions import complete, of_subject, questions
from ordtool.draft.result import Draft, DraftingNote
from ordtool.errors import UsageError
from ordtool.library import Model, Value, standard
from ordtool.library.template import blanks_filled, chosen, fill

Was = Mapping[tuple[str, str], Provision]
"""(subject, path in the model's default text) -> the provision that the alternatives left of it."""


def draft(models: Sequence[Model], answers: Mapping[str, Value]) -> Draft:
    """A draft of one or several subjects; what is not answered takes its default.

    Alternatives are chosen, blanks filled, letters and numbers counted anew and the draft's references to itself mended.
    DataError for a reference to what the draft does not hold.
    """
    if not models:
        raise UsageError("A draft needs a subject (`ordtool list models`).")
    full = complete(questions(models), answers)
    views = {model.name: of_subject(model.name, full) for model in models}
    texts = {model.name: _text(model, views[model.name]) for model in models}
    points = {one: pointers(one, text.sections) for text in texts.values() for one in text.walk()}
    was = {(model.name, path): one for model in models for path, one in _was(model, texts[model.name])}
    gradings = {model.name: _gradings(model, was, texts[model.name], views[model.name]) for model in models}
    whole = texts[models[0].name]
    number(whole.sections)
    for one in whole.walk():
        one.words = blanks_filled(mended(one, points[one]), views[one.subject], name=one.subject)
        one.term = blanks_filled(one.term, views[one.subject], name=one.subject)
    places = {key: path for key, one in was.items() if (path := one.stands.path)}
    view = views[whole.subject]
    return Draft(
        tuple(views),
        blanks_filled(whole.title, view, name=whole.subject),
        blanks_filled(whole.written(), view, name=whole.subject),
        full,
        _recitals(models, full, views),
        tuple(_notes(models, views, places, gradings)),
        (),
        places,
    )


def conceded(model: Model, answers: Mapping[str, Value]) -> dict[str, str]:
    """The criteria that the answers give away, with the blank whose answer does."""
    asked = {criterion.id for criterion in model.rubric.criteria}
    found: dict[str, str] = {}
    for blank in model.blanks:
        given = of_subject(model.name, answers).get(blank.name, "")
        values = given if isinstance(given, list) else [_word(given)]
        for value in values:
            found |= {one: blank.name for one in blank.concedes.get(value, ()) if one in asked}
    return found


def _word(value: Value) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _text(model: Model, answers: Mapping[str, Value]) -> Text:
    return taken_apart(chosen(model.template, answers, name=model.name), model.name)


def _was(model: Model, text: Text) -> Iterable[tuple[str, Provision]]:
    """Paths in the model's default text; a term that is a blank goes by its default there."""
    usual = standard(model.blanks)
    for one in text.walk():
        if one.was:
            section, bracket, term = one.was.partition("[")
            yield section + bracket + blanks_filled(term, usual, name=model.name).casefold(), one


def _gradings(model: Model, was: Was, text: Text, answers: Mapping[str, Value]) -> dict[tuple[str, str], Grading]:
    sections = {criterion.id: criterion.section for criterion in model.rubric.criteria}
    found: dict[tuple[str, str], Grading] = {}
    for graded in model.wordings:
        target = was.get((model.name, sections.get(graded.criterion, "")))
        for grade, words in (("floor", graded.floor), ("ceiling", graded.ceiling)):
            if target and (read := grading(words, target, text.sections, answers)):
                found[graded.criterion, grade] = read
    return found


def _recitals(
    models: Sequence[Model], answers: Mapping[str, Value], views: Mapping[str, Mapping[str, Value]]
) -> tuple[str, ...]:
    """The recitals of every subject, each once; none where the paper is to have none."""
    if not answers.get("RECITALS", True):
        return ()
    filled = (fill(model.recitals, views[model.name], name=f"{model.name}/recitals.md") for model in models)
    lines = (line.strip() for recitals in filled for line in recitals.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def _notes(
    models: Sequence[Model],
    views: Mapping[str, Mapping[str, Value]],
    places: Mapping[tuple[str, str], str],
    gradings: Mapping[str, Mapping[tuple[str, str], Grading]],
) -> Iterable[DraftingNote]:
    for model in models:
        view = views[model.name]
        words = {key: printed(found, view) for key, found in gradings[model.name].items()}
        yield from notes(model, places, words, conceded=frozenset(conceded(model, view)))

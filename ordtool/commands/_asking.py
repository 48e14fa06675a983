"""Asking a drafter: one question at a time, each answer kept in a file as soon as it is given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ordtool.errors import UsageError

if TYPE_CHECKING:
    from ordtool.draft import Question
    from ordtool.library import Model, Value

_WIDTH = 88


class Asking:
    """What is asked and answered so far; `file` is where the answers are kept, None for nowhere."""

    def __init__(self, models: Sequence[Model], answers: dict[str, Value], file: str | None) -> None:
        from ordtool.draft import questions

        self.models, self.answers, self.file = models, answers, file
        self.asked = questions(models)

    def keep(self) -> None:
        """Write the answers file, whole or not at all. Raises OutputError."""
        if self.file is None:
            return
        from ordtool.draft import written
        from ordtool.writers import put

        names = [model.name for model in self.models]
        put(written(names, self.asked, self.answers).encode(), Path(self.file))

    def ask(self) -> None:
        """Ask what only the drafter can say, then show what is taken as it stands, and change what they name."""
        open_ = [one for one in self._open() if self._chosen_by_drafter(one)]
        click.echo(
            f"{len(open_)} questions, more where an answer asks for one. Enter takes what stands in [ ].", err=True
        )
        while one := next((one for one in self._open() if self._chosen_by_drafter(one)), None):
            self._put(one)
        self._change()

    def _open(self) -> Iterator[Question]:
        """The questions that arise and have no answer yet."""
        from ordtool.draft import applies, complete

        full = complete(self.asked, self.answers)
        return (one for one in self.asked if one.key not in self.answers and applies(one, full))

    def _chosen_by_drafter(self, one: Question) -> bool:
        """Whether it is a choice, or something that nobody else knows; numbers and names have a default to start from."""
        from ordtool.draft import missing

        if one.blank.required:
            return one in missing(self.asked, self.answers)
        return one.blank.type == "set" or (one.blank.type in ("enum", "bool") and not one.blank.default_when)

    def _put(self, one: Question) -> None:
        """Ask until the answer can stand, and keep it."""
        from ordtool.draft import WrongAnswer, checked, complete

        usual = complete(self.asked, {key: value for key, value in self.answers.items() if key != one.key})[one.key]
        for line in _said(one, self.models):
            click.echo(line, err=True)
        while True:
            offered = self.answers.get(one.key, None if one.blank.required else usual)
            default, shows = ("", False) if offered is None else (_typed(offered), True)
            raw = click.prompt(one.key, default=default, show_default=shows, err=True)
            if offered is None and not str(raw).strip():
                click.echo("  Nobody else can know this, so that it has no default: it wants an answer.", err=True)
                continue
            try:
                self.answers[one.key] = checked(one.blank, str(raw))
                break
            except WrongAnswer as error:
                click.echo(f"  {error}", err=True)
        self.keep()

    def _change(self) -> None:
        """Show the answers that were not asked for, and change those that the drafter names, until all agree."""
        from ordtool.draft import disorder

        self._show_taken()
        names = {one.key.casefold(): one for one in self.asked}
        while True:
            wrong = disorder(self.models, self.asked, self.answers)
            for line in wrong:
                click.echo(f"  {line}", err=True)
            name = click.prompt("Change one? Its name, or Enter to draft", default="", show_default=False, err=True)
            if not name.strip() and not wrong:
                return
            if name.strip().casefold() in names:
                self._put(names[name.strip().casefold()])
            elif name.strip():
                from ordtool.library.strict import nearest

                click.echo(
                    f"  {name.strip()}: {nearest(name.strip().upper(), [one.key for one in self.asked])}", err=True
                )

    def _show_taken(self) -> None:
        from ordtool.draft import complete, legal
        from ordtool.library.template import shown

        full = complete(self.asked, self.answers)
        click.echo("\nThese are taken as they stand:", err=True)
        for one in self._open():
            unit = f" {one.blank.unit}" if one.blank.unit else ""
            rest = f"  ({legal(one.blank)})" if one.blank.type in ("int", "money") else ""
            click.echo(f"  {one.key} = {shown(full[one.key])}{unit}{rest}", err=True)
            click.echo(f"      {one.blank.question}", err=True)


def answers_file(asked_for: str | None, given: str | None, output: str | None) -> str:
    """Where the answers are kept: where the drafter says, else the file they came from, else beside the draft.

    Raises UsageError where that would write over answers that were not read.
    """
    if asked_for or given:
        return str(asked_for or given)
    stem = Path(output).with_suffix("").name if output not in (None, "-") else "draft"
    beside = Path(output).parent if output not in (None, "-") else Path()
    chosen = beside / f"{stem}.answers.toml"
    if chosen.exists():
        raise UsageError(
            f"{chosen} is there from before. Go on with it: --answers {chosen}. Or begin anew: --write-answers FILE."
        )
    return str(chosen)


def _said(one: Question, models: Sequence[Model]) -> Iterator[str]:
    """A question with its values and what each means, the legal range, and why it matters."""
    from ordtool.draft import legal

    blank = one.blank
    yield ""
    yield click.style(click.wrap_text(blank.question, _WIDTH), bold=True)
    for value in blank.values if blank.type in ("enum", "set") else ():
        says = f": {blank.says[value]}" if value in blank.says else ""
        yield click.wrap_text(f"{value}{says}", _WIDTH, initial_indent="  ", subsequent_indent="      ")
    if blank.type not in ("text", "enum", "set"):
        yield f"  ({legal(blank)})"
    if blank.type == "set":
        yield "  (several with commas between, or none)"
    for line in _given_away(one, models):
        yield click.wrap_text(line, _WIDTH, initial_indent="  ", subsequent_indent="      ")
    if blank.why:
        yield click.wrap_text(blank.why, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _given_away(one: Question, models: Sequence[Model]) -> Iterator[str]:
    """What answers give up, as the question of the model that is then answered worse."""
    asked = {
        criterion.id: criterion.question
        for model in models
        if model.name in one.subjects
        for criterion in model.rubric.criteria
    }
    lost: dict[str, list[str]] = {}
    for value, ids in one.blank.concedes.items():
        said = f"with anything but “{value[4:]}”" if value.startswith("not ") else f"with “{value}”"
        if one.blank.type == "set" and value.startswith("not "):
            said = f"without “{value[4:]}”"
        if questions := " ".join(asked[id_] for id_ in ids if id_ in asked):
            lost.setdefault(questions, []).append(said)
    yield from (f"Weaker {' or '.join(values)}: {questions}" for questions, values in lost.items())


def _typed(value: Value) -> str:
    """An answer as a drafter would type it."""
    from ordtool.library.template import shown

    return shown(value) if value != [] else "none"

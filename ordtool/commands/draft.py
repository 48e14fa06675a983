"""ordtool draft: a model ordinance, filled in and ready to introduce."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from ordtool.commands import _options
from ordtool.errors import InputError, UsageError

if TYPE_CHECKING:
    from ordtool.commands._asking import Asking
    from ordtool.draft import AnswersFile
    from ordtool.library import Model


def _complete(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from ordtool import library

    return [CompletionItem(name) for name in library.models() if name.startswith(incomplete)]


@click.command()
@click.argument("subjects", metavar="[SUBJECT]...", nargs=-1, shell_complete=_complete)
@click.option("--answers", "answers", metavar="FILE", help="Answers from before (TOML); what is missing is asked.")
@click.option(
    "--write-answers", "written", metavar="FILE",
    help="Where the answers are kept; by default in the file that --answers names, or beside the draft.",
)  # fmt: skip
@click.option("--no-input", is_flag=True, help="Ask nothing: fail with a list of what is missing or wrong.")
@click.option("--clean", is_flag=True, help="Without drafting notes, to introduce it.")
@click.option("--line-numbers", is_flag=True, help="Number the lines in the margin.")
@click.option("--amend", metavar="FILE", help="Draft it as an amendment of this chapter, with strike and underline.")
@click.option(
    "--house", metavar="NAME", help="With --amend: the house style to print it in; without, a Word file tracks changes."
)
@click.option("--clause", metavar="LABEL", help="Only show the bank of wordings for a clause, of all models.")
@_options.output_format("docx", "html", "json", "md", "txt", "xml", "terminal")
@_options.output
@_options.quiet
def command(
    *, subjects: tuple[str, ...], answers: str | None, written: str | None, no_input: bool, clean: bool,
    line_numbers: bool, amend: str | None, house: str | None, clause: str | None, format_: str | None, output: str | None,
    quiet: bool,
) -> None:  # fmt: skip
    """Draft an ordinance from a model, ready to introduce.

    SUBJECT is a model ordinance (`ordtool list models`); several are drafted as one ordinance. Each question comes with
    its default, its legal range and why it matters; every answer is kept in a file at once, so Ctrl-C loses none. The
    draft is then reviewed against its own model, and what was found is shown.

    \b
    Example:
      ordtool draft face-recognition-ban -o draft.docx
      ordtool draft --answers draft.answers.toml --clean --line-numbers -o introduced.docx
      ordtool draft surveillance-oversight face-recognition-ban -o draft.docx
      ordtool draft face-recognition-ban --no-input --write-answers answers.toml
      ordtool draft --clause enforce.private_action
    """
    from ordtool.commands import _amending, _drafting, _output

    if clause is not None:
        chosen = _output.choose(output, format_)
        _bank(clause, subjects, answers, output=output, format_=chosen, quiet=quiet)
        return
    chosen = _amending.ready(amend, house=house, output=output, format_=format_) or _drafting.choose(output, format_)
    _output.guard(output, *(file for file in (answers, amend) if file))
    _output.guard(written, *(file for file in (amend,) if file))
    asking = _asking(subjects, answers, written, output=output, no_input=no_input)
    if no_input:
        _demand(asking)
    else:
        _ask(asking, quiet=quiet)
    writing = {"output": output, "format_": chosen, "line_numbers": line_numbers}
    _send(asking, clean=clean, amend=amend, house=house, quiet=quiet, **writing)


def _bank(
    clause: str, subjects: Sequence[str], answers: str | None, *, output: str | None, format_: str, quiet: bool
) -> None:
    from ordtool.commands import _output
    from ordtool.draft import bank

    if answers:
        raise UsageError("--clause shows wordings of the models, filled with their defaults; it takes no answers.")
    _output.emit(bank(clause, subjects), output=output, format_=format_, quiet=quiet)


def _asking(
    subjects: Sequence[str], answers: str | None, written: str | None, *, output: str | None, no_input: bool
) -> Asking:
    """The questions and what the answers file says to them. Raises UsageError with a line for each that cannot stand."""
    from ordtool.commands import _asking
    from ordtool.draft import typed

    file = _read(answers, may_be_new=not no_input) if answers else None
    models = _models(subjects or (file.subjects if file else ()))
    kept = written if no_input else _asking.answers_file(written, answers, output)
    asking = _asking.Asking(models, {}, kept)
    asking.answers, wrong = typed(asking.asked, file.answers if file else {})
    if wrong:
        raise UsageError(_listed(f"{answers}: {_count(len(wrong), 'answer')} cannot stand:", wrong))
    return asking


def _read(answers: str, *, may_be_new: bool) -> AnswersFile | None:
    """The answers file; one that is not there yet is where the answers will go."""
    from ordtool.draft import read

    try:
        return read(Path(answers).read_bytes(), answers)
    except FileNotFoundError:
        if may_be_new:
            return None
        raise InputError(f"{answers}: there is no such file. Write one with --write-answers {answers}.") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{answers!r} cannot be read: {getattr(error, 'strerror', None) or error}.") from None


def _models(subjects: Sequence[str]) -> tuple[Model, ...]:
    from ordtool import library

    if not subjects:
        raise UsageError(f"Name a subject: {', '.join(library.models())} (`ordtool list models`).")
    return tuple(library.model(name) for name in dict.fromkeys(subjects))


def _demand(asking: Asking) -> None:
    """Fail with everything that is missing or wrong, told at once."""
    from ordtool.draft import disorder, missing

    asking.keep()
    wrong = disorder(asking.models, asking.asked, asking.answers)
    lines = [f"{one.key} is missing: {one.blank.question}" for one in missing(asking.asked, asking.answers)]
    if lines or wrong:
        raise UsageError(_listed("Not drafted. --no-input asks nothing, and:", [*lines, *wrong]))


def _ask(asking: Asking, *, quiet: bool) -> None:
    """Ask, and say how to go on where somebody stops in mid-way."""
    from ordtool.commands import _messages

    try:
        asking.ask()
    except (click.Abort, KeyboardInterrupt, EOFError):
        count = len(asking.answers)
        kept = f"{_count(count, 'answer')} kept in {asking.file}. Go on: ordtool draft --answers {asking.file}"
        click.echo("\n" + (kept if count else "Nothing was answered yet."), err=True)
        raise click.Abort from None
    asking.keep()
    _messages.tell(f"\nAnswers kept in {asking.file}", quiet=quiet)


def _send(
    asking: Asking, *, clean: bool, amend: str | None, house: str | None, quiet: bool, **writing: Any
) -> None:  # fmt: skip
    """Draft, write, and show on standard error how the draft does."""
    from ordtool.commands import _amending, _clock, _drafted, _drafting, _messages, _terminal
    from ordtool.draft import draft

    made = draft(asking.models, asking.answers)
    if amend:
        _amending.send(made, amend, house=house, date=_clock.today(), quiet=quiet, **writing)
    else:
        _drafting.send(made, clean=clean, date=_clock.today(), quiet=quiet, **writing)
    if not quiet:
        with _messages.working("Reviewing the draft against its own model …", quiet=quiet):
            found = _drafted.summary(made, asking.models, tuple(asking.answers))
        _terminal.show(found, error=True)


def _listed(head: str, lines: Sequence[str]) -> str:
    return "\n".join([head, *(f"  {line}" for line in lines)])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"

"""ordtool compare: two texts side by side, or a law through its versions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from ordtool.commands import _failures, _options
from ordtool.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from ordtool.commands._comparing import Comparing
    from ordtool.compare.report import Layout

IGNORED = ("case", "punctuation", "numbering", "whitespace")
_AUTHOR = "ordtool"


@click.command()
@_options.reading_many
@_options.view()
@click.option("--plain", is_flag=True, help="The words alone: do not say what the changes do. Much faster.")
@click.option(
    "--ignore", type=click.Choice(IGNORED), multiple=True,
    help="Differences that count as none; can be given several times. The old writing stays.",
)  # fmt: skip
@click.option(
    "--layout", type=click.Choice(("inline", "side-by-side")), default="inline", show_default=True,
    help="Of an HTML page: both texts in one column, or the old one left and the new one right.",
)  # fmt: skip
@click.option("--author", metavar="NAME", default=_AUTHOR, show_default=True, help="Who signs the tracked changes.")
@click.option("--no-comments", is_flag=True, help="Tracked changes only, without comments on what they do.")
@click.option(
    "--fail-on", "fail_on", metavar="WHAT", multiple=True, callback=_failures.check,
    help="End with exit code 3 if there is one: weaker, stronger, carve-out, cannot-tell, changed, or one of a label: "
    "weaker:LABEL, carve-out:LABEL, lost:LABEL. Can be given several times.",
)  # fmt: skip
@_options.output_format()
@_options.output
@click.pass_context
def command(
    ctx: click.Context, /, *, files: tuple[str, ...], plain: bool, ignore: tuple[str, ...], layout: Layout, author: str,
    no_comments: bool, fail_on: tuple[str, ...], format_: str | None, output: str | None, **reading: Any,
) -> None:  # fmt: skip
    """Compare two texts, or follow a law through its versions.

    Any two files that can be read, formats mixed. Sections are paired though they moved or were renumbered, words are
    compared within, and of every change it is said what it does: carve-outs and duties gained, lost or altered, and
    whether that weakens or strengthens the law. With -o FILE.docx the result is a redline: OLD itself, if it is a Word
    file, with tracked changes that make it NEW. More than two files, oldest first, also give the strength of each
    provision from version to version.

    \b
    Example:
      ordtool compare introduced.pdf amended.docx
      ordtool compare ours.docx theirs.docx -o redline.docx
      ordtool compare v1.docx v2.docx --layout side-by-side -o changes.html
      ordtool compare marked-up-bill.pdf
      ordtool compare 2019.html 2021.html 2024.pdf -o arc.html
      ordtool compare old.docx new.docx --fail-on weaker:face --fail-on carve-out
    """
    from ordtool.commands import _clock, _messages, _output, _several
    from ordtool.commands._comparing import Comparing, compared

    chosen = _output.choose(output, format_)
    _output.guard(output, *files)
    _fits(chosen, plain=plain, fail_on=fail_on, view=reading["view"], author=author)
    quiet, date = reading["quiet"], _clock.today()
    there = partial(compared, ignore=frozenset(ignore))
    laws, first = _several.read(files, **reading, ahead=None if plain else _several.Ahead(there, _analysis))
    comparing = Comparing(
        laws, first, ignore=frozenset(ignore), plain=plain, commented=not no_comments, date=date, quiet=quiet
    )
    if chosen == "docx":
        _redline(comparing, author=author, output=output, quiet=quiet)
    elif chosen == "txt":
        _output.send(comparing.unified().encode("utf-8", "replace"), output=output, quiet=quiet)
    else:
        _output.emit(comparing.report(chosen, layout), output=output, format_=chosen, quiet=quiet)
    if output not in (None, "-") and chosen != "terminal":
        _summarise(comparing, plain=plain, quiet=quiet)
    failed = _failures.hit(fail_on, comparing.comparison, comparing.effect)
    if failed and comparing.comparison.independent and _failures.needs_analysis(fail_on):
        _messages.tell(_failures.APART, quiet=quiet)
    ctx.exit(ExitCode.FINDINGS if failed else ExitCode.OK)


def _analysis() -> None:
    """Load what says what the changes do: spaCy takes as long as reading both texts."""
    import ordtool.effect  # noqa: F401  its patterns, too
    from ordtool.extract import ready

    ready()


def _fits(format_: str, *, plain: bool, fail_on: tuple[str, ...], view: str, author: str) -> None:
    """Raise UsageError for options that do not go together."""
    if plain and (asking := _failures.needs_analysis(fail_on)):
        raise UsageError(
            f"--fail-on {asking[0]} asks what the changes do, and --plain does not look at that. Leave --plain out."
        )
    if format_ == "docx" and view == "both":
        raise UsageError("A redline has one old text: --view amended or --view current.")
    if not author.strip() or not author.isprintable():
        raise UsageError("--author is who signs the tracked changes; give a name.")


def _redline(comparing: Comparing, *, author: str, output: str | None, quiet: bool) -> None:
    from ordtool.commands import _messages, _output

    with _messages.working("Writing …", quiet=quiet):
        made, failed = comparing.redline(" ".join(author.split()))
    _messages.warn(failed, quiet=quiet)
    _output.send(made, output=output, quiet=quiet, packed=_output.PACKED["docx"])


def _summarise(comparing: Comparing, *, plain: bool, quiet: bool) -> None:
    """Where the result went into a file, show on standard error what is in it; of a plain comparison one line."""
    from ordtool.commands import _messages

    if plain:
        for line in comparing.opening():
            _messages.tell(line, quiet=quiet)
    elif not quiet:
        from ordtool.commands import _terminal

        _terminal.show(comparing.report("terminal", "inline"), error=True)

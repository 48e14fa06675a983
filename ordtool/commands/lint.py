"""ordtool lint: slips of drafting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from ordtool.commands import _options
from ordtool.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from ordtool.commands._linting import Read

SEVERITIES = ("error", "warning", "note")
FORMATS = ("docx", "html", "json", "md", "sarif", "terminal", "txt")


def _complete_rule(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from ordtool import lint

    return [CompletionItem(name) for name in lint.names() if name.startswith(incomplete)]


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@_options.name
@_options.pages
@_options.ocr
@_options.house
@_options.view()
@click.option(
    "--rule", "asked", metavar="RULE", multiple=True, shell_complete=_complete_rule,
    help="Only this rule (`ordtool list lint-rules`); can be given several times.",
)  # fmt: skip
@click.option(
    "--not", "left", metavar="RULE", multiple=True, shell_complete=_complete_rule,
    help="Not this rule; can be given several times.",
)  # fmt: skip
@click.option(
    "--severity", type=click.Choice(SEVERITIES), default="note", show_default=True,
    help="The least grave findings to show.",
)  # fmt: skip
@click.option(
    "--fix", is_flag=True, help="Make the safe fixes: as tracked changes in a .docx, else in the text itself."
)
@click.option(
    "--fail-on", "fail_on", type=click.Choice(SEVERITIES),
    help="End with exit code 3 if there is a finding of this severity or a graver one.",
)  # fmt: skip
@_options.output_format(*FORMATS)
@_options.output
@_options.quiet
@click.pass_context
def command(
    ctx: click.Context, /, *, files: tuple[str, ...], asked: tuple[str, ...], left: tuple[str, ...], severity: str, fix: bool,
    fail_on: str | None, format_: str | None, output: str | None, quiet: bool, **reading: Any,
) -> None:  # fmt: skip
    """Find slips of drafting: terms, references, numbers, blanks, duties, dates.

    Each finding has its place, what is wrong and, where it is safe, a fix. With -o FILE.docx the result is the file
    itself, if it is a Word file, with a comment on the exact words; with --fix also tracked changes. SARIF is what
    editors and code hosts show beside the lines.

    \b
    Example:
      ordtool lint draft.docx
      ordtool lint draft.docx -o comments.docx
      ordtool lint draft.docx --fix -o mended.docx
      ordtool lint drafts/*.md --format sarif -o findings.sarif
      ordtool lint draft.docx --rule term-unused --rule blank-open --fail-on error
    """
    from ordtool.commands import _linting, _messages, _output

    chosen = _chosen(output, format_, fix=fix)
    _fits(chosen, files, fix=fix, name=reading["name"])
    _output.guard(output, *files)
    rules = _linting.rules(asked, left, severity=severity)
    with _messages.working("Reading …", quiet=quiet):
        read = [_linting.read(file, rules, quiet=quiet, **reading) for file in files]
    _messages.warn((words for one in read for words in one.checked.linted.untold), quiet=quiet)
    _linting.send(read, format_=chosen, fix=fix, output=output, quiet=quiet)
    ctx.exit(ExitCode.FINDINGS if fail_on and _holds(read, fail_on) else ExitCode.OK)


def _chosen(output: str | None, format_: str | None, *, fix: bool) -> str:
    """The format to write: SARIF has a suffix of its own, and a fixed text without a file is shown as it is."""
    from ordtool.commands import _output

    if format_ is None and output is not None and output.lower().endswith(".sarif"):
        return "sarif"
    return _output.choose(output, format_, among=FORMATS, here="txt" if fix else "terminal")


def _fits(format_: str, files: tuple[str, ...], *, fix: bool, name: str | None) -> None:
    """Raise UsageError for options that do not go together."""
    if fix and format_ not in ("docx", "txt", "md"):
        raise UsageError(
            f"--fix writes the text with its fixes, and {format_} shows findings. Give -o FILE.docx or FILE.txt."
        )
    if len(files) > 1 and (fix or format_ == "docx"):
        raise UsageError("A marked-up text is one text: name one FILE. Tables, JSON and SARIF take several.")
    if list(files).count("-") > 1:
        raise UsageError("“-” is standard input, which can be read only once. Save the other text to a file.")
    if name is not None and "-" not in files:
        raise UsageError("--name says what standard input is called, and no file is “-”. Leave --name out.")


def _holds(read: list[Read], fail_on: str) -> bool:
    """Whether there is a finding of a severity or a graver one."""
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return any(finding.severity in grave for one in read for finding in one.checked.linted.findings)

"""ordtool review: an ordinance against a model ordinance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from ordtool.commands import _options
from ordtool.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from ordtool.readers import Recognition
    from ordtool.report import Report
    from ordtool.review import Review, Voice

FAILURES = ("weaker", "missing", "carve-out")


def _complete_model(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from ordtool import library

    return [CompletionItem(name) for name in library.models() if name.startswith(incomplete)]


@click.command()
@_options.reading
@click.option(
    "--model", metavar="MODEL", required=True, shell_complete=_complete_model,
    help="The model ordinance to hold it against (`ordtool list models`).",
)  # fmt: skip
@click.option(
    "--with", "companions", metavar="FILE", multiple=True,
    help="A law that the text relies on or amends; can be given several times.",
)  # fmt: skip
@_options.view()
@click.option("--brief", is_flag=True, help="One printable page for a council member.")
@click.option(
    "--counter-draft", "counter", is_flag=True,
    help="Answer the text: tracked changes that put the model's floor back, each with its reason.",
)  # fmt: skip
@click.option(
    "--tone", type=click.Choice(("neutral", "advocate")), default="neutral", show_default=True,
    help="“Differs from the model”, or “weaker than the model”.",
)  # fmt: skip
@click.option(
    "--fail-on", "fail_on", type=click.Choice(FAILURES), multiple=True,
    help="End with exit code 3 if there is one; can be given several times.",
)  # fmt: skip
@_options.output_format()
@_options.output
@click.pass_context
def command(
    ctx: click.Context, /, *, model: str, brief: bool, counter: bool, tone: Voice, fail_on: tuple[str, ...],
    format_: str | None, output: str | None, **reading: Any,
) -> None:  # fmt: skip
    """Review an ordinance against a model ordinance.

    Every question of the model is answered with the words that answer it, and what the ordinance carves out is listed.
    With -o FILE.docx the result is the ordinance itself as a Word file, with a scorecard and comments on the exact
    words. Without -o a summary is shown here.

    \b
    Example:
      ordtool review bill.pdf --model surveillance-oversight -o review.docx
      ordtool review packet.pdf --pages 112-131 --model face-recognition-ban --brief -o brief.docx
      ordtool review bill.rtf --model surveillance-oversight --with code-chapter-14.txt
      ordtool review bill.docx --model surveillance-oversight --format json --fail-on weaker
      ordtool review bill.docx --model surveillance-oversight --counter-draft -o counter.docx
    """
    from ordtool.commands import _clock, _output

    if brief and counter:
        raise UsageError("--brief is one page about the text, --counter-draft an answer to it. Ask for one of them.")

    chosen = _output.choose(output, format_)
    _output.guard(output, reading["file"], *reading["companions"])
    date = _clock.today()
    review, data = _review(model, date=date, **reading)
    if counter:
        from ordtool.commands import _countering

        _countering.send(review, data, output=output, format_=chosen, date=date, quiet=reading["quiet"])
        ctx.exit(ExitCode.FINDINGS if _failures(review.to_data(), fail_on) else ExitCode.OK)
    report = _report(review, brief=brief, summary=chosen == "terminal", tone=tone, date=date)
    _output.emit(report, output=output, format_=chosen, quiet=reading["quiet"])
    if output not in (None, "-") and chosen != "terminal":
        _summarise(review, tone=tone, quiet=reading["quiet"])
    ctx.exit(ExitCode.FINDINGS if _failures(review.to_data(), fail_on) else ExitCode.OK)


def _review(
    model: str, *, file: str, companions: tuple[str, ...], name: str | None, pages: str | None, ocr: Recognition,
    house: str, view: str, date: str, quiet: bool,
) -> tuple[Review, bytes]:  # fmt: skip
    """The review, and the bytes of what was reviewed. Raises InputError and UsageError as the readers do."""
    from ordtool import library, review
    from ordtool.commands import _messages, _reading

    chosen = library.model(model)
    source, data = _reading.loaded(file, name=name, pages=pages, quiet=quiet, ocr=ocr)
    ordinance = _reading.outlined(source, view=view, quiet=quiet, house=house)
    beside = [_reading.ordinance(path, name=None, pages=None, ocr=ocr, view=view, quiet=quiet) for path in companions]
    with _messages.working(f"Reviewing {ordinance.name} …", quiet=quiet):
        result = review.review(ordinance, model=chosen, companions=tuple(beside), date=date)
    told = {warning for read in (ordinance, *beside) for warning in read.warnings}
    _messages.warn((w for w in result.to_data()["warnings"] if w not in told), quiet=quiet)
    return result, data


def _report(review: Review, *, brief: bool, summary: bool, tone: Voice, date: str) -> Report:
    from ordtool.commands import _summary
    from ordtool.review import brief as write_brief
    from ordtool.review import report as write_report

    if brief:
        return write_brief(review, tone=tone, date=date)
    if summary:
        return _summary.summary(review.to_data(), tone=tone)
    return write_report(review, tone=tone, date=date)


def _summarise(review: Review, *, tone: Voice, quiet: bool) -> None:
    """Where the result went into a file, show on standard error what is in it."""
    if quiet:
        return
    from ordtool.commands import _summary, _terminal

    _terminal.show(_summary.summary(review.to_data(), tone=tone), error=True)


def _failures(data: Mapping[str, Any], fail_on: tuple[str, ...]) -> bool:
    """Whether the review holds what --fail-on names; routine carve-outs (office printers) fail nothing.

    A text on another subject was not compared: it passes no check.
    """
    if fail_on and not data["about_this_subject"]:
        return True
    verdicts = {criterion["verdict"] for criterion in data["criteria"]}
    if any(carve_out["severity"] != "routine" for carve_out in data["carve_outs"]):
        verdicts.add("carve-out")
    return not verdicts.isdisjoint(fail_on)

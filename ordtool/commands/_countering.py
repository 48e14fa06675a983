"""A counter-draft as a Word file with tracked changes, or as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ordtool.review import Review


def send(review: Review, data: bytes, *, output: str | None, format_: str, date: str, quiet: bool) -> None:
    """Write the counter-draft of a review; `data` are the bytes of the bill's file.

    Raises InputError where the bill is a Word file that cannot be marked up, OutputError and UsageError as `_output` does.
    """
    from ordtool.commands import _messages, _output
    from ordtool.review.counter import counter_draft, page

    with _messages.working("Drafting …", quiet=quiet):
        counter = counter_draft(review)
    if format_ == "docx":
        _redline(counter, data, output=output, date=date, quiet=quiet)
    else:
        report = page.report(counter, date=date, summary=format_ == "terminal")
        _output.emit(report, output=output, format_=format_, quiet=quiet)
    if output not in (None, "-") and format_ != "terminal" and not quiet:
        from ordtool.commands import _terminal

        _terminal.show(page.report(counter, date=date, summary=True), error=True)


def _redline(counter: object, data: bytes, *, output: str | None, date: str, quiet: bool) -> None:
    from ordtool.commands import _messages, _output, _redlining
    from ordtool.review.counter import Counter, page
    from ordtool.review.counter.laid import laid
    from ordtool.revision import Signature

    assert isinstance(counter, Counter)
    made = laid(counter)
    said = ["\n".join((page.opening(counter), *counter.notes, *counter.left, *page.NOTICES))]
    with _messages.working("Writing …", quiet=quiet):
        signature = Signature(date=f"{date}T00:00:00Z" if date else "")
        out, failed = _redlining.redline(data, made.comparison, notes=made.notes, comments=said, signature=signature)
    _messages.warn(failed, quiet=quiet)
    _output.send(out, output=output, quiet=quiet, packed=_output.PACKED["docx"])

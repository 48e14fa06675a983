"""ordtool clean: a Word file without ordtool's comments and without its document properties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ordtool.commands import _options

if TYPE_CHECKING:
    from ordtool.clean import Others

_WRITTEN = ("docx", "docm", "dotx", "dotm")
_NAMED = 5  # people whom the warning names


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--anonymous", is_flag=True, help="Also take names and dates off other people's changes and comments.")
@_options.output
@_options.quiet
def command(*, file: str, anonymous: bool, output: str | None, quiet: bool) -> None:
    """Take ordtool's comments and the document properties out of a Word file.

    The properties say who made the file, when, where and with what. Tracked changes and comments of other people stay,
    with their names and dates, and a warning says whose they are: accept or reject them in Word first. Do this before a
    draft leaves the house: comments may be public records, and they name what was thought of whom.

    \b
    Example:
      ordtool clean review.docx -o to-the-clerk.docx
      ordtool clean review.docx --anonymous -o to-the-clerk.docx
    """
    from ordtool import clean
    from ordtool.commands import _messages, _output, _reading

    _output.expect(output, *_WRITTEN)
    _output.guard(output, file)
    cleaned = clean.clean(_reading.contents(file, quiet=quiet), name=file, anonymous=anonymous)
    _output.send(cleaned.data, output=output, quiet=quiet, packed=_output.PACKED["docx"])
    found = f"{_count(cleaned.comments, 'comment')} of ordtool, {_count(cleaned.properties, 'metadata field')}"
    _messages.tell(f"Took out: {found}", quiet=quiet)
    if cleaned.others:
        _messages.warn((_left(cleaned.others, anonymous=anonymous),), quiet=quiet)


def _left(others: Sequence[Others], *, anonymous: bool) -> str:
    """What other people have left in the file, and what to do about it."""
    if anonymous:
        changes, comments = sum(one.changes for one in others), sum(one.comments for one in others)
        left = f"{_both(changes, comments)} of other people are still in the file, now without names and dates"
        return f"{left}. Who should not see them: accept or reject changes and delete comments in Word first."
    named = [f"{one.author} ({_both(one.changes, one.comments)})" for one in others[:_NAMED]]
    more = [f"{len(others) - _NAMED} more"] if len(others) > _NAMED else []
    return (
        f"still in the file, with names and dates: tracked changes and comments of {', '.join([*named, *more])}. Accept or "
        "reject the changes and delete the comments in Word first; or give --anonymous to take the names and dates off."
    )


def _both(changes: int, comments: int) -> str:
    found = [(changes, "tracked change"), (comments, "comment")]
    return ", ".join(_count(number, what) for number, what in found if number)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"

"""From a draft to a file: Word, a page, text, JSON, or Akoma Ntoso; whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ordtool.commands import _output
from ordtool.errors import UsageError

if TYPE_CHECKING:
    from ordtool.draft import Draft

FORMATS = ("docx", "html", "json", "md", "txt", "xml")


def choose(output: str | None, format_: str | None) -> str:
    """The format of a draft: `format_`, else the suffix of `output`, else plain text, which a terminal can show.

    Raises UsageError for a suffix that says no format.
    """
    if format_ is None and output not in (None, "-") and (output or "").lower().endswith((".xml", ".akn")):
        return "xml"
    try:
        chosen = _output.choose(output, format_, among=FORMATS, here="txt")
    except UsageError:
        raise UsageError(
            f"{output}: a draft is not written so. End its name in .docx, .html, .md, .txt, .json or .xml."
        ) from None
    return "txt" if chosen == "terminal" else chosen


def send(
    draft: Draft,
    *,
    output: str | None,
    format_: str | None,
    clean: bool,
    line_numbers: bool,
    date: str,
    quiet: bool,
) -> None:
    """Write a draft to a file or, without one, to standard output; `clean` leaves the drafting notes out.

    `date` is ISO 8601. Raises UsageError for what a format does not have, OutputError where the file cannot be written.
    """
    chosen = choose(output, format_)
    if line_numbers and chosen != "docx":
        raise UsageError(
            f"Line numbers are Word's to count, and this is written as {chosen}. Give -o FILE.docx, or leave them out."
        )
    if chosen == "xml":
        _output.send(_tree(draft, clean=clean, date=date), output=output, quiet=quiet)
        return
    from ordtool.draft.paper import paper

    report = paper(draft, notes=not clean, line_numbers=line_numbers, date=date)
    _output.emit(report, output=output, format_=chosen, quiet=quiet)


def _tree(draft: Draft, *, clean: bool, date: str) -> bytes:
    """The draft as Akoma Ntoso."""
    from ordtool.compare.references import led
    from ordtool.draft import paper
    from ordtool.draft.laid import laid
    from ordtool.draft.signatures import signatures
    from ordtool.writers._tree import akn
    from ordtool.writers._tree.instrument import Instrument

    ordinance = laid(draft)
    *opening, formula = paper.opening(ordinance)
    return akn.written(
        Instrument(
            ordinance,
            title=draft.title,
            place=paper.place(draft),
            act=paper.act(draft),
            author=paper.given(draft, "GOVERNING_BODY"),
            date=date,
            number=paper.given(draft, "NUMBER"),
            sponsor=paper.given(draft, "SPONSOR"),
            opening=tuple(opening),
            recitals=paper.recitals(draft),
            formula=paper.enacting(draft, formula),
            links=tuple(led(ordinance)),
            notes={} if clean else paper.placed(draft, ordinance),
            signatures=signatures(draft.answers),
        )
    )

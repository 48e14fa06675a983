"""A draft as an amendment of a chapter that stands: struck and new words in a house's style, or as tracked changes."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from ordtool.commands import _messages, _output, _reading
from ordtool.errors import UsageError

if TYPE_CHECKING:
    from ordtool.compare import Comparison
    from ordtool.compare.printed import Dress
    from ordtool.draft import Draft
    from ordtool.ordinance import Ordinance
    from ordtool.report import Report, State

FORMATS = ("docx", "html", "md", "txt")
GENERIC = "generic"
_BRACKETS = {"": ("", ""), "[": ("[", "]"), "((": ("((", "))")}


@dataclass(frozen=True, slots=True)
class Amendment:
    """A chapter, what the draft makes of it, and the bytes that the chapter was read from."""

    draft: Draft
    chapter: Ordinance
    comparison: Comparison
    data: bytes


def send(
    draft: Draft, file: str, *, house: str | None, output: str | None, format_: str | None, line_numbers: bool,
    date: str, quiet: bool,
) -> None:  # fmt: skip
    """Write the draft as an amendment of the chapter in FILE.

    With a `house` the words that go and come are set as it sets them. Without one a Word file holds tracked changes, in the
    chapter's own file if that is Word; other formats strike and underline. Raises InputError and UsageError as readers do.
    """
    chosen = choose(output, format_)
    if line_numbers and (chosen != "docx" or house is None):
        raise UsageError(
            "Line numbers are printed in the margin of Word files only: give -o FILE.docx and --house NAME."
        )
    from ordtool import writers

    looks = dresses(house or GENERIC)
    amendment = amended(draft, file, quiet=quiet)
    if chosen == "docx" and house is None:
        _output.send(
            _tracked(amendment, date=date, quiet=quiet), output=output, quiet=quiet, packed=_output.PACKED["docx"]
        )
        return
    if chosen in ("md", "txt"):
        looks = dresses(GENERIC)
    report = printed(amendment, looks, line_numbers=line_numbers, date=date)
    made = BytesIO()
    writers.write(report, made, format=chosen)
    if chosen in ("docx", "html"):
        _messages.warn(slips(amendment, made.getvalue(), format_=chosen, house=house or GENERIC), quiet=quiet)
    _output.send(made.getvalue(), output=output, quiet=quiet, packed=_output.PACKED.get(chosen, ""))


def ready(file: str | None, *, house: str | None, output: str | None, format_: str | None) -> str:
    """The format to write an amendment of FILE in, "" where none is asked for.

    Asked before any question is: raises InputError where the file cannot be opened, UsageError for a house without looks, a
    format that cannot show changes, or a house with nothing to amend.
    """
    if file is None:
        if house is not None:
            raise UsageError(
                "--house says how an amendment is printed. Give --amend FILE, the chapter to amend, with it."
            )
        return ""
    chosen = choose(output, format_)
    dresses(house or GENERIC)
    if file != "-":
        _reading.contents(file, quiet=True)
    return chosen


def choose(output: str | None, format_: str | None) -> str:
    """The format of an amendment; UsageError for one that cannot show struck words."""
    chosen = _output.choose(output, format_, among=FORMATS, here="txt")
    if chosen == "terminal":
        return "txt"
    if chosen not in FORMATS:
        raise UsageError(f"An amendment is not written as {chosen}. Choose docx, html, md or txt.")
    return chosen


def amended(draft: Draft, file: str, *, quiet: bool) -> Amendment:
    """The chapter in FILE beside the draft in its numbers."""
    from ordtool.compare import compare
    from ordtool.compare.references import led
    from ordtool.draft.chapter import as_chapter
    from ordtool.draft.laid import laid

    source, data = _reading.loaded(file, name=None, pages=None, quiet=quiet)
    chapter = _reading.outlined(source, view="amended", quiet=quiet)
    _messages.warn(_whole_ordinance(chapter), quiet=quiet)
    new = as_chapter(draft, chapter, tuple(led(laid(draft))))
    with _messages.working("Comparing …", quiet=quiet):
        comparison = compare(chapter, new)
    return Amendment(draft, chapter, comparison, data)


def _whole_ordinance(chapter: Ordinance) -> list[str]:
    from ordtool.ordinance import Kind

    if not any(section.kind in (Kind.ENACTING, Kind.RECITAL) for section in chapter.sections):
        return []
    return [
        f"{chapter.name} is an ordinance and not a chapter of a code: its title and enacting clause stay within what is "
        "amended. Cut out the chapter first, or take them out of the result."
    ]


def lead_in(draft: Draft, chapter: Ordinance) -> str:
    """The words that say what is amended."""
    from ordtool.draft.chapter import numbers
    from ordtool.draft.paper import place
    from ordtool.ordinance import Kind

    division = next((one.label for one in chapter.walk() if one.kind is Kind.DIVISION and one.label), "")
    counted = numbers(chapter)
    stem = counted.stem.rstrip(".-:–") if counted else ""
    word, _, number = division.partition(" ")
    what = f"{word.title()} {number}".strip()
    what = what or (f"Chapter {stem}" if stem else "The following chapter")
    return f"Section 1. {what} of the Code of the {place(draft)} is amended to read as follows:"


def dresses(house: str) -> tuple[Dress, Dress, bool]:
    """How a house sets struck words and new ones, and whether headings may be bold, as no change is.

    Raises UsageError for a house that has no such looks of its own.
    """
    from ordtool.compare.printed import Dress
    from ordtool.markup.houses import house_style
    from ordtool.source import Axis, Look
    from ordtool.source import State as Became

    known = [one for one in house_style(house.lower()).rules if one.rule.axis is Axis.LAW and not one.when]
    found: list[Dress] = []
    for state in (Became.STRUCK, Became.INSERTED):
        rules = [one.rule for one in known if one.rule.state is state]
        if not rules:
            raise UsageError(
                f"The house style “{house}” has no way of its own to print struck and new words of a code; choose another "
                "(`ordtool list house-styles`)."
            )
        rule = rules[0]
        opening, closing = _BRACKETS[rule.brackets]
        line: State = "struck" if Look.STRIKE in rule.looks else "inserted" if Look.UNDERLINE in rule.looks else "kept"
        found.append(Dress(line, Look.BOLD in rule.looks, Look.ITALIC in rule.looks, opening, closing))
    return found[0], found[1], all(Look.BOLD not in one.rule.looks for one in known)


def printed(amendment: Amendment, looks: tuple[Dress, Dress, bool], *, line_numbers: bool, date: str) -> Report:
    """The amendment as an instrument: the draft's front, what is amended, the chapter with its changes, signatures."""
    from ordtool.compare.printed import printed as texts
    from ordtool.draft.laid import laid
    from ordtool.draft.paper import around, short_title
    from ordtool.report import Paragraph, Report, Run

    draft, chapter = amendment.draft, amendment.chapter
    struck, new, bold_heads = looks
    before, after = around(draft)
    law = texts(amendment.comparison, struck=struck, new=new, bold_heads=bold_heads)
    lead = Paragraph((Run(lead_in(draft, chapter)),), "body")
    return Report(
        draft.title,
        (*before, Paragraph((Run(legend(struck, new)),), "body"), lead, *law, *after),
        date=date,
        footer=short_title(draft, laid(draft)),
        form="instrument",
        line_numbers=line_numbers,
    )


def legend(struck: Dress, new: Dress) -> str:
    """What tells the reader how words are set that go or come."""
    come = "underlined" if new.state == "inserted" else "in italics" if new.italic else "in boldface"
    gone = f"in brackets {struck.before} {struck.after}" if struck.before else "struck through"
    return f"Matter {come} is new; matter {gone} is old law to be omitted."


def slips(amendment: Amendment, data: bytes, *, format_: str, house: str) -> list[str]:
    """What to warn of: a print that its own house would not read as both texts."""
    from ordtool import outline, readers
    from ordtool.ordinance import View

    source = readers.read_bytes(f"print.{format_}", data)
    comparison = amendment.comparison
    wrong: list[str] = []
    for view, law, name in ((View.CURRENT, comparison.old, "old"), (View.AMENDED, comparison.new, "new")):
        read = outline.ordinance(source, view=view, house=house.lower()).text
        if " ".join(law.text.split()) not in " ".join(read.split()):
            wrong.append(
                f"the print, read by the house style “{house}”, does not give the {name} text word for word. Check what is "
                "struck and new in it, or give -o FILE.docx without --house for tracked changes."
            )
    return wrong


def _tracked(amendment: Amendment, *, date: str, quiet: bool) -> bytes:
    """The chapter as a Word file whose tracked changes make it the draft."""
    from ordtool.commands import _redlining
    from ordtool.revision import Signature

    signature = Signature("ordtool", "ot", f"{date[:10]}T00:00:00Z")
    made, warnings = _redlining.redline(
        amendment.data, amendment.comparison, notes={}, comments=(), signature=signature
    )
    _messages.warn(warnings, quiet=quiet)
    return made

"""A draft on paper: the form in which a clerk takes an ordinance."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from ordtool.draft.laid import laid
from ordtool.draft.result import Draft
from ordtool.draft.signatures import signatures
from ordtool.library import Value
from ordtool.numbering import enumerators_at
from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.report import Block, Data, Heading, Note, Paragraph, Report, Run
from ordtool.source import Span

_SHORT_TITLE = re.compile(r"may be cited as (?:the )?“?([A-Z][^.“”\n]{2,90})”?\.")
_LAST_STEP = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\])$")
_ARTICLE = re.compile(r"(?:The|A|An|In|Any|Each|Every|No|Some|Many|When|Where|It|This|These|Those)\b")
_LONGEST_FOOTER = 70  # characters that leave room for the page's number on one line


def paper(draft: Draft, *, notes: bool, line_numbers: bool, date: str) -> Report:
    """The draft as an instrument: place, number, sponsor, title, recitals, enacting clause, sections, signatures.

    `notes` puts the drafting notes on the headings; `line_numbers` asks for numbers in the margin; `date` is ISO 8601. DataError
    where the data of the signatures do not fit.
    """
    ordinance = laid(draft)
    page = _Page(draft, ordinance, placed(draft, ordinance) if notes else {})
    return Report(
        draft.title,
        tuple(page.blocks()),
        notes=tuple(page.notes),
        data=_data(draft, ordinance),
        date=date,
        footer=short_title(draft, ordinance),
        form="instrument",
        line_numbers=line_numbers,
    )


def around(draft: Draft) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What stands before the law of an instrument and after it, without notes."""
    return tuple(_Page(draft, laid(draft), {}).front()), (signatures(draft.answers),)


def short_title(draft: Draft, ordinance: Ordinance) -> str:
    """By what the ordinance says that it may be cited, else its title, cut to a line."""
    found = _SHORT_TITLE.search(ordinance.text)
    said = found[1] if found else draft.title
    return said if len(said) <= _LONGEST_FOOTER else said[:_LONGEST_FOOTER].rsplit(" ", 1)[0] + " …"


def place(draft: Draft) -> str:
    """The place that enacts, as it stands at the head: "City of Anytown"."""
    said = given(draft, "JURISDICTION").removeprefix("the ")
    return said[:1].upper() + said[1:]


def act(draft: Draft) -> str:
    """What the instrument is called: "ordinance"."""
    return given(draft, "ACT") or "ordinance"


def front(draft: Draft) -> tuple[str, ...]:
    """What stands over the title: the place, and number and sponsor where they are known."""
    number, sponsor = given(draft, "NUMBER"), given(draft, "SPONSOR")
    lines = (
        place(draft),
        f"{act(draft).title()} No. {number}" if number else "",
        f"Introduced by {sponsor}" if sponsor else "",
    )
    return tuple(line for line in lines if line)


def opening(ordinance: Ordinance) -> tuple[str, ...]:
    """The lines between the title and the law, the enacting clause last."""
    return tuple(ordinance.text[: _law_begins(ordinance)].rstrip("\n").split("\n")[1:]) or ("",)


def _law_begins(ordinance: Ordinance) -> int:
    law = (section.span.start for section in ordinance.sections if section.kind in (Kind.SECTION, Kind.DIVISION))
    return next(law, len(ordinance.text))


def recitals(draft: Draft) -> tuple[str, ...]:
    """The recitals as they are printed: "WHEREAS, …; and", the last one without "and"."""
    last = len(draft.recitals) - 1
    return tuple(
        f"WHEREAS, {_lowered(words.strip().rstrip('.;'))};{'' if rank == last else ' and'}"
        for rank, words in enumerate(draft.recitals)
    )


def enacting(draft: Draft, words: str) -> str:
    """The enacting clause, which goes on where the recitals ended."""
    return f"NOW, THEREFORE, {_lowered(words)}" if draft.recitals else words


def _lowered(words: str) -> str:
    """Words that go on in a sentence; a name at their beginning keeps its capital."""
    return words[:1].lower() + words[1:] if _ARTICLE.match(words) else words


def given(draft: Draft, name: str) -> str:
    """An answer in words, "" where there is none."""
    said = str(draft.answers.get(name, "")).strip()
    return "" if said.lower() == "none" else said


class _Page:
    """Makes the blocks; `placed` are the notes by the start of the provision that they stand on."""

    def __init__(self, draft: Draft, ordinance: Ordinance, placed: Mapping[int, tuple[str, ...]]) -> None:
        self.draft, self.ordinance, self.placed = draft, ordinance, placed
        self.notes: list[Note] = []

    def blocks(self) -> Iterator[Block]:
        """Every block, from the place over the title to the signatures."""
        yield from self.front()
        at = _law_begins(self.ordinance)
        for words in self.ordinance.text[at:].split("\n"):
            yield self._provision(Span(at, at + len(words)), self.ordinance.ancestors(at))
            at += len(words) + 1
        yield signatures(self.draft.answers)

    def front(self) -> Iterator[Block]:
        """What stands before the law."""
        head, *others = front(self.draft) or ("",)
        yield Paragraph((Run(head, bold=True),), "centered")
        yield from (Paragraph((Run(words),), "centered") for words in others)
        yield Paragraph((self._noted(Run(self.ordinance.text.split("\n", 1)[0]), 0),), "title")
        *before, formula = opening(self.ordinance)
        for words in (*before, *recitals(self.draft), enacting(self.draft, formula)):
            yield Paragraph((Run(words),), "body")

    def _provision(self, span: Span, chain: tuple[Section, ...]) -> Block:
        """A line of the law: a section's heading, or a paragraph that hangs from its letter."""
        own = next((one for one in chain if one.span.start == span.start), None)
        depth = len([one for one in chain if one.kind is not Kind.DIVISION]) - 1
        words = self.ordinance.quote(span)
        if own is not None and own.kind in (Kind.SECTION, Kind.DIVISION) and not own.lead.overlap(span):
            level = 1 if own.kind is Kind.DIVISION else 2
            return Heading(level, (self._noted(Run(words), span.start),), body=True)
        labels = enumerators_at(self.ordinance.text, span.start) if own is not None and own.label else ()
        begin = labels[-1].end if labels else span.start
        marker = self.ordinance.text[span.start : begin]
        return Paragraph(tuple(self._runs(Span(begin, span.end), own, span.start)), "body", depth, marker)

    def _runs(self, span: Span, own: Section | None, start: int) -> Iterator[Run]:
        """The words, the heading that runs into them set apart."""
        text = self.ordinance.text
        words = text[span.start : span.end]
        begin = span.start + len(words) - len(words.lstrip())
        heading = own.heading if own is not None and own.heading and own.heading.start >= begin else None
        if heading is None or own is None:
            first, rest = _parted(text[begin : span.end]) if start in self.placed else (text[begin : span.end], "")
            yield self._noted(Run(first), start)
        else:
            yield self._noted(Run(text[begin : heading.end], italic=True), start)
            rest = text[heading.end : span.end]
        if rest:
            yield Run(rest)

    def _noted(self, run: Run, start: int) -> Run:
        """A run with the note that stands on it, if there is one."""
        if start not in self.placed:
            return run
        note = Note(f"note{len(self.notes) + 1}", self.placed[start], author="Drafting note", initials="DN")
        self.notes.append(note)
        return Run(run.text, italic=run.italic, notes=(note.id,))


def _parted(words: str) -> tuple[str, str]:
    """The first words, for a note to stand on, and the rest: of a definition its term."""
    if words.startswith("“") and (end := words.find("”") + 1):
        return words[:end], words[end:]
    at = 0
    for _ in range(4):
        at = words.find(" ", at + 1)
        if at < 0:
            return words, ""
    return words[:at], words[at:]


def placed(draft: Draft, ordinance: Ordinance) -> dict[int, tuple[str, ...]]:
    """The notes by the start of their provision; one whose provision is not there stands on the nearest around it."""
    starts = {section.path: section.span.start for section in reversed(list(ordinance.walk())) if section.path}
    found: defaultdict[int, list[str]] = defaultdict(list)
    for note in draft.notes:
        path = note.path
        while path not in starts and (cut := _LAST_STEP.sub("", path)) != path:
            path = cut
        found[starts.get(path, 0)] += note.paragraphs
    return {start: tuple(paragraphs) for start, paragraphs in found.items()}


def _data(draft: Draft, ordinance: Ordinance) -> Data:
    """What JSON prints of a draft; docs/formats.md says what each key holds."""
    return {
        "schema_version": 1,
        "subjects": list(draft.subjects),
        "title": draft.title,
        "short_title": short_title(draft, ordinance),
        "answers": {name: _plain(value) for name, value in draft.answers.items()},
        "recitals": list(draft.recitals),
        "text": draft.text,
        "sections": [_section(ordinance, section) for section in ordinance.walk() if section.path],
        "notes": [{"path": note.path, "paragraphs": list(note.paragraphs)} for note in draft.notes],
        "conflicts": [
            {"subjects": list(one.subjects), "matter": one.matter, "says": one.says} for one in draft.conflicts
        ],
        "places": [
            {"subject": subject, "model_path": was, "path": now} for (subject, was), now in draft.places.items()
        ],
    }


def _section(ordinance: Ordinance, section: Section) -> dict[str, Any]:
    return {
        "path": section.path,
        "kind": str(section.kind),
        "label": section.label,
        "heading": ordinance.heading(section),
        "text": ordinance.quote(section.lead),
    }


def _plain(value: Value) -> Data:
    return value if isinstance(value, bool | int | float | str | list) else str(value)

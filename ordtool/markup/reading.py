"""Reading a base text's signs: its legend, its house, its rules, its marks."""

from __future__ import annotations

from collections.abc import Sequence

from ordtool.markup.doubts import doubts
from ordtool.markup.houses import GENERIC, House, house_style, plain, recognise
from ordtool.markup.inks import in_ink
from ordtool.markup.legends import Legend, legend
from ordtool.markup.regions import regions
from ordtool.markup.resolving import Base, resolve
from ordtool.markup.result import Markup, PageOf
from ordtool.markup.rules import Rule
from ordtool.markup.slips import slips
from ordtool.source import Line, Mark, Sign, Span

_TOP = 30_000
_POINTED = "annotation"  # a reviewer's underline or highlight in a PDF points at words and changes none


def read(
    text: str, paragraphs: Sequence[Span], *, signs: Sequence[Sign], margins: Sequence[Line], house: str, page: PageOf
) -> Markup:
    """As `ordtool.markup.read`, whatever the text holds."""
    named = house_style(house) if house else None
    signs = in_ink(text, [sign for sign in signs if sign.detail != _POINTED])
    inside = legend(text, paragraphs)
    beside, beside_page = _beside(margins)
    note = Legend((*beside.rules, *inside.rules), inside.spans, (*beside.unread, *inside.unread))
    where = (
        _where(beside_page)
        if beside.rules or beside.unread
        else _where(page(inside.spans[0].start) if inside.spans else None)
    )
    style, by = (named, "the option --house") if named else _recognised(text, margins, inside)
    rules = _rules(style or house_style(GENERIC), note, plain(text[:_TOP]))
    base = Base(text, paragraphs, regions(text, paragraphs), signs, inside.spans)
    told = (style is not None and style.name != GENERIC) or bool(note.rules)
    found = resolve(base, rules, sure=told)
    marks = tuple(Mark(run.span, run.state, run.axis) for run in found.runs)
    warnings = (
        *doubts(text, found, note, signs, where=where, page=page),
        *slips(text, paragraphs, base.regions, found.runs, page),
    )
    if note.rules and not named:
        by = where
    name = style.name if style else GENERIC if marks else ""
    return Markup(
        marks,
        name,
        (by or "no house of its own: what all have in common") if name else "",
        warnings,
        inside.spans,
        tuple(found.devices),
    )


def _where(page: int | None) -> str:
    return f"the note on page {page}" if page else "the text's own note"


def _beside(margins: Sequence[Line]) -> tuple[Legend, int | None]:
    """The legend that stands in the furniture, and its page; the same note on every page is read once."""
    texts: dict[int | None, list[str]] = {}
    for line in margins:
        texts.setdefault(line.page, []).append(line.text)
    seen: set[str] = set()
    for page, lines in texts.items():
        words = "\n".join(lines)
        if words in seen:
            continue
        seen.add(words)
        found = legend(words, [Span(0, len(words))])
        if found.rules or found.unread:
            return found, page
    return Legend(), None


def _recognised(text: str, margins: Sequence[Line], note: Legend) -> tuple[House | None, str]:
    notes = " ".join(text[span.start : span.end] for span in note.spans)
    furniture = " ".join(dict.fromkeys(line.text for line in margins))
    return recognise(plain(text[:_TOP]), margins=plain(furniture), notes=plain(notes))


def _rules(style: House, note: Legend, top: str) -> list[Rule]:
    """The legend's rules, and those of the house on which the legend is silent."""
    told = {(rule.state, rule.axis) for rule in note.rules}
    return [*note.rules, *(rule for rule in style.active(top) if (rule.state, rule.axis) not in told)]

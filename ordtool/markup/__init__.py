"""What a bill's typography means: signs (struck, underlined, bold, bracketed words) become marks, by the bill's own legend.

Readers say how words are set, this room what that makes of them: a legend in the text comes first, then the house style
(`house_styles/*.toml`) that the text is recognised by, then what every house understands (`house_styles/generic.toml`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ordtool.markup.doubts import PageOf, doubts, no_page
from ordtool.markup.houses import GENERIC, House, names, plain, recognise
from ordtool.markup.houses import house as house_style
from ordtool.markup.legends import Legend, legend
from ordtool.markup.regions import regions
from ordtool.markup.resolving import Base, resolve
from ordtool.markup.rules import Rule
from ordtool.ordinance import Line, Mark, Sign, Span

__all__ = ["House", "Markup", "house_style", "names", "read"]

_TOP = 30_000


@dataclass(frozen=True, slots=True)
class Markup:
    """The marks of a base text, the house style that they were read by and how it was found, and what could not be decided."""

    marks: tuple[Mark, ...]
    house: str = ""
    by: str = ""
    warnings: tuple[str, ...] = ()
    legends: tuple[Span, ...] = ()


def read(
    text: str,
    paragraphs: Sequence[Span],
    *,
    signs: Sequence[Sign],
    margins: Sequence[Line] = (),
    house: str = "",
    page: PageOf = no_page,
) -> Markup:
    """The marks that a base text's signs and brackets stand for; `margins` is the furniture, which may hold the legend.

    `house` names a house style to go by; "" finds it out. `page` gives the page of an offset, for warnings. Raises UsageError
    for a house that is not there.
    """
    named = house_style(house) if house else None
    if not signs and "[" not in text and "((" not in text:
        return Markup((), house, "the option --house" if house else "")
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
    warnings = tuple(doubts(text, found, note, signs, where=where, page=page))
    if note.rules and not named:
        by = where
    name = style.name if style else GENERIC if marks else ""
    return Markup(
        marks, name, (by or "no house of its own: what all have in common") if name else "", warnings, inside.spans
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

"""Numbered rows of a printed bill in HTML, whose indents are lost: where a paragraph ends."""

from __future__ import annotations

from ordtool.outline.paragraphs import base
from ordtool.source import Line, Source


def paragraphs(*rows: tuple[str, bool | None]) -> list[str]:
    lines = tuple(Line(text, number=str(i + 1), starts=starts) for i, (text, starts) in enumerate(rows))
    found = base(Source("a.html", "", lines))
    return [found.text[p.span.start : p.span.end] for p in found.paragraphs]


FULL = "the council shall hear every neighbour who asks to be heard"


def test_a_first_line_was_fuller_than_it_is_without_its_indent() -> None:
    found = paragraphs(
        (FULL, None),
        (FULL + ".", None),
        ("(k) If a bridge is in the care of the State of", True),
        ("Alder, then the", None),
    )
    assert found[-1] == "(k) If a bridge is in the care of the State of Alder, then the"
    found = paragraphs(
        (FULL, None),
        (FULL + ".", None),
        ("(k) If a bridge is in the care of that State", True),
        ("Alderwood, then the", None),
    )
    assert found[-1].endswith("Alderwood, then the")


def test_a_short_first_line_was_ended_on_purpose() -> None:
    found = paragraphs((FULL, None), (FULL + ".", None), ("Sec. 4. Bridges", True), ("Every bridge has a number", None))
    assert found[-2:] == ["Sec. 4. Bridges", "Every bridge has a number"]

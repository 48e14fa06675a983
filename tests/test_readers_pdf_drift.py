"""Printed line numbers from which the lines of the text drift away down the page."""

from __future__ import annotations

from pdf_pages import LEFT, page, words

from ordtool.readers import read_bytes
from ordtool.source import Line

NAMES = ["alder", "birch", "cedar", "elm", "fir", "holly", "larch", "maple", "oak", "pine", "rowan", "spruce"]


def lines(*, drift: float, skipped: tuple[int, ...] = ()) -> dict[str, Line]:
    """A page with the numbers 1 to 12, 28 points apart, whose text is set wider by `drift`; by the first word of each."""
    content = ""
    for i, name in enumerate(NAMES):
        content += words(str(i + 1), x=LEFT - 40 - 7.2 * (i > 8), y=700 - 28 * i)
        if i not in skipped:
            content += words(f"{name} shall be kept by the clerk of the town", y=700 - (28 + drift) * i)
    content += words("Page 1 of the bill", x=250, y=40)
    return {line.text.split()[0]: line for line in read_bytes("a.pdf", page(content)).lines if line.text}


def test_lines_that_drift_between_their_numbers_are_counted_and_kept() -> None:
    for drift in (0.0, 0.7, 1.0):
        found = lines(drift=drift)
        assert [found[name].number for name in NAMES] == [str(i + 1) for i in range(12)], drift
        assert not any(found[name].removed for name in NAMES)
        assert found["Page"].removed


def test_a_number_whose_line_is_blank_takes_no_line_from_its_neighbours() -> None:
    found = lines(drift=0.0, skipped=(4, 5))
    assert [found[name].number for name in NAMES if name in found] == [str(i + 1) for i in range(12) if i not in (4, 5)]


def test_a_line_between_two_numbers_that_no_drift_explains_is_not_counted() -> None:
    content = "".join(words(str(i + 1), x=LEFT - 40, y=700 - 28 * i) for i in range(9))
    content += "".join(words(f"{NAMES[i]} shall be kept", y=700 - 28 * i) for i in (0, 1, 2, 3, 7, 8))
    content += words("yew is not counted", y=700 - 28 * 5 - 12)
    found = {line.text.split()[0]: line for line in read_bytes("a.pdf", page(content)).lines if line.text}
    assert found["yew"].number == ""
    assert found["oak"].number == "9"

"""PDF: lines with page and box, margin numbers apart, running heads marked, reading order."""

from __future__ import annotations

from io import BytesIO

import pdfplumber
import pypdfium2
import pytest
from readers_files import HEIGHT, Placed, column, pdf
from reportlab.pdfbase.pdfmetrics import Font, registerFont, stringWidth
from reportlab.pdfgen.canvas import Canvas

from ordtool.errors import InputError, UsageError
from ordtool.readers import read_bytes
from ordtool.source import Source

PROSE = [
    "Section 1. Purpose. The council finds that the people of the city",
    "have a right to know which devices watch them, and that the purchase",
    "of such devices without notice has cost the city both money and trust.",
    "(a) A department shall publish each policy on its website for at least",
    "thirty days before the council votes on it.",
    "(b) No department may buy, borrow or use a device without a vote.",
]


def source(pages: list[list[Placed]], **options: int) -> Source:
    return read_bytes("a.pdf", pdf(pages, **options))


def texts(found: Source, *, furniture: bool = False) -> list[str]:
    return [line.text for line in found.lines if furniture or line.style != "furniture"]


def numbered(count: int, *, first: int = 1, x: float = 72, top: float = 100) -> list[Placed]:
    """A column of margin numbers, right-aligned as printers set it."""
    return [(x - 5.5 * len(str(n)), top + i * 14, str(n)) for i, n in enumerate(range(first, first + count))]


def test_lines_have_text_page_and_box() -> None:
    found = source([column(PROSE[:3]), column(PROSE[3:])])
    assert texts(found) == PROSE
    assert [line.page for line in found.lines] == [1, 1, 1, 2, 2, 2]
    assert found.pages == 2
    assert found.unread_pages == ()
    box = found.lines[1].box
    assert box is not None
    assert box.x0 == pytest.approx(100, abs=1)
    assert box.top < 114 < box.bottom + 4
    assert box.bottom - box.top < 16
    assert all(line.starts is None for line in found.lines)


def test_words_are_those_of_an_independent_reader() -> None:
    data = pdf([column(PROSE), column(list(reversed(PROSE)), x=72, top=200)])
    with pdfplumber.open(BytesIO(data)) as document:
        witness = [word["text"] for page in document.pages for word in page.extract_words()]
    assert " ".join(line.text for line in read_bytes("a.pdf", data).lines).split() == witness


def test_lines_are_read_from_top_to_bottom_however_the_file_draws_them() -> None:
    placed = column(PROSE)
    shuffled = [placed[i] for i in (4, 0, 5, 2, 1, 3)]
    assert texts(source([shuffled])) == PROSE


def test_pieces_of_one_line_are_one_line() -> None:
    found = source([[(100, 100, "Section 2."), (165, 100, "Fees."), (300, 100, "$40"), (100, 130, "Next")]])
    assert texts(found) == ["Section 2. Fees. $40", "Next"]


@pytest.mark.parametrize(("gap", "text"), [(1.1, "shall meet the rule"), (0.1, "shall meetthe rule")])
def test_a_gap_between_letters_parts_words(gap: float, text: str) -> None:
    """Some programs move the pen where a blank should stand, by less than PDFium takes for one."""
    width = stringWidth("shall meet", "Times-Roman", 11)
    assert texts(source([[(100, 100, "shall meet"), (100 + width + gap, 100, "the rule")]])) == [text]


def test_a_page_of_columns_keeps_the_order_of_the_file() -> None:
    left = column([f"left column line {i}" for i in "abcdef"], x=60)
    right = column([f"right column line {i}" for i in "abcdef"], x=330)
    found = texts(source([left + right]))
    assert found == [text for _, _, text in left + right]


def test_margin_numbers_go_to_the_line() -> None:
    found = source([numbered(6) + column(PROSE, x=100)])
    assert [(line.number, line.text) for line in found.lines] == [(str(i + 1), t) for i, t in enumerate(PROSE)]


def test_a_page_with_few_numbered_lines_follows_the_others() -> None:
    found = source([numbered(6) + column(PROSE, x=100), numbered(2) + column(["The end", "of it."], x=100)])
    assert [(line.page, line.number, line.text) for line in found.lines[-2:]] == [
        (2, "1", "The end"),
        (2, "2", "of it."),
    ]


def test_a_number_without_words_is_a_blank_numbered_line() -> None:
    body = [row for i, row in enumerate(column(PROSE, x=100)) if i != 2]
    found = source([numbered(6) + body])
    assert [(line.number, line.text) for line in found.lines][2] == ("3", "")


def test_a_number_painted_over_another_replaces_it() -> None:
    found = source([numbered(6, first=41)[:2] + numbered(6) + column(PROSE, x=100)])
    assert [(line.number, line.text) for line in found.lines] == [(str(i + 1), t) for i, t in enumerate(PROSE)]


@pytest.mark.parametrize(
    "page",
    [
        column([f"{i}. A numbered rule of the law" for i in range(1, 8)]),
        column([f"{i} rows of a table" for i in (3, 5, 8, 2, 9, 1)]),
        column(["Words at the left margin", *[f"{i} is a number" for i in range(1, 8)]]),
        [
            row
            for i in range(1, 7)
            for row in column([f"{i} begins a rule that is", "wrapped to a line"], top=60 + i * 30)
        ],
    ],
    ids=["with periods", "not in step", "not left of the text", "not on each line"],
)
def test_other_numbers_stay_in_the_text(page: list[Placed]) -> None:
    found = source([page])
    assert not any(line.number for line in found.lines)
    assert texts(found, furniture=True) == [text for _, _, text in sorted(page, key=lambda p: p[1])]


def test_running_heads_and_page_numbers_are_marked_not_lost() -> None:
    pages = [
        [(72, 40, f"Ordinance No. 77 – Draft of May {i}"), *column(PROSE[i : i + 2]), (300, 760, f"- {i} -")]
        for i in (1, 2, 3)
    ]
    found = source(pages)
    furniture = [line.text for line in found.lines if line.style == "furniture"]
    assert len(furniture) == 6
    assert "- 2 -" in furniture
    assert texts(found) == [*PROSE[1:3], *PROSE[2:4], *PROSE[3:5]]


def test_bare_numbers_that_count_no_pages_are_text() -> None:
    found = source([[*column(PROSE[:2]), (300, 760, "1984")], [*column(PROSE[2:4]), (300, 760, "62")]])
    assert "1984" in texts(found)
    assert "62" in texts(found)


def test_a_line_that_recurs_inside_the_page_is_text() -> None:
    found = source([column([*PROSE, "Repealed."], top=200) for _ in range(4)])
    assert texts(found).count("Repealed.") == 4


def test_what_stands_around_numbered_lines_is_furniture_after_the_first_page() -> None:
    first = [(100, 50, "AN ACT about devices"), *numbered(6), *column(PROSE)]
    second = [(100, 50, "SB 7"), *numbered(6), *column(list(reversed(PROSE))), (300, 400, "[2]")]
    found = source([first, second])
    assert [line.text for line in found.lines if line.style == "furniture"] == ["SB 7", "[2]"]
    assert texts(found)[0] == "AN ACT about devices"


def test_a_page_without_text_is_reported() -> None:
    found = source([column(PROSE), [], column(PROSE)])
    assert found.unread_pages == (2,)
    assert "page 2" in found.warnings[0]
    assert "--ocr auto" in found.warnings[0]


@pytest.mark.parametrize(
    ("pages", "numbers"),
    [("2", [2]), ("1-2", [1, 2]), ("3,1", [1, 3]), ("2-3,3", [2, 3]), (" 1 , 3 ", [1, 3]), ("1–2", [1, 2])],
)
def test_pages_are_chosen(pages: str, numbers: list[int]) -> None:
    data = pdf([column([f"page {i}"]) for i in (1, 2, 3)])
    found = read_bytes("a.pdf", data, pages=pages)
    assert [line.page for line in found.lines if line.removed != "page not asked for"] == numbers
    assert found.pages == 3


@pytest.mark.parametrize("pages", ["4", "2-9", "0", "3-2", "", "x", "1-", "1;2", "-1", "99999999999"])
def test_pages_that_are_not_there_are_an_error_that_tells_the_count(pages: str) -> None:
    with pytest.raises(UsageError, match="3 pages"):
        read_bytes("a.pdf", pdf([column([f"page {i}"]) for i in (1, 2, 3)]), pages=pages)


def test_unread_pages_are_those_asked_for() -> None:
    data = pdf([column(["one"]), [], column(["three"]), []])
    assert read_bytes("a.pdf", data, pages="1-3").unread_pages == (2,)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_page_is_read_upright(rotation: int) -> None:
    """A scan or a landscape page: the text is drawn turned, and /Rotate sets it upright."""
    document = pypdfium2.PdfDocument(pdf([column(PROSE)]))
    document[0].set_rotation(rotation)
    out = BytesIO()
    document.save(out)
    found = read_bytes("a.pdf", out.getvalue())
    assert texts(found) == PROSE


def test_boxes_count_from_the_corner_of_the_cropped_page() -> None:
    document = pypdfium2.PdfDocument(pdf([column(PROSE)]))
    document[0].set_cropbox(50, 100, 500, HEIGHT - 60)
    out = BytesIO()
    document.save(out)
    box = read_bytes("a.pdf", out.getvalue()).lines[0].box
    assert box is not None
    assert box.x0 == pytest.approx(50, abs=1)
    assert box.top < 40 < box.bottom + 4


def test_hyphens_at_the_end_of_lines_are_hyphens() -> None:
    found = source([column(["a public accommo-", "dation for a well-known", "purpose of sur\u00ad", "veillance"])])
    assert texts(found) == ["a public accommo-", "dation for a well-known", "purpose of sur-", "veillance"]


def test_ligatures_are_letters() -> None:
    out = BytesIO()
    registerFont(Font("Mac", "Helvetica", "MacRomanEncoding"))  # the one built-in encoding that has ligatures
    canvas = Canvas(out, invariant=True)
    canvas.setFont("Mac", 12)
    canvas.drawString(100, 500, "the of\ufb01ce \ufb02oor")
    canvas.save()
    assert texts(read_bytes("a.pdf", out.getvalue())) == ["the office floor"]


def test_junk_with_a_head_of_pdf_is_an_error() -> None:
    data = pdf([column(PROSE)])
    for cut in (200, len(data) // 3, len(data) - 40):
        with pytest.raises(InputError):
            read_bytes("a.pdf", data[:cut])

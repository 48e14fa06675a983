"""PDF layout: columns, furniture by its reason, side notes, tables, footnotes, contents; and what looks like them and is law."""

from __future__ import annotations

from io import BytesIO

import pytest
from readers_files import HEIGHT, Placed, column, pdf
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from ordtool.outline.paragraphs import base
from ordtool.readers import read_bytes
from ordtool.readers.pdf import notices
from ordtool.source import Line, Source

LEFT = [
    "the first column speaks of a purchase that",
    "a department may make without a vote of the",
    "council when the price is lower than it was",
    "in the year before, and of the report which",
    "the department shall then send to the mayor",
    "and to the council before the end of a year",
    "in which the device was bought or borrowed.",
    "A report without figures counts as no report.",
]
RIGHT = [
    "the second column speaks of the hearing that",
    "follows, of the notice which goes before it,",
    "and of the right of any resident to be heard",
    "before the vote is taken by the council in a",
    "meeting that is open to everybody who wishes",
    "to attend it, and that is shown to the city.",
    "No vote is valid that was taken in any other",
    "place or at any other hour than was notified.",
]


def source(pages: list[list[Placed]]) -> Source:
    return read_bytes("a.pdf", pdf(pages))


def kept(found: Source) -> list[str]:
    return [line.text for line in found.lines if line.style != "furniture"]


def removed(found: Source) -> list[tuple[str, str]]:
    return [(line.removed, line.text) for line in found.lines if line.style == "furniture"]


def body(count: int, *, top: float = 100, first: int = 0) -> list[Placed]:
    """Full lines of prose that differ from each other."""
    words = "a department shall tell the council what it bought and what it paid in the matter number"
    turned = [
        " ".join(words.split()[i % 17 :] + words.split()[: i % 17]) + f" {chr(97 + i % 26)}."
        for i in range(first, first + count)
    ]
    return column(turned, top=top)


def two_columns(left: list[str], right: list[str], *, top: float = 100) -> list[Placed]:
    return column(left, x=60, top=top) + column(right, x=320, top=top)


def test_columns_are_read_one_after_the_other_however_the_file_draws_them() -> None:
    placed = two_columns(LEFT, RIGHT)
    by_height = sorted(placed, key=lambda each: each[1])
    for order in (placed, by_height, placed[::-1]):
        assert kept(source([order])) == LEFT + RIGHT


def test_a_heading_over_both_columns_is_read_where_it_stands() -> None:
    wide = "AN ORDINANCE on the buying of devices that watch, hear or follow people in public places"
    page = [(60, 80, wide), *two_columns(LEFT, RIGHT), (60, 230, wide.upper()[:70]), *two_columns(RIGHT, LEFT, top=260)]
    assert kept(source([page])) == [wide, *LEFT, *RIGHT, wide.upper()[:70], *RIGHT, *LEFT]


def test_columns_of_unequal_length() -> None:
    assert kept(source([two_columns(LEFT, RIGHT[:5])])) == LEFT + RIGHT[:5]
    assert kept(source([two_columns(LEFT[:5], RIGHT)])) == LEFT[:5] + RIGHT


def test_a_last_page_with_one_line_in_its_second_column() -> None:
    long = [*LEFT, *RIGHT]
    last = [*column(LEFT, x=60), (320, 107, "The clerk")]
    assert kept(source([two_columns(long, long), last]))[len(long) * 2 :] == [*LEFT, "The clerk"]


def test_the_sentence_goes_on_from_column_to_column() -> None:
    found = base(source([two_columns([*LEFT[:7], LEFT[3]], RIGHT)]))
    texts = [found.text[p.span.start : p.span.end] for p in found.paragraphs]
    assert any(f"{LEFT[3]} {RIGHT[0]}" in text for text in texts)


@pytest.mark.parametrize(
    "rows",
    [
        [("(a)", "the first item of a list that hangs"), ("(b)", "the second item of a list that hangs")] * 4,
        [("Fee", "$10"), ("Late fee", "$20"), ("Copy", "$1"), ("Search", "$5"), ("Post", "$2"), ("Map", "$9")],
    ],
    ids=["list", "table"],
)
def test_a_list_and_a_table_are_no_columns(rows: list[tuple[str, str]]) -> None:
    page = [p for i, (a, b) in enumerate(rows) for p in ((100, 100 + 14 * i, a), (250, 100 + 14 * i, b))]
    assert [text.split() for text in kept(source([page]))] == [f"{a} {b}".split() for a, b in rows]


def numbers(count: int, *, x: float = 72, first: int = 1, step: int = 1, top: float = 100) -> list[Placed]:
    return [
        (x - 5.5 * len(str(n + first - 1)), top + (n - 1) * 14, str(n + first - 1))
        for n in range(1, count + 1)
        if n % step == 0
    ]


@pytest.mark.parametrize("x", [72, 560], ids=["left", "right"])
@pytest.mark.parametrize("first", [1, 46], ids=["per page", "running"])
def test_margin_numbers_on_either_side(x: float, first: int) -> None:
    found = source([numbers(20, x=x, first=first) + body(20)])
    assert kept(found) == [text for _, _, text in body(20)]
    assert [line.number for line in found.lines] == [str(n) for n in range(first, first + 20)]


def test_numbers_of_every_fifth_line_count_the_lines_between() -> None:
    found = source([numbers(25, step=5) + body(25)])
    assert kept(found) == [text for _, _, text in body(25)]
    assert [line.number for line in found.lines] == [str(n) for n in range(1, 26)]


def test_a_column_of_numbers_drawn_after_the_text() -> None:
    assert kept(source([body(12) + numbers(12)])) == [text for _, _, text in body(12)]


def test_each_of_two_columns_is_numbered() -> None:
    found = source([two_columns(LEFT, RIGHT) + numbers(8, x=52) + numbers(8, x=312)])
    assert kept(found) == LEFT + RIGHT
    assert [line.number for line in found.lines] == [str(n) for n in range(1, 9)] * 2


def test_heads_alternate_and_the_first_page_has_none() -> None:
    pages = [body(20, first=9 * i) for i in range(6)]
    for i in range(1, 6):
        pages[i].append((100 if i % 2 else 400, 50, "The code of the city" if i % 2 else "Of devices"))
        pages[i].append((300, 760, f"4-{i}"))
    found = source(pages)
    assert {reason for reason, _ in removed(found)} == {"running head", "page number"}
    assert len(removed(found)) == 10
    assert len(kept(found)) == 120


@pytest.mark.parametrize(
    ("foot", "reason"),
    [
        ("Page 1 of 1", "page number"),
        ("- 1 -", "page number"),
        ("Page | 1", "page number"),
        ("LC 4127/ABC", "printer's note"),
        ("LRB-1234/1", "printer's note"),
        ("DocuSign Envelope ID: 0A1B2C3D-0000-4444-8888-ABCDEF012345", "stamp"),
        ("CITY_000412", "stamp"),
        ("Electronically filed 3/4/2025 10:12 AM", "stamp"),
    ],
)
def test_what_leaves_no_doubt_at_the_foot_of_a_single_page(foot: str, reason: str) -> None:
    found = source([[*body(12), (250, 755, foot)]])
    assert removed(found) == [(reason, foot)]


@pytest.mark.parametrize("line", ["(Reserved)", "and", "Section 14. Reserved.", "ARTICLE II", "(b) No fee is due."])
def test_a_line_of_law_that_recurs_at_the_top_of_pages_stays(line: str) -> None:
    """It stands with the text and at no head's place; a heading's numbers count no pages."""
    pages = [[(100, 100, line), *body(20, top=114, first=9 * i)] for i in range(4)]
    assert kept(source(pages)).count(line) == 4


def test_headings_with_a_number_each_at_the_top_of_pages_stay() -> None:
    pages = [[(250, 100, f"ARTICLE {i}"), *body(20, top=140, first=9 * i)] for i in (1, 2, 3, 4)]
    assert [text for text in kept(source(pages)) if text.startswith("ARTICLE")] == [
        f"ARTICLE {i}" for i in (1, 2, 3, 4)
    ]


def test_a_stamp_beside_the_title_leaves_the_title() -> None:
    stamp = [(450.0, 80.0, "FILED"), (450.0, 92.0, "CITY CLERK"), (450.0, 104.0, "MAR 12 2025")]
    found = source([[(200, 80, "CITY OF FENMOOR"), (200, 104, "ORDINANCE NO. 4"), *stamp, *body(12, top=140)]])
    assert kept(found)[:2] == ["CITY OF FENMOOR", "ORDINANCE NO. 4"]
    assert {reason for reason, _ in removed(found)} == {"stamp"}


def test_a_legend_is_furniture_and_a_law_on_boldface_is_not() -> None:
    legend = "NOTE: Words in boldface are new; words that are struck through are to be omitted."
    law = "(c) Words in boldface at the head of a section are no part of the law of the city."
    found = source([[*body(12), (100, 282, law), (100, 700, legend)]])
    assert removed(found) == [("legend", legend)]
    assert law in kept(found)


def drawn(draw: list[tuple[float, float, float, str]], rules: list[tuple[float, float, float, float]] = []) -> Source:  # noqa: B006
    """A page of words in sizes (x, top, size, words) and of lines between two points."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=True)
    for x, top, size, text in draw:
        canvas.setFont("Times-Roman", size)
        canvas.drawString(x, HEIGHT - top, text)
    for x0, top, x1, bottom in rules:
        canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)
    canvas.save()
    return read_bytes("a.pdf", out.getvalue())


def sized(placed: list[Placed], size: float = 11) -> list[tuple[float, float, float, str]]:
    return [(x, top, size, text) for x, top, text in placed]


def test_margin_notes_do_not_split_the_text() -> None:
    notes = [(30.0, 130.0, 7.0, "Penalty."), (30.0, 139.0, 7.0, "20 CMC 4.")]
    found = drawn(sized(body(20)) + notes)
    assert kept(found) == [text for _, _, text in body(20)]
    assert removed(found) == [("margin note", "Penalty."), ("margin note", "20 CMC 4.")]


def test_an_amount_beside_the_text_is_no_margin_note() -> None:
    amount = [(520.0, 128.0, 11.0, "$20,000")]
    assert "$20,000" in " ".join(kept(drawn(sized(body(20)) + amount)))


def test_a_word_over_the_text_is_a_watermark() -> None:
    found = drawn([*sized(body(20)), (150, 250, 90, "DRAFT")])
    assert removed(found) == [("watermark", "DRAFT")]
    assert kept(found) == [text for _, _, text in body(20)]


GRID = [(100.0, y, 400.0, y) for y in (90, 110, 145, 165)] + [(x, 90.0, x, 165.0) for x in (100, 250, 400)]
CELLS: list[Placed] = [
    (105, 104, "Kind of device"),
    (255, 104, "Fee"),
    (105, 124, "Camera on a street"),
    (105, 138, "or on a bridge"),
    (255, 124, "$40"),
    (105, 159, "Drone"),
    (255, 159, "$90"),
]
TABLE = ["Kind of device\tFee", "Camera on a street or on a bridge\t$40", "Drone\t$90"]


def rows(found: Source) -> list[str]:
    return [line.text for line in found.lines if line.style == "table"]


def test_a_ruled_table_is_a_row_a_line() -> None:
    found = drawn(sized(CELLS) + sized(body(8, top=200)), list(GRID))
    assert rows(found) == TABLE
    assert kept(found)[3:] == [text for _, _, text in body(8)]


def test_words_in_a_box_are_no_table() -> None:
    box = [
        (90.0, 80.0, 560.0, 80.0),
        (90.0, 240.0, 560.0, 240.0),
        (90.0, 80.0, 90.0, 240.0),
        (560.0, 80.0, 560.0, 240.0),
    ]
    assert rows(drawn(sized(body(8)), box)) == []


def test_a_table_without_lines() -> None:
    cells = [(100.0, 100.0, "Violation"), (300.0, 100.0, "First"), (400.0, 100.0, "Later")]
    for i, words in enumerate([("Search", "$100", "$900"), ("Sharing", "$20", "$50"), ("Late notice", "$5", "$7")]):
        cells += [(x, 114.0 + 14 * i, word) for x, word in zip((100.0, 300.0, 400.0), words, strict=True)]
    found = source([[*cells, *body(6, top=200)]])
    assert rows(found) == ["Violation\tFirst\tLater", "Search\t$100\t$900", "Sharing\t$20\t$50", "Late notice\t$5\t$7"]


def note_page() -> Source:
    text = [
        (100.0, 100.0 + 14 * i, 11.0, f"line {chr(97 + i)} of a law that goes on and on for a while so that it")
        for i in range(9)
    ]
    note = [
        (100.0, 648.0, 5.0, "1"),
        (104.0, 651.0, 8.0, "The list of last year may serve as"),
        (100.0, 661.0, 8.0, "a beginning."),
    ]
    return drawn([*text, *note], [(100, 640, 200, 640)])


def test_a_footnote_is_apart_and_has_its_number() -> None:
    notes = [line for line in note_page().lines if line.style == "note"]
    assert [(line.marker, line.text) for line in notes] == [
        ("1", "The list of last year may serve as"),
        ("", "a beginning."),
    ]


def test_the_sentence_goes_on_over_a_footnote() -> None:
    def line(text: str, top: float, *, page: int = 1, style: str = "", marker: str = "") -> Line:
        from ordtool.source import Box

        return Line(text, page=page, box=Box(100, top, 500, top + 11), style=style, marker=marker)

    lines = (
        line("The chief of police shall send to the council a list of the devices that the city", 100),
        line("owns, and of the devices that it rents, borrows or shares with the county and that", 114),
        line("A list on paper is", 700, style="note", marker="1"),
        line("enough.", 710, style="note"),
        line("it uses in any place, with the price of each and the name of the person who answers", 100, page=2),
        line("for it.", 114, page=2),
    )
    found = base(Source("a.pdf", "", lines))
    texts = [found.text[p.span.start : p.span.end] for p in found.paragraphs]
    assert texts[0].endswith("for it.")
    assert texts[1:] == ["1 A list on paper is enough."]


def test_contents_with_leaders_are_furniture_and_amounts_with_leaders_are_not() -> None:
    contents = [f"Section {i}. Of devices {'.' * 40} {i * 3}" for i in range(1, 6)]
    amounts = [f"For cameras {'.' * 40} {i},500,000" for i in range(1, 6)]
    found = source([[*column(["CONTENTS", *contents]), *column(amounts, top=300)]])
    assert [reason for reason, _ in removed(found)] == ["contents"] * 6
    assert kept(found) == amounts


def test_compounds_keep_their_hyphen_at_a_line_s_end() -> None:
    texts = [
        "The chief of police and the clerk of the city shall within forty-",
        "eight hours after it was bought tell every board and every non-",
        "profit body that it asked in the year before, and the law-",
        "enforcement office of the county, of the price and of the re-",
        "port that was made in the year before it on the use of sur-",
        "veillance devices on a bridge or in a square of the city itself.",
    ]
    found = base(source([column(texts)]))
    soft = [found.text[span.start : span.end] for span in found.soft]
    assert soft == [" ", " ", " ", "- ", "- "]


def test_participles_and_a_few_firsts_keep_their_hyphen_and_syllables_do_not() -> None:
    texts = [
        "The chief of police and the clerk of the city shall tell every board of an evidence-",
        "supported plan, of each computer-",
        "ized record and of the four-",
        "inch gap, of the driving-",
        "ranges, the fitting-",
        "ly named meeting and the proced-",
        "ures that it asked for in the year before, in the order of their dates.",
    ]
    found = base(source([column(texts)]))
    assert [found.text[span.start : span.end] for span in found.soft] == [" ", "- ", " ", " ", "- ", "- "]


def test_signatures_are_apart_and_a_law_on_the_mayor_is_not() -> None:
    law = column(
        ["Section 9. The mayor shall sign each list before it is sent to the", "City Clerk", "or to any board."],
        top=100,
    )
    block = [
        "ATTEST:",
        "______________________",
        "Juniper Rowan, City Clerk",
        "Approved as to form:",
        "Hazel Alder",
        "City Attorney",
    ]
    found = source([[*body(12), *column(block, top=400)], [*law, *body(6, top=142)]])
    assert [line.text for line in found.lines if line.style == "signature"] == block


THIRDS = [
    list(LEFT[:7]),
    list(RIGHT[:7]),
    ["the third column is", "set in smaller type", "and is law as well,", "from the first line", "to the last of them"],
]


def test_a_column_in_smaller_type_is_no_margin_note() -> None:
    """A gazette sets a rule's text smaller than its reasons; what is as wide as its neighbours is never a note."""
    found: list[tuple[float, float, float, str]] = []
    for i in range(3):
        for x, words in zip((40.0, 220.0), THIRDS, strict=False):
            found += [(x, 100.0 + 84 * i + 12 * j, 8.5, f"{text[:36]}") for j, text in enumerate(words)]
    third = THIRDS[2] * 5
    found += [(420.0, 100.0 + 10 * j, 7.0, f"{text} {chr(97 + j)}") for j, text in enumerate(third)]
    assert removed(drawn(found)) == []


def test_the_first_column_of_a_ruled_table_outside_of_the_measure_is_no_margin_note() -> None:
    across = [(20.0, y, 400.0, y) for y in (500, 520, 540, 560)]
    # each cell has its own upright line, as word processors draw them
    down = [(x, y + 0.4, x, y + 20) for x in (20.0, 90.0, 250.0, 400.0) for y in (500, 520, 540)]
    cells = [("Zone", "Kind", "Height"), ("R-1", "yes", "50 feet"), ("PUD", "no", "300 feet")]
    words = [
        (x, 514.0 + 20 * row, 8.0, text)
        for row, texts in enumerate(cells)
        for x, text in zip((30.0, 110.0, 260.0), texts, strict=True)
    ]
    found = drawn([*sized(body(20)), *words], across + down)
    assert rows(found) == ["\t".join(texts) for texts in cells]
    assert removed(found) == []


def test_margin_notes_beside_a_short_page_under_a_wide_head() -> None:
    head = [(100.0, 80.0, 11.0, "PUBLIC LETTER 7 OF THE THIRD COUNCIL OF THE CITY"), (500.0, 80.0, 11.0, "44 CMC 7")]
    notes = [(505.0, 130.0, 7.0, "Devices of the"), (505.0, 138.0, 7.0, "City Letter.")]
    text = [(x, top, size, words[:60]) for x, top, size, words in sized(body(14))]
    found = drawn([*head, *text, *notes])
    assert [reason for reason, words in removed(found) if words.startswith(("Devices", "City"))] == ["margin note"] * 2


@pytest.mark.parametrize(("words", "begins"), [("sections stand in bold type.", False), ("Section 5. Law.", True)])
def test_a_legend_ends_where_a_section_begins_not_where_it_speaks_of_sections(words: str, begins: bool) -> None:
    assert (notices._BEGINS.match(words) is not None) is begins

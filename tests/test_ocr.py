"""Scans: read by text recognition when asked, with how sure that is; what could not be read is never called missing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import scanning
from PIL import Image, ImageDraw, ImageFont
from readers_files import column, pdf
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ordtool.errors import NoTextError
from ordtool.library import model
from ordtool.outline import ordinance
from ordtool.readers import Recognition, read_bytes
from ordtool.readers.pdf import ocr_choice, ocr_program
from ordtool.readers.pdf.glyphs import Page, Run
from ordtool.readers.pdf.ocr_order import ordered
from ordtool.readers.pdf.ocr_words import Word, WordLine, runs
from ordtool.review import review
from ordtool.review.pages.words import doubtful
from ordtool.source import Box, Source

IN_MAKE_TEST = ("harrow-falls-local-law", "westering-face-ban")  # all nine: make ocr
PROSE = (
    "The clerk shall keep a register of every camera", "that the city owns, and shall show it to anybody", "who asks.",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _tesseract(needs_program: Callable[[str], str], request: pytest.FixtureRequest) -> None:
    if "bare" not in request.keywords:
        needs_program("tesseract")


def picture(*lines: str, turn: int = 0, size: int = 34) -> Image.Image:
    """A page at 200 dots an inch with these lines."""
    page = Image.new("L", (1700, 2200), 255)
    pen = ImageDraw.Draw(page)
    for i, line in enumerate(lines):
        pen.text((200, 250 + 60 * i), line, fill=0, font=ImageFont.load_default(size))
    return page.rotate(turn, expand=True) if turn else page


def stamped(page: Image.Image, stamp: str) -> bytes:
    """A scan with words that a court's machine put at the page's head."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(612, 792))
    canvas.drawImage(ImageReader(page), 0, 0, 612, 792)
    canvas.drawString(72, 770, stamp)
    canvas.save()
    return buffer.getvalue()


def text(source: Source) -> str:
    return " ".join(line.text for line in source.lines)


@pytest.mark.parametrize("slug", IN_MAKE_TEST)
def test_a_scanned_sample_is_read_with_two_words_wrong_in_a_hundred_at_most(slug: str) -> None:
    truth, found = scanning.words(scanning.born(slug)), scanning.words(scanning.recognised(slug))
    assert scanning.errors(truth, found) <= 0.02 * len(truth)


@pytest.mark.parametrize("slug", IN_MAKE_TEST)
def test_review_of_a_scan_finds_what_it_finds_in_the_print(slug: str) -> None:
    printed = scanning.found_planted(slug, scanning.born(slug))
    assert printed
    assert scanning.found_planted(slug, scanning.recognised(slug)) == printed


def test_margin_numbers_of_a_scan_are_those_of_the_print() -> None:
    slug = IN_MAKE_TEST[0]
    born, scan = scanning.born(slug), scanning.recognised(slug)
    numbers = [(line.page, line.number) for line in born.lines if line.number]
    assert len(numbers) > 50
    assert [(line.page, line.number) for line in scan.lines if line.number] == numbers


def test_every_recognised_page_and_line_says_how_sure_it_is() -> None:
    scan = scanning.recognised(IN_MAKE_TEST[1])
    assert [page for page, _ in scan.recognised] == [1, 2, 3]
    assert all(0.9 < share < 1 for _, share in scan.recognised)
    assert all(line.confidence is not None for line in scan.lines)
    assert "read by text recognition, 9" in " ".join(scan.warnings)
    assert "struck" in " ".join(scan.warnings)
    assert all(line.confidence is None for line in scanning.born(IN_MAKE_TEST[1]).lines)


def test_the_errors_of_two_texts_are_counted() -> None:
    assert scanning.errors(["a", "b", "c", "d"], ["a", "c", "e", "d", "f"]) == 3


def test_a_page_on_its_side_is_turned() -> None:
    scan = read_bytes("a.pdf", scanning.bound([picture(*PROSE * 5, turn=90)]), ocr="auto")
    assert "keep a register of every camera" in text(scan)


def test_a_blank_page_is_not_unread_and_a_picture_is() -> None:
    blank, dots = picture(), picture()
    ImageDraw.Draw(dots).ellipse((300, 300, 1200, 1200), fill=0)
    scan = read_bytes("a.pdf", scanning.bound([picture(*PROSE), blank, dots]), ocr="auto")
    assert scan.unread_pages == (3,)
    assert "page 3" in scan.warnings[0]


def test_words_that_a_line_runs_through_are_told() -> None:
    page = picture(*PROSE)
    pen = ImageDraw.Draw(page)
    left, top, right, bottom = pen.textbbox((200, 250), "The clerk shall keep", font=ImageFont.load_default(34))
    middle = (top + bottom) // 2 + 3
    plain = read_bytes("a.pdf", scanning.bound([page]), ocr="auto")
    pen.line((left, bottom + 6, right, bottom + 6), fill=0, width=3)  # underlined only
    underlined = read_bytes("a.pdf", scanning.bound([page]), ocr="auto")
    pen.line((left, middle, right, middle), fill=0, width=3)
    struck = read_bytes("a.pdf", scanning.bound([page]), ocr="auto")
    assert not any("runs through" in said for said in (*plain.warnings, *underlined.warnings))
    assert any("runs through words of page 1" in said for said in struck.warnings)


def test_the_same_scan_gives_the_same_words() -> None:
    data = scanning.bound([picture(*PROSE)])
    assert read_bytes("a.pdf", data, ocr="auto") == read_bytes("a.pdf", data, ocr="auto")


def test_a_stamp_over_a_scan_is_not_all_that_stands_there() -> None:
    data = stamped(picture(*PROSE), "Case 21-104 Document 7 Page 1 of 1")
    unasked = read_bytes("a.pdf", data)
    assert unasked.unread_pages == (1,)
    assert "--ocr auto" in unasked.warnings[0]
    asked = read_bytes("a.pdf", data, ocr="auto")
    assert "register" in text(asked)
    assert asked.unread_pages == ()


def test_true_text_is_left_alone_unless_always_is_asked() -> None:
    data = pdf([column(list(PROSE))])
    assert read_bytes("a.pdf", data, ocr="auto") == read_bytes("a.pdf", data)
    always = read_bytes("a.pdf", data, ocr="always")
    assert [page for page, _ in always.recognised] == [1]
    assert "register" in text(always)


def test_other_formats_take_the_wish_without_a_word() -> None:
    assert text(read_bytes("a.txt", b"Section 1. Short title.", ocr="always")) == "Section 1. Short title."


def test_without_the_wish_the_error_names_it_and_the_pages() -> None:
    with pytest.raises(NoTextError, match=r"pages 1, 2\).*--ocr auto"):
        read_bytes("a.pdf", scanning.bound([picture(*PROSE)] * 2))


def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)


def test_without_tesseract_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    without_tesseract(monkeypatch)
    with pytest.raises(NoTextError, match=r"page 1 holds no text.*apt-get install tesseract-ocr") as error:
        read_bytes("a.pdf", pdf([[]]), ocr="auto")
    assert "brew install tesseract" in str(error.value)
    assert "--ocr" not in str(error.value)  # nothing would be read without it either
    assert "pip" not in str(error.value)  # the Python packages are there
    assert read_bytes("a.pdf", pdf([column(list(PROSE))]), ocr="auto").warnings == ()  # nothing to recognise


@pytest.mark.parametrize("ocr", ["auto", "always"])
def test_without_tesseract_the_files_own_text_is_read_with_a_warning(
    monkeypatch: pytest.MonkeyPatch, ocr: Recognition
) -> None:
    without_tesseract(monkeypatch)
    found = read_bytes("a.pdf", pdf([column(list(PROSE)), []]), ocr=ocr)
    assert "register of every camera" in text(found)
    assert (found.unread_pages, found.recognised) == ((2,), ())
    cannot, unread = found.warnings
    assert "the file's own text was read: the program tesseract is not installed; install it" in cannot
    assert unread.endswith("no text on page 2 (pictures or blank); not read.")


def test_without_the_extra_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ocr_page", "ocr_picture", "ocr_margin"):
        monkeypatch.delitem(sys.modules, f"ordtool.readers.pdf.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(NoTextError, match=r"PIL is not installed.*pip install 'ordtool\[ocr\]'`\.$"):
        read_bytes("a.pdf", pdf([[]]), ocr="auto")
    without_tesseract(monkeypatch)
    with pytest.raises(NoTextError, match=r"PIL is not installed.*'ordtool\[ocr\]'`, and install tesseract \(Debian"):
        read_bytes("a.pdf", pdf([[]]), ocr="auto")


def test_the_readme_says_it_as_the_error_does() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    assert "pip install 'ordtool[ocr]'" in readme
    assert ".[ocr]" not in readme


def test_a_page_that_takes_too_long_is_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_program, "_LIMIT", 0.001)
    data = scanning.bound([picture(*PROSE)])
    with pytest.raises(NoTextError, match="no word could be recognised on page 1"):
        read_bytes("a.pdf", data, ocr="auto")


def page(*words: str) -> Page:
    size = len(" ".join(words))
    run = Run(" ".join(words), Box(0, 300, 100, 310), tuple(map(float, range(size))), tuple(map(float, range(size))), 0)
    return Page(1, 612, 792, (run,))


ENGLISH = " ".join(PROSE * 4)


@pytest.mark.parametrize(
    "words",
    [
        ENGLISH.translate({i: chr(i + 3) for i in range(97, 120)}),  # a font's own code
        ENGLISH.replace("a", "\ufffd"),
        ENGLISH.replace("e", "3").replace("o", "0").replace("i", "1"),  # a recogniser of long ago
    ],
)
def test_junk_is_known(words: str) -> None:
    assert ocr_choice.is_junk(page(words))


@pytest.mark.parametrize(
    "words",
    [
        ENGLISH,
        ENGLISH.upper(),
        "El secretario municipal llevará un registro de todas las cámaras que posee la ciudad " * 4,
        "R-1 25 ft. 30% 5,000 sq. ft. C-2 0 ft. 80% none " * 10,
        "§ 14-188(b)(1) § 14-189 Ord. No. 2217 " * 10,
        "wkh flwb",
    ],
)
def test_text_is_no_junk(words: str) -> None:
    assert not ocr_choice.is_junk(page(words))


def line(text: str, *, left: float, baseline: float, sure: float = 0.95) -> WordLine:
    words, x = [], left
    for part in text.split():
        edges = [x + 10 * i for i in range(len(part) + 1)]
        box = Box(edges[0], baseline - 20, edges[-1], baseline)
        words.append(Word(part, box, tuple(edges[:-1]), tuple(edges[1:]), sure))
        x = edges[-1] + 10
    return WordLine(tuple(words), baseline, 25)


def test_hanging_enumerators_stand_before_their_paragraphs() -> None:
    letters = [line(f"({c})", left=100, baseline=y) for c, y in (("a", 100), ("b", 160))]
    items = [line("first item", left=160, baseline=101), line("second item", left=160, baseline=159)]
    said = [" ".join(word.text for word in one.words) for one in ordered([*letters, *items])]
    assert said == ["(a)", "first item", "(b)", "second item"]


@pytest.mark.parametrize("other", ["approved", "2217"])
def test_other_short_lines_keep_their_place(other: str) -> None:
    lines = [
        line(other, left=100, baseline=100),
        line("(b)", left=100, baseline=900),
        line("text", left=200, baseline=100),
    ]
    assert ordered(lines) == tuple(lines)


@pytest.mark.parametrize(("weak", "sure"), [("72", 0.4), ("not", 0.4), ("(b)(4)", 0.94), ("clerk", 0.92)])
def test_a_weak_figure_or_negation_decides_for_its_line(weak: str, sure: float) -> None:
    strong = line("within so many hours the officer shall publish the report", left=0, baseline=100).words
    value = 0.4 if weak in ("72", "not", "clerk") else 0.7
    doubtful_word = line(weak, left=strong[-1].box.x1 + 10, baseline=100, sure=value).words
    (run,) = runs([WordLine((*strong, *doubtful_word), 100, 25)], dpi=200)
    assert run.confidence == pytest.approx(sure, abs=0.03)


def reviewed(source: Source) -> list[str]:
    result = review(ordinance(source), model=model("face-recognition-ban"))
    assert result.extraction.clauses
    return [said for row in result.carve_outs if (said := doubtful(row.evidence))]


def test_doubtful_words_are_marked_in_a_review() -> None:
    born = scanning.born("westering-face-ban")
    assert reviewed(born) == []
    lines = tuple(replace(one, confidence=0.61) for one in born.lines)
    marked = reviewed(replace(born, lines=lines))
    assert marked
    assert all(said.startswith("Read by text recognition, 61 % sure: check against page ") for said in marked)
    assert reviewed(replace(born, lines=tuple(replace(one, confidence=0.85) for one in born.lines))) == []


def test_nothing_is_missing_or_without_exception_while_pages_are_unread() -> None:
    born = replace(scanning.born("westering-face-ban"), unread_pages=(2,))
    result = review(ordinance(born), model=model("face-recognition-ban"))
    assert not [f.criterion.id for f in result.findings if f.verdict == "missing"]
    assert not [f.criterion.id for f in result.findings if f.reason in ("no-such-exception", "nothing-to-limit")]
    assert any("page 2" in item for item in result.not_checked)

"""Bills that we print ourselves are read as they were written: marks, text, and nothing else (the long form is `make matrix`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from prints import houses, press, source
from prints.dress import Sheet, sheet
from prints.scoring import Score, score
from prints.truth import Truth, truth

from ordtool.ordinance import Ordinance, Place, View
from ordtool.source import Axis, Mark, Span, State

F1, LINES = 0.97, 0.99


# The scorer


def _perfect(known: Truth, *, per_page: int = 8) -> Ordinance:
    """An ordinance that says exactly what is true, so many paragraphs on a page."""
    text, marks, places = "", [], []
    for number, paragraph in enumerate(known.paragraphs):
        start = len(text)
        letters = iter(paragraph.glyphs)
        for letter in paragraph.words.strip():
            if not letter.isspace():
                glyph = next(letters)
                if glyph.state is not State.KEPT:
                    marks.append(Mark(Span(len(text), len(text) + 1), glyph.state, glyph.axis))
            text += letter
        places.append(Place(Span(start, len(text)), number // per_page + 1, "", None))
        text += "\n"
    for note in known.notes:
        places.append(Place(Span(len(text), len(text) + len(note.words)), places[-1].page, "", None))
        text += note.words + "\n"
    return Ordinance("x.pdf", "", "", View.BOTH, text, text, ((0, 0, len(text)),), (), tuple(marks), tuple(places))


@pytest.fixture(scope="module")
def printed() -> Sheet:
    return sheet("plates", houses.read_house("san-francisco"))


@pytest.fixture(scope="module")
def known(printed: Sheet) -> Truth:
    return truth(printed)


def test_perfect_reading_scores_one(known: Truth) -> None:
    result = score(known, _perfect(known))
    assert (result.f1(State.STRUCK), result.f1(State.INSERTED), result.axis_rate) == (1.0, 1.0, 1.0)
    assert (result.line_rate, result.paragraph_rate, result.flagged_pages) == (1.0, 1.0, 0)
    assert result.right[State.STRUCK] > 200
    assert result.right[State.INSERTED] > 600
    assert not result.failures


def test_marks_that_are_one_letter_off_score_less(known: Truth) -> None:
    read = _perfect(known)
    shifted = [replace(mark, span=mark.span.shift(1)) for mark in read.marks]
    result = score(known, replace(read, marks=tuple(shifted)))
    assert 0.8 < result.f1(State.STRUCK) < 0.97
    assert result.line_rate == 1.0


def test_a_mark_that_is_not_found_or_not_there_is_counted(known: Truth) -> None:
    read = _perfect(known, per_page=1)
    assert score(known, replace(read, marks=read.marks[1:])).missed.total() == 1
    first = Mark(Span(0, 4), State.STRUCK)
    result = score(known, replace(read, marks=(first, *read.marks)))
    assert result.spurious[State.STRUCK] == 4
    assert (result.flagged_pages, score(known, read).clean_pages) == (1, result.clean_pages)


def test_the_wrong_axis_is_seen(known: Truth) -> None:
    read = _perfect(known)
    result = score(known, replace(read, marks=tuple(replace(mark, axis=Axis.LAW) for mark in read.marks)))
    assert result.f1(State.INSERTED) == 1.0
    assert 0.5 < result.axis_rate < 1.0


@pytest.mark.parametrize(
    ("find", "put", "lost"),
    [
        ("plate reader shall not", "plate reader 17 shall not", 1),
        ("plate reader shall not", "plate reader not", 1),
        ("\nSection 2.", "\n2 Running head\nSection 2.", 1),
    ],
)
def test_furniture_in_the_text_costs_a_line(known: Truth, find: str, put: str, lost: int) -> None:
    read = _perfect(known)
    assert find in read.base
    changed = read.base.replace(find, put, 1)
    result = score(known, replace(read, text=changed, base=changed, marks=(), places=()))
    assert result.lines - result.lines_right == lost


def test_joined_and_broken_paragraphs_are_told_apart_from_good_ones(known: Truth) -> None:
    read = _perfect(known)
    whole = score(known, read)
    joined = read.base.replace("\n(b) A plate", " (b) A plate", 1)
    result = score(known, replace(read, text=joined, base=joined))
    assert (result.line_rate, whole.paragraphs_right - result.paragraphs_right) == (1.0, 2)
    broken = read.base.replace("plate records with", "plate records\nwith", 1)
    result = score(known, replace(read, text=broken, base=broken))
    assert (result.line_rate, whole.paragraphs_right - result.paragraphs_right) == (1.0, 1)


def test_a_hyphen_of_the_line_s_end_is_no_letter(known: Truth) -> None:
    read = _perfect(known)
    at = read.base.index("department")
    changed = read.base[: at + 6] + "- " + read.base[at + 6 :]
    cut = replace(read, text=changed, base=changed, marks=(), places=())
    assert score(known, cut).line_rate < 1.0
    assert score(known, cut, soft=[Span(at + 6, at + 8)]).line_rate == 1.0


# The texts and the houses


def test_there_are_ten_houses_and_six_texts_of_which_one_has_no_marks() -> None:
    assert len(houses.names()) == 10
    marked = {text: "{+" in (source.TEXTS / f"{text}.txt").read_text(encoding="utf-8") for text in source.names()}
    assert sorted(marked.values()) == [False, True, True, True, True, True]
    for name in houses.names():
        clean = truth(sheet("audit", houses.read_house(name)))
        assert all(glyph.state is State.KEPT for paragraph in clean.paragraphs for glyph in paragraph.glyphs)


def _runs(known: Truth, state: State) -> list[str]:
    """The stretches of one state, white space left out."""
    found: list[str] = []
    for paragraph in known.paragraphs:
        word = ""
        for glyph in paragraph.glyphs:
            if glyph.state is state:
                word += glyph.char
            elif word:
                found.append(word)
                word = ""
        found += [word] if word else []
    return found


@pytest.mark.parametrize("state", [State.STRUCK, State.INSERTED])
def test_marks_are_of_all_sizes(state: State) -> None:
    house = houses.read_house("generic")
    sizes = {len(run) for text in source.names() for run in _runs(truth(sheet(text, house)), state)}
    assert min(sizes) == 1
    assert max(sizes) > 150
    assert len(sizes) > 30


def test_every_house_sets_old_and_new_words_apart() -> None:
    for name in houses.names():
        known = truth(sheet("cameras", houses.read_house(name)))
        assert len(_runs(known, State.STRUCK)) > 10
        assert len(_runs(known, State.INSERTED)) > 10
        brackets = houses.read_house(name).struck
        assert all(run.startswith(brackets.before) for run in _runs(known, State.STRUCK))


# Reading what was printed


@pytest.fixture(scope="session")
def press_room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All sixty sheets as reportlab prints them."""
    folder = tmp_path_factory.mktemp("reportlab")
    press.PRODUCERS["reportlab"]("", press.sheets(), folder)
    return folder


@pytest.mark.parametrize("name", houses.names())
def test_a_print_holds_the_truth(name: str, press_room: Path) -> None:
    """By another way than our reader's: PDFium's bare text, without what a line's end puts in."""
    one = sheet("cameras", houses.read_house(name))
    with pypdfium2.PdfDocument(press_room / f"{press.name(one)}.pdf") as pdf:
        assert 2 <= len(pdf) <= 4
        text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    letters = re.sub(r"\s", "", re.sub(r"\s+\d{1,3}\s+|[-\ufffe\x02]\r?\n|[\ufffe\x02]", " ", text)).replace("-", "")
    words = [word.replace("-", "") for paragraph in truth(one).paragraphs for word in paragraph.words.split()]
    assert sum(word in letters for word in words) > 0.97 * len(words)


def _measured(sheets: Sequence[Sheet], folder: Path) -> Score:
    total = Score()
    for one in sheets:
        total.add(press.measure(one, folder))
    return total


def _hold_the_bars(total: Score) -> None:
    wrong = "\n".join(f"{failure.what}: {failure.expected} | {failure.got}" for failure in total.failures[:12])
    assert total.worst_f1 >= F1, wrong
    assert total.flagged_pages == 0, wrong
    assert total.line_rate >= LINES, wrong


@pytest.mark.parametrize("name", houses.names())
def test_reportlab_prints_are_read_as_written(name: str, press_room: Path) -> None:
    _hold_the_bars(_measured(press.sheets([name]), press_room))


def _sample() -> list[Sheet]:
    """One text of every house, so that every text has its turn."""
    texts = source.names()
    return [sheet(texts[place % len(texts)], houses.read_house(name)) for place, name in enumerate(houses.names())]


def test_libreoffice_prints_are_read_as_written(needs_program: Callable[[str], str], tmp_path: Path) -> None:
    press.PRODUCERS["libreoffice"](needs_program("soffice"), _sample(), tmp_path)
    _hold_the_bars(_measured(_sample(), tmp_path))


def test_chromium_prints_are_read_as_written(needs_program: Callable[[str], str], tmp_path: Path) -> None:
    press.PRODUCERS["chromium"](needs_program("chromium"), _sample(), tmp_path)
    _hold_the_bars(_measured(_sample(), tmp_path))

"""A comparison becomes edits of the Word file at exact addresses; accepting them gives the new text."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from readers_files import docx, numbering, paragraph, part, run
from test_readers_docx_numbers import LEVELS
from word_files import cell, deleted, ended, inserted, listed, row, table

from ordtool import compare
from ordtool.compare.addresses import word_edits
from ordtool.docx_revisions import accept, reject, without
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read_bytes
from ordtool.revision import (
    Added,
    Annotate,
    Delete,
    DeleteRow,
    Insert,
    InsertRow,
    InsertTable,
    Join,
    Renumber,
    Replace,
    Signature,
    Split,
    WordEdit,
)  # fmt: skip
from ordtool.writers._redline import apply

MAIN = "word/document.xml"
NOTES = "word/footnotes.xml"


def _law(body: str, **parts: str) -> tuple[bytes, Ordinance]:
    data = docx(body, numbering=numbering(LEVELS), **parts)
    return data, ordinance(read_bytes("a.docx", data))


def _edits(old: Ordinance, new: Ordinance, notes: dict[int, tuple[str, ...]] | None = None) -> list[WordEdit]:
    found = compare.compare(old, new)
    stretches = tuple(old.addresses(passage.span) for passage in found.passages[0])
    return list(word_edits(found, stretches, notes=notes or {}))


def _lines(data: bytes) -> list[str]:
    return [line for line in ordinance(read_bytes("a.docx", data)).text.split("\n") if line.strip()]


def _redlined(old: str, new: str, **parts: str) -> tuple[list[WordEdit], list[str]]:
    """The edits between two bodies, and the lines of the first with them accepted; taking them back gives it again."""
    data, law = _law(old, **parts)
    edits = _edits(law, _law(new)[1])
    made = apply(data, edits, signature=Signature())
    assert _lines(without(made, "ordtool")) == _lines(data)
    return edits, _lines(accept(made))


def p(*inner: str, properties: str = "") -> str:
    texts = "".join(one if one.startswith("<") else run(one) for one in inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{texts}</w:p>"


LONG = "The department shall report to the council on each camera that it has used in the year before."
MORE = "A person who is harmed by a violation may bring an action against the city in any court."
BEGIN, END = p("The council may make rules for all cameras of the city."), p("This ordinance takes effect in May.")
BR = "<w:r><w:br/></w:r>"
HEADING = '<w:outlineLvl w:val="0"/>'
Case = tuple[str, str, list[WordEdit]]

CASES: dict[str, Case] = {
    "words in two runs": (
        p("The department shall report ", "each year to the council."), p("The department must report every year to the council."),
        [Replace(MAIN, 0, 15, 20, "must"), Replace(MAIN, 0, 28, 32, "every")],
    ),
    "words behind what somebody struck": (
        p("The department ", deleted("never "), "shall report to the council."), p("The department may report to the council."),
        [Replace(MAIN, 0, 21, 26, "may")],
    ),
    "a paragraph comes": (
        BEGIN + END, BEGIN + p(LONG) + END, [Insert(MAIN, None, 0, (Added(LONG, 0),))],
    ),
    "a paragraph comes first": (
        BEGIN + END, p(LONG) + BEGIN + END, [Insert(MAIN, 0, None, (Added(LONG, 0),))],
    ),
    "a paragraph goes": (BEGIN + p(LONG) + END, BEGIN + END, [Delete(MAIN, 1)]),
    "a split": (
        p(f"{LONG} {MORE}") + END, p(LONG) + p(MORE) + END,
        [Replace(MAIN, 0, 94, 95, ""), Split(MAIN, 0, 95)],
    ),
    "a join": (
        p(LONG) + p(MORE) + END, p(f"{LONG} {MORE}") + END, [Replace(MAIN, 0, 94, 94, " "), Join(MAIN, 0)],
    ),
    "a heading runs in": (
        p("Sec. 4. Effective date.", properties=HEADING) + p(f"(a) {LONG}") + p(MORE),
        p(f"Sec. 4. Effective date. {LONG}") + p(MORE),
        [Delete(MAIN, 0), Replace(MAIN, 1, 0, 3, "Sec. 4. Effective date.")],
    ),
    "a line of a paragraph goes": (
        p(LONG, BR, MORE, BR, "Nobody else may.") + END, p(LONG) + p("Nobody else may.") + END,
        [Replace(MAIN, 0, 95, 184, "")],
    ),
    "a line comes within a paragraph": (
        p(LONG, BR, MORE) + END, p(LONG) + p("Only the chief may make an exception for one week.") + p(MORE) + END,
        [Replace(MAIN, 0, 94, 94, "\nOnly the chief may make an exception for one week.")],
    ),
    "words in a cell": (
        BEGIN + table(row(cell("Cameras"), cell("30 days")), row(cell("Drones"), cell("5 days"))),
        BEGIN + table(row(cell("Cameras"), cell("60 days")), row(cell("Drones"), cell("5 days"))),
        [Replace(MAIN, 2, 0, 2, "60")],
    ),
    "words in an empty cell": (
        BEGIN + table(row(cell("Cameras of streets"), cell(""), cell("the clerk of the city"))),
        BEGIN + table(row(cell("Cameras of streets"), cell("5 days"), cell("the clerk of the city"))),
        [Replace(MAIN, 2, 0, 0, "5 days")],
    ),
    "a row comes and one goes": (
        BEGIN + table(row(cell("Cameras"), cell("30 days")), row(cell("Drones that fly"), cell("5 days"))),
        BEGIN + table(row(cell("Sensors of heat"), cell("no longer than 9 weeks")), row(cell("Cameras"), cell("30 days"))),
        [InsertTable(MAIN, 1, None, (("Sensors of heat", "no longer than 9 weeks"),)), DeleteRow(MAIN, 3)],
    ),
    "a row below another": (
        table(row(cell("Cameras"), cell("30 days"))) + END,
        table(row(cell("Cameras"), cell("30 days")), row(cell("Sensors"), cell("9 weeks"))) + END,
        [InsertRow(MAIN, 1, ("Sensors", "9 weeks"))],
    ),
    "words behind a table": (
        BEGIN + table(row(cell("Cameras"), cell("30 days"))) + p(""),
        BEGIN + table(row(cell("Cameras"), cell("30 days"))) + p(LONG),
        [InsertTable(MAIN, None, 1, ((LONG,),))],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_where_each_change_goes(name: str) -> None:
    old, new, expected = CASES[name]
    edits, lines = _redlined(old, new)
    assert edits == expected
    assert lines == _lines(_law(new)[0])


def _items(*texts: str) -> str:
    return "".join(p(text, properties=listed()) for text in texts)


ONE, TWO, THREE = "Every camera of a street;", "Every reader of number plates;", "Every drone that hears or sees."
WANTED = "Every tool that knows faces by their look;"


def test_numbers_that_word_counts_are_left_to_word() -> None:
    edits, lines = _redlined(
        _items(ONE, TWO, THREE), p(f"1. {ONE}") + p(f"2. {WANTED}") + p(f"3. {TWO}") + p(f"4. {THREE}")
    )
    assert edits == [Insert(MAIN, None, 0, (Added(WANTED, 0, numbered=True),))]
    assert lines == [f"1. {ONE}", f"2. {WANTED}", f"3. {TWO}", f"4. {THREE}"]


def test_a_number_of_another_kind_is_typed() -> None:
    edits, lines = _redlined(_items(ONE, TWO), p(f"(a) {ONE}") + p(TWO))
    assert edits == [Renumber(MAIN, 0, "(a)"), Renumber(MAIN, 1, "")]
    assert lines == [f"(a) {ONE}", TWO]


def test_words_change_behind_a_counted_number_that_changes_too() -> None:
    edits, lines = _redlined(_items(ONE, TWO), p(f"1. {TWO.replace('Every', 'Any')}"))
    assert edits == [Delete(MAIN, 0), Replace(MAIN, 1, 0, 5, "Any")]
    assert lines == ["1. Any reader of number plates;"]


FOOT = "<w:r><w:footnoteReference w:id='{}'/></w:r>"


def _notes(*texts: str) -> str:
    return part(
        "footnotes", "".join(f'<w:footnote w:id="{i + 2}">{p(text)}</w:footnote>' for i, text in enumerate(texts))
    )


def test_words_of_notes_change_in_their_part() -> None:
    body = p(LONG, FOOT.format(2), FOOT.format(3)) + END
    data, old = _law(body, footnotes=_notes("The form is set by rule.", "Or as long as a court orders."))
    _, new = _law(body, footnotes=_notes("The form is set by law.", "Or as long as a court orders."))
    edits = _edits(old, new)
    assert edits == [Replace(NOTES, 0, 19, 23, "law")]
    assert _lines(accept(apply(data, edits, signature=Signature()))) == new.text.split("\n")


def test_a_note_comes_and_a_note_goes() -> None:
    two = p(LONG, FOOT.format(2)) + p(MORE, FOOT.format(3)) + END
    one = p(LONG) + p(MORE, FOOT.format(2)) + END
    texts = ("The form is set by rule of the clerk.", "Or as long as a court orders.")
    data, old = _law(two, footnotes=_notes(*texts))
    _, new = _law(one, footnotes=_notes(texts[1]))
    for before, after in ((old, new), (new, old)):
        start = data if before is old else docx(one, numbering=numbering(LEVELS), footnotes=_notes(texts[1]))
        made = apply(start, _edits(before, after), signature=Signature())
        assert _lines(accept(made)) == after.text.split("\n")
        assert _lines(without(made, "ordtool")) == before.text.split("\n")


def test_a_number_counted_within_words_goes_with_its_neighbours() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>LISTNUM</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    edits, lines = _redlined(
        p("Records are kept by ", field, " the clerk of the city.") + END,
        p("Records are kept by the clerk of the city.") + END,
    )
    assert edits == [Replace(MAIN, 0, 19, 21, " ")]
    assert lines[0] == "Records are kept by the clerk of the city."


def test_comments_go_where_a_change_shows() -> None:
    _, old = _law(p(LONG) + BEGIN + p(MORE) + END)
    _, new = _law(p(LONG) + BEGIN + p(MORE.replace("any", "each")) + p(ONE) + END)
    found = compare.compare(old, new)
    notes = {at: (f"on {at}",) for at in range(len(found.script))}
    edits = _edits(old, new, notes)
    assert [edit.notes for edit in edits if not isinstance(edit, Renumber | Join)] == [(f"on {at}",) for at in range(5)]
    assert [type(edit) for edit in edits] == [Annotate, Annotate, Replace, Insert, Annotate]


def test_a_moved_paragraph_looks_as_it_did() -> None:
    looks = '<w:jc w:val="center"/>'
    three = p("The chief shall post a notice of the hearing on the door.")
    old = BEGIN + p(LONG) + p(MORE, properties=looks) + three + END
    new = BEGIN + p(MORE) + p(LONG) + three + END
    edits, lines = _redlined(old, new)
    assert lines == _lines(_law(new)[0])
    added = [one for edit in edits if isinstance(edit, Insert) for one in edit.paragraphs]
    assert all(one.like in (1, 2) for one in added)


def test_a_paragraph_joined_by_somebody_else_is_edited_in_both_halves() -> None:
    half, rest = LONG[:40], LONG[40:]
    old = ended(run(half)) + p(rest) + END
    new = p(LONG.replace("department", "clerk").replace("camera", "drone")) + END
    edits, lines = _redlined(old, new)
    assert edits == [Replace(MAIN, 0, 4, 14, "clerk"), Replace(MAIN, 1, 11, 17, "drone")]
    assert lines == _lines(_law(new)[0])


def test_what_a_house_style_struck_goes_where_the_new_text_has_no_such_style() -> None:
    style = "<w:strike/>"
    old = (
        p("EXPLANATION: Matter struck through is to be deleted.")
        + p("The clerk ", run("and mayor ", style), "shall report to the council each year.")
        + END
    )
    data, law = _law(old)
    _, new = _law(p("The clerk shall report to the council each month.") + END)
    made = apply(data, _edits(law, new), signature=Signature())
    assert _lines(accept(made)) == new.text.split("\n")


_WORDS = st.sampled_from(["shall ", "the clerk ", "not ", "report ", "ninety (90) days ", "(a) ", "; and "])
_LINES = st.lists(
    st.lists(_WORDS, min_size=1, max_size=9).map(lambda words: "".join(words).strip()), min_size=1, max_size=6
)


@settings(max_examples=60, deadline=None)
@example(
    ["the clerk not report shall shall shall the clerk ninety (90) days"],
    ["shall report not not not", "ninety (90) days shall the clerk the clerk ninety (90) days shall shall the clerk"],
)
@given(_LINES, _LINES)
def test_any_text_becomes_any_other(before: list[str], after: list[str]) -> None:
    old = "".join(p(*(f"{line} once", inserted(" more"), f" {line}")) for line in before)
    new = "".join(paragraph(line) for line in after)
    _, lines = _redlined(old, new)
    assert lines == _lines(_law(new)[0])


def test_who_else_worked_on_the_file_keeps_the_work() -> None:
    data, old = _law(p("The clerk ", inserted("and the mayor "), "shall report to the council each year.") + END)
    _, new = _law(p("The clerk shall report to the council each month.") + END)
    made = apply(data, _edits(old, new), signature=Signature())
    assert _lines(accept(made)) == new.text.split("\n")
    assert _lines(reject(made)) == _lines(reject(data))
    assert _lines(without(made, "ordtool")) == old.text.split("\n")

"""Word: numbers that restart, hide, count in tables and text boxes, and numbers that are fields."""

from __future__ import annotations

import pytest
from readers_files import level, marked, numbering, paragraph, run
from word_files import WHO, cell, deleted, ended, law, listed, row, styles, table
from word_files import style as styled

LEVELS = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)")
ONE = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


def at(*ilvls: int, num: int = 1) -> str:
    return "".join(paragraph("words", number=(num, ilvl)) for ilvl in ilvls)


def markers(body: str, levels: str = LEVELS, nums: str = ONE, **parts: str) -> list[str]:
    return [line.marker for line in law(body, numbering=numbering(levels, nums), **parts)]


def test_a_restart_of_a_deeper_level_leaves_the_upper_ones() -> None:
    anew = (
        ONE + '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/>'
        "</w:lvlOverride></w:num>"
    )
    assert markers(at(0, 1, 1) + at(1, 1, num=2) + at(0), nums=anew) == ["1.", "(a)", "(b)", "(d)", "(e)", "2."]


def test_legal_numbers_are_figures_and_other_levels_keep_their_own() -> None:
    levels = (
        level(0, "upperRoman", "ARTICLE %1") + level(1, "decimalZero", "%1.%2", more="<w:isLgl/>")
        + level(2, "lowerLetter", "%1(%3)")
    )  # fmt: skip
    assert markers(at(0, 0, 1, 2), levels) == ["ARTICLE I", "ARTICLE II", "2.1", "II(a)"]


@pytest.mark.parametrize(("restart", "last"), [("1", "(i)"), ("2", "(i)"), ("0", "(ii)")])
def test_a_level_says_which_level_sets_it_back(restart: str, last: str) -> None:
    deep = level(2, "lowerRoman", "(%3)", more=f'<w:lvlRestart w:val="{restart}"/>')
    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + deep
    assert markers(at(0, 1, 2, 0, 1, 2), levels)[-1] == last


def test_a_level_set_back_by_the_top_only_goes_on_under_the_second() -> None:
    deep = level(2, "lowerRoman", "(%3)", more='<w:lvlRestart w:val="1"/>')
    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + deep
    assert markers(at(0, 1, 2, 1, 2), levels) == ["1.", "(a)", "(i)", "(b)", "(ii)"]


def test_a_hidden_number_counts_and_is_not_shown() -> None:
    hidden = level(0, "decimal", "%1.", more="<w:rPr><w:vanish/></w:rPr>") + level(1, "decimal", "%1.%2")
    assert markers(at(0, 0, 1), hidden) == ["", "", "2.1"]


def test_numbers_go_on_through_cells_and_text_boxes() -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{at(0)}</w:txbxContent></w:pict></w:r></w:p>"
    body = at(0) + table(row(cell(at(0)), cell("plain"))) + box + at(0)
    texts = [f"{line.marker} {line.text}".strip() for line in law(body, numbering=numbering(LEVELS))]
    assert [text for text in texts if text] == ["1. words", "2. words\tplain", "3. words", "4. words"]


def test_rows_that_are_struck_have_no_number_and_do_not_count() -> None:
    struck = row(cell(at(0)), cell("old"), properties=f"<w:del {WHO}/>")
    body = table(row(cell(at(0)), cell("kept")), struck, row(cell(at(0)), cell("kept")))
    found = law(body, numbering=numbering(LEVELS))
    assert [line.text for line in found] == ["1. words\tkept", "words\told", "2. words\tkept"]
    assert [marked(line) for line in found] == [[], [("words\told", "struck", "draft")], []]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (ended(deleted("gone"), properties=listed()), ["", "1."]),
        (ended(deleted("gone"), run("left "), properties=listed()), ["1."]),
        (f"<w:p><w:pPr>{listed()}</w:pPr>{deleted('gone')}</w:p>", ["1.", "2."]),
        (ended(run("new"), mark="ins", properties=listed()), ["1.", "2."]),
    ],
)
def test_a_paragraph_counts_if_its_end_or_a_word_is_left(first: str, expected: list[str]) -> None:
    assert markers(first + at(0)) == expected


def test_hidden_paragraphs_do_not_count() -> None:
    hidden = f"<w:p><w:pPr>{listed()}<w:rPr><w:vanish/></w:rPr></w:pPr>{run('x', '<w:vanish/>')}</w:p>"
    assert markers(at(0) + hidden + at(0)) == ["1.", "", "2."]
    seen = f"<w:p><w:pPr>{listed()}<w:rPr><w:vanish/></w:rPr></w:pPr>{run('x')}</w:p>"
    assert markers(at(0) + seen + at(0)) == ["1.", "2.", "3."]


def test_a_changed_number_is_the_new_one() -> None:
    changed = f"<w:p><w:pPr>{listed(1, 1)}<w:pPrChange {WHO}><w:pPr>{listed(1, 0)}</w:pPr></w:pPrChange></w:pPr>{run('x')}</w:p>"
    assert markers(at(0) + changed) == ["1.", "(a)"]


@pytest.mark.parametrize(
    ("suffix", "text", "expected"),
    [
        ("nothing", ". Fees", ("", "Section 1. Fees")),
        ("nothing", "Fees", ("Section 1", "Fees")),
        ("space", ". Fees", ("Section 1", ". Fees")),
        ("tab", ". Fees", ("Section 1", ". Fees")),
    ],
)
def test_words_that_stand_at_their_number(suffix: str, text: str, expected: tuple[str, str]) -> None:
    levels = level(0, "decimal", "Section %1", more=f'<w:suff w:val="{suffix}"/>')
    words = run(text, '<w:u w:val="single"/>')
    line = law(para(words, properties=listed()), numbering=numbering(levels))[0]
    assert (line.marker, line.text) == expected
    assert line.text[line.signs[0].span.start :] == text


def field(code: str, result: str | None = None) -> str:
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    middle = "" if result is None else sign.format("separate") + run(result)
    return sign.format("begin") + f"<w:r><w:instrText> {code} </w:instrText></w:r>" + middle + sign.format("end")


def para(*inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inner)}</w:p>"


def texts(body: str) -> list[str]:
    return [f"{line.marker} {line.text}".strip() for line in law(body, numbering=numbering(LEVELS), styles=HEADINGS)]


HEADINGS = styles(styled("paragraph", "H1", title="heading 1"), styled("paragraph", "H2", title="heading 2"))


def test_listnum_counts_inside_a_paragraph() -> None:
    body = para(run("either "), field("LISTNUM"), run(" a fine or "), field("LISTNUM"), run(" a warning"))
    assert texts(body) == ["either 1) a fine or 2) a warning"]


def test_listnum_in_a_numbered_paragraph_goes_one_level_down() -> None:
    body = para(field("LISTNUM"), run(" x, "), field("LISTNUM"), run(" y"), properties=listed()) + at(0)
    assert texts(body) == ["1. (a) x, (b) y", "2. words"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (r"LISTNUM \l 5", "(a) (b)"), (r"LISTNUM \l 2 \s 3", "c) c)"), ("LISTNUM LegalDefault", "1. 2."),
        (r"LISTNUM OutlineDefault \l 2", "A. B."), (r'LISTNUM "Mine"', "1) 2)"), (r"LISTNUM \l 12", ""),
    ],
)  # fmt: skip
def test_listnum_by_name_level_and_start(code: str, expected: str) -> None:
    assert texts(para(field(code), run(" "), field(code)) + paragraph("end"))[0] == expected


def test_a_deleted_listnum_does_not_count_and_a_written_result_is_taken() -> None:
    gone = f"<w:del {WHO}>{field('LISTNUM')}</w:del>"
    assert texts(para(gone, field("LISTNUM"), run(" x"))) == ["1) x"]
    assert texts(para(field("LISTNUM", "7)"), run(" "), field("LISTNUM"))) == ["7) 1)"]


def test_autonum_counts_paragraphs_and_the_legal_one_follows_headings() -> None:
    assert texts(para(field("AUTONUM"), run(" a")) * 2) == ["1. a", "2. a"]
    legal = [
        para(field("AUTONUMLGL"), run(" a"), properties=f'<w:pStyle w:val="{style}"/>')
        for style in ("H1", "H2", "H2", "H1")
    ]
    assert texts("".join(legal)) == ["1. a", "1.1. a", "1.2. a", "2. a"]
    outlined = para(field("AUTONUMOUT"), run(" a"), properties='<w:pStyle w:val="H1"/>')
    assert texts(outlined + outlined) == ["I. a", "II. a"]


def test_seq_and_references_show_what_is_written() -> None:
    body = para(
        run("Table "), field("SEQ Table", "3"), run(", see "), field(r"REF _Ref1 \r", "(b)"), field("PAGEREF x", "9")
    )
    assert texts(body) == ["Table 3, see (b)9"]

"""Signs to marks: what is a change and what is only emphasis, where brackets strike, how runs are put together."""

from __future__ import annotations

import pytest
from marking import CODE, paragraphs, read, reads

from ordtool import markup
from ordtool.source import Look, Sign, Span

NYC = "Be it enacted by the Council as follows:\n"
OREGON = "Be It Enacted by the People of the State of Oregon:\n"
TEXAS = "BE IT ENACTED BY THE LEGISLATURE OF THE STATE OF TEXAS:\n"


def reads_code(words: str, head: str = "") -> str:
    """How the words of an amended section are read."""
    return reads(head + CODE + words).removeprefix(head + CODE)


@pytest.mark.parametrize(
    "words",
    [
        "AN ORDINANCE\n<u>TO REGULATE CAMERAS</u>\nSec. 1-1. Aim.",
        "<u>WHEREAS</u>, the city asks; and",
        "Sec. 1-1. <u>Aim.</u> The city asks.\nSec. 1-2. <u>Scope.</u> All are bound.\nSec. 1-3. <u>End.</u> It ends.",
        "(a) The rule in <u>Smith v. Jones</u> holds.",
        "(a) See <u>https://example.org/rules</u>.",
        "(a) “<u>Camera</u>” means a device.",
        "(a) <i>Camera</i> means a device.",
        "(a) <b>No</b> person may enter, <i>provided, however,</i> that officers may.",
        "Signed <u>          </u> Mayor",
    ],
)
def test_emphasis_is_no_change(words: str) -> None:
    assert read(words).marks == ()


@pytest.mark.parametrize(
    "words", ["A. <u>Title</u>\nThis rule holds.", "<u>Side</u>\t20\t20\t30", "1. <u>Bakeries</u>\n2. Shops"]
)
def test_heads_of_lists_and_tables_are_no_doubt(words: str) -> None:
    assert read(words).warnings == ()


def test_underlined_words_alone_are_emphasis_and_a_warning() -> None:
    found = read("Sec. 1-1. Aim. The city asks <u>only adults</u> to come.")
    assert found.marks == ()
    (warning,) = found.warnings
    assert "1 run of underlined words (first: “only adults”)" in warning
    assert "--house" in warning


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("(a) The <s>old</s> <u>new</u> city.", "(a) The [-old-] {+new+} city."),
        ("(a) The city <u>always</u> asks.", "(a) The city {+always+} asks."),
        ("<u>(b) The city asks.</u>\n<u>(c) It tells.</u>", "{+(b) The city asks.\n(c) It tells.+}"),
        ("(b) <u>The city asks.</u>\n(c) It tells.", "{+(b) The city asks.+}\n(c) It tells."),
        ("(a) <u>one</u> <u>two</u>", "{+(a) one two+}"),
        ("(a) A <u>semi</u>-<u>automated</u> one", "(a) A {+semi-automated+} one"),
        ("(a) A <s>one</s>. <s>Two</s> three", "(a) A [-one-]. [-Two-] three"),
        ("(a) The <s>old</s><u>Title</u> of it.", "(a) The [-old-]{+Title+} of it."),
        ("(a) <s>Old aim.</s> <u>Aim.</u> The city asks.", "(a) [-Old aim.-] {+Aim.+} The city asks."),
        ("(a) The city [may] asks [Reserved] [sic].", "(a) The city [-[may]-] asks [Reserved] [sic]."),
        ("(a) The city asks[.]<u>; and</u>", "(a) The city asks[-[.]-]{+; and+}"),
        ("(a) A fee of $[   ] or [____] on [date].", "(a) A fee of $[   ] or [____] on [date]."),
        ("(a) The city [may [or must]] ask.", "(a) The city [-[may [or must]]-] ask."),
        ("(a) It.\n[(b) One.\n(c) Two.]\n(d) Three.", "(a) It.\n[-[(b) One.\n(c) Two.]-]\n(d) Three."),
    ],
)
def test_a_redline_is_read(words: str, expected: str) -> None:
    assert reads_code(words) == expected


def test_two_kinds_of_underline_are_two_hands() -> None:
    words = "(a) The <s>old</s> <u>new</u> city <uu>council</uu> asks."
    assert reads_code(words) == "(a) The [-old-] {+new+} city {d+council+} asks."


def test_a_double_underline_alone_is_what_the_bill_adds() -> None:
    assert reads_code("(a) The <ss>old</ss> <uu>new</uu> city.") == "(a) The [-old-] {+new+} city."


def test_bold_beside_struck_words_is_new_where_nothing_is_underlined() -> None:
    words = "(a) The <s>old</s> <b>new</b> city <s>may</s> <b>shall</b> ask."
    found = read(CODE + words)
    assert reads_code(words) == "(a) The [-old-] {+new+} city [-may-] {+shall+} ask."
    assert any("2 runs of bold words" in warning for warning in found.warnings)
    assert reads_code("(a) The <s>old</s> city is <b>bold</b>.") == "(a) The [-old-] city is bold."


def test_brackets_strike_only_in_amended_code() -> None:
    assert read("Sec. 1-1. Aim. The city [may] ask.").marks == ()


def test_a_bracket_without_fellow_is_a_warning() -> None:
    found = read(NYC + CODE + "(a) The city [may] ask [once only.\n(b) It tells.")
    assert len(found.marks) == 1
    assert any("no fellow" in warning and "once only" in warning for warning in found.warnings)


def test_brackets_around_a_bill_section_are_no_pair() -> None:
    words = "(a) The city [ asks.\nSection 2. Section 5.2 of the code is amended to read as follows:\n(b) It ] tells."
    assert read(CODE + words).marks == ()


def test_new_words_that_bear_brackets_stay() -> None:
    assert reads_code("<u>(a) The city posts [the name] here.</u>", NYC) == "{+(a) The city posts [the name] here.+}"


def test_brackets_need_their_line_where_the_house_says_so() -> None:
    words = "(a) A fee [<s>of ten</s>] <u>of five</u> dollars [as posted]."
    assert reads_code(words, TEXAS) == "(a) A fee [-[of ten]-] {+of five+} dollars [as posted]."
    assert reads_code("(a) A fee[<s>.</s>]<u>; or</u>", TEXAS) == "(a) A fee[-[.]-]{+; or+}"


def test_plain_text_has_lost_the_line_so_brackets_do() -> None:
    assert reads_code("(a) A fee [of ten] dollars.", TEXAS) == "(a) A fee [-[of ten]-] dollars."


def test_single_parentheses_are_not_double_ones() -> None:
    head = "BE IT ENACTED BY THE LEGISLATURE OF THE STATE OF WASHINGTON:\n"
    assert reads_code("(1) Fees: ((a) ten; (b) two).", head) == "(1) Fees: ((a) ten; (b) two)."
    assert reads_code("(1) Fees ((a) of (b))) end.", head) == "(1) Fees ((a) of (b))) end."
    assert reads_code("(1) Fees ((under (b))) end.", head) == "(1) Fees [-((under (b)))-] end."


def test_whole_new_sections_leave_the_current_view() -> None:
    words = (
        "<b>SECTION 2. (1) An agency reports.</b>\n<b>(2) The report is public.</b>\n<b>SECTION 3.</b> This Act ends."
    )
    assert reads(OREGON + words) == OREGON + (
        "{+SECTION 2. (1) An agency reports.\n(2) The report is public.+}\nSECTION 3. This Act ends."
    )


def test_titles_above_a_new_section_are_new_and_others_are_not() -> None:
    new = "<b>REPORTS</b>\n<b>(In General)</b>\n<b>SECTION 2. (1) An agency reports to the city.</b>"
    words = f"{new}\n<b>FEES</b>\nSECTION 3. It ends."
    assert reads(OREGON + words).endswith(
        "{+REPORTS\n(In General)\nSECTION 2. (1) An agency reports to the city.+}\nFEES\nSECTION 3. It ends."
    )


def test_a_named_house_goes_before_the_recognised_one() -> None:
    words = OREGON + CODE + "(a) The <b>big</b> city <u>always</u> asks."
    assert reads(words).endswith("(a) The {+big+} city always asks.")
    assert reads(words, house="texas").endswith("(a) The big city {+always+} asks.")
    assert read(words, house="texas").by == "the option --house"


def test_a_text_without_signs_and_brackets_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    def load_nothing(name: str) -> None:
        raise AssertionError(f"{name} was loaded")

    monkeypatch.setattr("ordtool.markup.import_module", load_nothing)
    assert read("Sec. 1-1. Aim. Matter underlined is new.") == markup.Markup(())


def test_a_reviewers_underline_only_points() -> None:
    text = CODE + "(a) The city always asks."
    start = text.index("always")
    drawn, pointed = (
        Sign(Span(start, start + 6), Look.UNDERLINE),
        Sign(Span(start, start + 6), Look.UNDERLINE, "annotation"),
    )
    assert markup.read(text, paragraphs(text), signs=[pointed]).marks == ()
    assert len(markup.read(text, paragraphs(text), signs=[drawn]).marks) == 1


def test_a_bare_bracket_strikes_only_where_new_words_answer_it() -> None:
    """A form's brackets are offers; where nobody names the house, what is new beside them says that they take out."""
    form = "(a) A fee of [10]% is due in [sixty (60)] days under [the state's] law.\n(b) <u>Agencies shall tell the council.</u>"
    assert "[-" not in reads(CODE + form)
    bill = "(a) A fee of [10] <u>12</u>% is due in [sixty] <u>thirty</u> days under [the state's] law."
    assert reads(CODE + bill).endswith(
        "A fee of [-[10]-] {+12+}% is due in [-[sixty]-] {+thirty+} days under [-[the state's]-] law."
    )

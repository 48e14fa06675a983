"""Drafting styles and the paths that their clauses get: one snippet a case, in our own words."""

from __future__ import annotations

import pytest

from ordtool.ordinance import Kind
from tests.outlining import at, cites, of_text, paths

CASES = {
    "codified, run-in headings": (
        "Sec. 4-20. Aim.\nThis article keeps watch.\nSec. 4-21. Rules.\n"
        "(a) Notice. The chief shall tell the council.\n"
        "(1) In writing.\n(2) In time.\n(b) Costs. The city pays.",
        ["4-20", "4-21", "4-21(a)", "4-21(a)(1)", "4-21(a)(2)", "4-21(b)"],
    ),
    "a section number of three parts on a line of its own is no date": (
        "Chapter 8.80\n8.80.030\nThe city shall ask.\n\n8.80.040\nThe city shall wait.",
        ["ch.8.80", "8.80.030", "8.80.040"],
    ),
    "a bare number with a colon before capitals": (
        "4-5-3: PLACEMENT:\nThe city shall ask.\n4-5-4: REVIEW:\nA.   The city shall wait.\nB.   It shall look.",
        ["4-5-3", "4-5-4", "4-5-4(A)", "4-5-4(B)"],
    ),
    "four levels and back": (
        "SECTION 1. Rules.\n(a) One:\n(1) two:\n(A) three:\n(i) four; or\n(ii) five; or\n(B) six.\n"
        "(2) Seven.\n(b) Eight.",
        ["1", "1(a)", "1(a)(1)", "1(a)(1)(A)", "1(a)(1)(A)(i)", "1(a)(1)(A)(ii)", "1(a)(1)(B)", "1(a)(2)", "1(b)"],
    ),
    "Oregon: two enumerators in one line": (
        "SECTION 2.\n(1)(a) A body may not sell data.\n(b) A body may not buy data.\n(2) This ends in May.",
        ["2", "2(1)", "2(1)(a)", "2(1)(b)", "2(2)"],
    ),
    "the letter i after h": (
        "Sec. 1-1. List.\n(g) One.\n(h) Two.\n(i) Three.\n(j) Four.",
        ["1-1", "1-1(g)", "1-1(h)", "1-1(i)", "1-1(j)"],
    ),
    "a roman i after h": (
        "Sec. 1-1. List.\n(g) One.\n(h) Two:\n(i) three; and\n(ii) four.\n(i) Five.\n(j) Six.",
        ["1-1", "1-1(g)", "1-1(h)", "1-1(h)(i)", "1-1(h)(ii)", "1-1(i)", "1-1(j)"],
    ),
    "v and x as letters": (
        "Sec. 1-1. List.\n(u) One.\n(v) Two.\n(w) Three.\n(x) Four.\n(y) Five.",
        ["1-1", "1-1(u)", "1-1(v)", "1-1(w)", "1-1(x)", "1-1(y)"],
    ),
    "New York: letters and numbers with full stops": (
        "§ 9-101 Cameras. a. Aim. The city watches itself.\nb. The chief shall:\n1. report;\n2. post; and\n"
        "3. answer.\nc. It ends.",
        ["9-101", "9-101(a)", "9-101(b)", "9-101(b)(1)", "9-101(b)(2)", "9-101(b)(3)", "9-101(c)"],
    ),
    "Virginia: capitals and lists in running text": (
        "15.9-77.3. Cameras; penalty\n"
        "A. A city shall not (i) rent cameras; (ii) lend cameras; or (iii) sell them. It may clean them.\n"
        "B. No more.",
        ["15.9-77.3", "15.9-77.3(A)", "15.9-77.3(A)(i)", "15.9-77.3(A)(ii)", "15.9-77.3(A)(iii)", "15.9-77.3(B)"],
    ),
    "a converter's numbers before the law's": (
        "Sec. 3-1. Rules.\n1. (a) Aim. (1) One thing. (2) Another thing.\n"
        "2. (b) Ban. No one may: (1) look; or (2) listen.\n3. (c) End.",
        ["3-1", "3-1(a)", "3-1(a)(1)", "3-1(a)(2)", "3-1(b)", "3-1(b)(1)", "3-1(b)(2)", "3-1(c)"],
    ),
    "lists within lists in running text": (
        "Sec. 3-1. Rules.\n(a) The report lists: (1) each use, as follows: i. by day; ii. by night; and iii. "
        "indoors; and (2) each cost.",
        ["3-1", "3-1(a)", "3-1(a)(1)", "3-1(a)(1)(i)", "3-1(a)(1)(ii)", "3-1(a)(1)(iii)", "3-1(a)(2)"],
    ),
    "a list that begins in one line and goes on in the next": (
        "Sec. 3-1. Rules.\n(a) The report lists: (1) each use;\n(2) each cost; and\n(3) each fault.",
        ["3-1", "3-1(a)", "3-1(a)(1)", "3-1(a)(2)", "3-1(a)(3)"],
    ),
    "citations are no items": (
        "Sec. 3-1. Rules.\n(a) Under section 5(b), subsections (a) and (b), paragraph (1) of subdivision a, "
        "clause (i) or (ii), "
        "and 10-64 (b)(1)-(10), the chief reports.\n(b) As in (c)(2)(B), it ends.",
        ["3-1", "3-1(a)", "3-1(b)"],
    ),
    "Massachusetts: questions": (
        "Section 1: What does this law do?\nIt sets rules.\nSection 2: Who must report?\nThe chief must.",
        ["1", "2"],
    ),
    "Markdown headings": (
        "# A Model Law\n## Section 3. Approval\n(a) First. Ask the council.\n(b) Then. Wait.\n"
        "## Section 4. Reports\nReport yearly.",
        ["3", "3(a)", "3(b)", "4"],
    ),
    "articles and chapters": (
        "TITLE 2. POLICE\nCHAPTER 5\nCAMERAS\nARTICLE I. AIMS\nSec. 2-501. Aim.\nTo watch.\n"
        "ARTICLE II. RULES\nSec. 2-502. Rule.\nWatch.",
        ["tit.2", "ch.5", "art.I", "2-501", "art.II", "2-502"],
    ),
    "a code with decimal numbers": (
        "CHAPTER 5.04 CAMERAS\n5.04.010 Aim.\nTo watch.\n5.04.020 Rules.\nA. First.\nB. Second.\n1. Sub.\n2. Sub.",
        ["ch.5.04", "5.04.010", "5.04.020", "5.04.020(A)", "5.04.020(B)", "5.04.020(B)(1)", "5.04.020(B)(2)"],
    ),
    "decimal numbers within decimal numbers": (
        "1.4. Old uses.\n1.4.2. General.\nGoing on is fine.\n1.4.2.1. Going on.\nSince always.\n1.5. End.\nAll ends.",
        ["1.4.2", "1.4.2.1"],
    ),
    "gaps": ("Sec. 1-1. List.\n(a) One.\n(c) Three.\n(d) Four.", ["1-1", "1-1(a)", "1-1(c)", "1-1(d)"]),
    "inserted numbers": (
        "Sec. 1-1. List.\n(1) One.\n(1.3) One and a third.\n(2) Two.\n(2a) Two and a bit.\n(3) Three.",
        ["1-1", "1-1(1)", "1-1(1.3)", "1-1(2)", "1-1(2a)", "1-1(3)"],
    ),
    "double letters": (
        "Sec. 1-1. List.\n(y) One.\n(z) Two.\n(aa) Three.\n(bb) Four.",
        ["1-1", "1-1(y)", "1-1(z)", "1-1(aa)", "1-1(bb)"],
    ),
    "unnumbered definitions": (
        "Sec. 2-1. Words.\nIn this chapter:\n“Camera” means a box with a hole.\n"
        "Viewer means a person who looks, but not:\n(1) a child; or\n"
        "(2) a cat.\n“Wall” has the meaning given in section 9.\nSec. 2-2. End.\nIt ends.",
        ["2-1", "2-1[camera]", "2-1[viewer]", "2-1[viewer](1)", "2-1[viewer](2)", "2-1[wall]", "2-2"],
    ),
    "headed definitions": (
        "§ 9-101 Cameras. a. Definitions. In this section:\n"
        "Far camera. The term “far camera” means a camera that is far, but not:\n1. a toy; or\n"
        "2. a mirror.\nWall. The term “wall” means a wall.\nb. Use. The chief shall ask.",
        [
            "9-101",
            "9-101(a)",
            "9-101(a)[far camera]",
            "9-101(a)[far camera](1)",
            "9-101(a)[far camera](2)",
            "9-101(a)[wall]",
            "9-101(b)",
        ],
    ),
    "New Jersey: sections without a word": (
        "Be It Enacted by the Senate:\n1. This act is the Camera Act.\n2. a. A town shall ask.\n"
        "b. A town shall wait.\n3. It ends.",
        ["1", "2", "2(a)", "2(b)", "3"],
    ),
    "a table of contents": (
        "CHAPTER 5\nCAMERAS\n§ 5-1 Aim.\n§ 5-2 Rules.\n§ 5-1 Aim. The city watches itself.\n"
        "§ 5-2 Rules. a. Ask.\nb. Wait.",
        ["ch.5", "5-1", "5-2", "5-2(a)", "5-2(b)"],
    ),
    "no law at all": ("Dear Sir,\nthank you for your letter.", []),
    "one word": ("hello", []),
}


@pytest.mark.parametrize("name", CASES)
def test_paths_of_a_style(name: str) -> None:
    text, expected = CASES[name]
    found = paths(of_text(text))
    if name == "decimal numbers within decimal numbers":
        found = [path for path in found if path.count(".") > 1]
    assert found == expected


def test_cites_are_what_a_lawyer_writes() -> None:
    law = of_text(
        "Sec. 10-62. Words.\n“Far camera” means a camera.\nSec. 10-63. Rules.\n(b) Ask.\nSecs. 10-64-10-70. Reserved."
    )
    assert cites(law) == ["§ 10-62", "§ 10-62 (“far camera”)", "§ 10-63", "§ 10-63(b)", "§§ 10-64-10-70"]


def test_an_article_is_cited_where_nothing_deeper_is_at_hand() -> None:
    law = of_text("ARTICLE III. CAMERAS\nSec. 10-61. Aim.\nTo watch.")
    assert cites(law) == ["art. III", "§ 10-61"]


def test_heading_lead_and_span() -> None:
    law = of_text(
        "Sec. 4-21. Rules.\n(a) Notice. The chief shall tell the council:\n(1) early; and\n(2) often.\n(b) No more."
    )
    notice = at(law, "The chief")
    assert (notice.label, law.heading(notice), law.quote(notice.lead)) == (
        "(a)",
        "Notice.",
        "The chief shall tell the council:",
    )
    assert law.quote(notice.span).startswith("(a)")
    assert law.quote(notice.span).endswith("(2) often.")
    assert law.heading(law.sections[0]) == "Rules."
    assert [law.quote(child.lead) for child in notice.children] == ["early; and", "often."]


def test_a_heading_on_its_own_line_leads_the_next_paragraph() -> None:
    law = of_text("Sec. 4-20. Aim and reach.\nThis article keeps watch over the watchers.")
    assert law.heading(law.sections[0]) == "Aim and reach."
    assert law.quote(law.sections[0].lead) == "This article keeps watch over the watchers."


def test_words_after_a_list_belong_to_its_lead_in() -> None:
    law = of_text(
        "Sec. 4-20. Reports.\n(a) The chief reports (i) each use and (ii) each cost. The council answers at once.\n"
        "(b) The council shall weigh:\n(1) the cost; and\n(2) the use.\nIt shall then vote."
    )
    assert at(law, "The council answers").path == "4-20(a)"
    assert law.quote(at(law, "each cost").lead) == "each cost."
    assert at(law, "It shall then vote").path == "4-20(b)"


def test_words_after_a_full_sentence_belong_to_the_item() -> None:
    law = of_text(
        "Sec. 4-20. Reports.\n(a) The chief reports each use.\n(b) The council answers.\nIt answers in May.\n(c) All end."
    )
    assert at(law, "in May").path == "4-20(b)"


def test_a_second_list_in_the_paragraph_stands_beside_the_first() -> None:
    law = of_text(
        "Sec. 4-20. Reports.\nF. The report shows (i) faults; (ii) names; and (iii) tests. If the data (a) "
        "harms; (b) is secret; "
        "or (c) is old, it may be left out. Nothing else may."
    )
    assert [path for path in paths(law) if path.startswith("4-20(F)(")] == [
        f"4-20(F)({x})" for x in ("i", "ii", "iii", "a", "b", "c")
    ]
    assert at(law, "Nothing else").path == "4-20(F)"
    assert at(law, "If the data").kind is Kind.PARAGRAPH


def test_kinds_of_the_frame() -> None:
    law = of_text(
        "AN ORDINANCE ON CAMERAS\nWHEREAS, cameras see; and\nWHEREAS, people mind; now, therefore,\n"
        "The City Council does ordain as follows:\n"
        "Sec. 1-1. Aim.\nTo watch.\nHISTORY:\nAdded in 2019.\nSec. 1-2. End.\nIt ends.\nATTEST: ____________\nAB/CD"
    )
    kinds = [section.kind for section in law.sections]
    assert kinds == [
        Kind.PREAMBLE, Kind.RECITAL, Kind.RECITAL, Kind.ENACTING, Kind.SECTION, Kind.SECTION, Kind.SIGNATURE, Kind.SIGNATURE,
    ]  # fmt: skip
    assert [child.kind for child in law.sections[4].children] == [Kind.NOTE, Kind.NOTE]
    assert law.title == "AN ORDINANCE ON CAMERAS"


def test_indents_settle_what_numbers_leave_open() -> None:
    law = of_text(
        "Sec. 2 The Camera Act is amended as follows:\n"
        "  (a) Section 3 is amended as follows:\n"
        "    (1) Paragraph (4) is repealed.\n"
        "    (2) A new paragraph (5) is added to read as follows:\n"
        "        (5) One.\n"
        "          (A) Two.\n"
        "          (B) Three.\n"
        "    (3) Paragraph (6) is repealed.\n"
        "  (b) Section 4 is amended to read as follows:\n"
        "        (a) Four.\n"
        "          (1) Five.\n"
        "          (2) Six.\n"
        "        (b) Seven.\n"
        "  (c) Section 5 is repealed.\n"
    )
    assert at(law, "Three").cite == "bill § 2(a)(2), proposed § 3(5)(B)"
    assert at(law, "Six").cite == "bill § 2(b), amended § 4(a)(2)"
    assert at(law, "Seven").cite == "bill § 2(b), amended § 4(b)"
    assert at(law, "Section 5").cite == "bill § 2(c)"


def test_lost_numbers_do_not_break_the_tree() -> None:
    law = of_text(
        "§ 77. Plate cameras.\nDefinitions. In this section:\n“Plate” means a plate.\n“Camera” means a camera.\n"
        "Keeping of data.\nData are kept a day.\nData are then wiped.\nUse. An officer may use data."
    )
    assert at(law, "a day").cite == "§ 77"
    assert at(law, "An officer").cite == "§ 77"
    assert law.heading(at(law, "a day")) == "Keeping of data."
    assert law.heading(at(law, "An officer")) == "Use."


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("The clerk keeps a log of every search.", ""),
        ("The board meets twice a month.", ""),
        ("No report need name an officer.", ""),
        ("No private right of action. Nobody may sue.", "No private right of action."),
        ("The clerk keeps a log of every search. The log is public.", ""),
        ("What the clerk keeps. The log is public.", "What the clerk keeps."),
        ("Uses of the drones. Drones are listed.", "Uses of the drones."),
        ("Sharing across the state. No data shall leave.", "Sharing across the state."),
    ],
)
def test_a_sentence_in_the_present_tense_is_no_heading(words: str, heading: str) -> None:
    law = of_text(f"Section 3. Aim.\nThis law keeps watch.\nSection 4. {words}")
    assert law.heading(law.sections[-1]) == heading


def test_a_noun_that_sounds_like_a_verb_defines_nothing() -> None:
    law = of_text(
        "Section 4. No person shall sell:\n(1) Records that are gathered through any means by a telephone;\n"
        "(2) Footage obtained by electronic or other means; or\n(3) Camera means a thing with a lens."
    )
    kinds = [section.kind for section in law.walk() if section.label.startswith("(")]
    assert kinds == [Kind.SUBDIVISION, Kind.SUBDIVISION, Kind.DEFINITION]


def test_items_that_a_web_page_has_glued_together() -> None:
    law = of_text("§ 9. Terms. In this act:(1) Alert means a signal;(2) Camera means a lens; and(3) Gate means a door.")
    assert paths(law) == ["9", "9(1)", "9(2)", "9(3)"]
    cited = of_text("§ 9. Use. Data under section 4;or(a thing) and(b) stay.")
    assert paths(cited) == ["9"]


def test_paragraphs_that_a_web_page_has_run_together() -> None:
    law = of_text(
        '§ 9. Terms(1) "Alert" means a signal under section 4.5.(2) "Camera" means a lens if:(A) It is new; or(B) It is old.\n'
        '§ 10. Use. A. In this section:"Gate" means a door."Lock" means a bolt.B. The clerk may open a gate.C. The U.S.C. '
        "applies. See 42 U.S.C. A gate is closed."
    )
    assert paths(law) == [
        "9",
        "9(1)",
        "9(2)",
        "9(2)(A)",
        "9(2)(B)",
        "10",
        "10(A)",
        "10(A)[gate]",
        "10(A)[lock]",
        "10(B)",
        "10(C)",
    ]
    assert law.quote(at(law, "a bolt").lead).strip() == '"Lock" means a bolt.'
    assert law.quote(at(law, "applies").lead).endswith("A gate is closed.")


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("Spy tool. The term “spy tool” means a lens.", "spy tool"),
        ("Spy tool. The term spy tool means a lens.", "spy tool"),
        ("Spy tool. 1. The term “spy tool” means a lens with a motor.", "spy tool"),
        ("Spy tool. The term of a lease is a year.", ""),
        ("Spy tool. The term limit means little here.", ""),
    ],
)
def test_a_heading_may_name_the_term_that_its_sentence_defines(words: str, term: str) -> None:
    law = of_text(
        f"§ 1-1 Definitions. In this chapter, these terms have these meanings:\n{words}\n§ 1-2 Use. The clerk shall report."
    )
    assert [section.path for section in law.walk() if section.kind is Kind.DEFINITION] == (
        [f"1-1[{term}]"] if term else []
    )


def test_an_order_in_a_list_is_no_heading() -> None:
    law = of_text(
        "§ 1-1 Board. (1) The board shall:\n(a) Meet; and\n(b) Create panels to do the work.\n(2) It shall report."
    )
    assert law.heading(at(law, "Create")) == ""


def test_an_item_put_between_two_capitals() -> None:
    law = of_text("§ 7. Log. The log shall state:\n(A) The day;\n(A-i) The hour; and\n(B) The place.")
    assert paths(law) == ["7", "7(A)", "7(A-i)", "7(B)"]

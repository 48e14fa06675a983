"""RTF: comments, notes, headers, text boxes, tables in tables, fields, contents, signs of other code pages."""

from __future__ import annotations

import pytest
from rtf_files import furniture, lines, packed, source

from ordtool.source import Line


def law(body: str | bytes) -> list[Line]:
    return [line for line in lines(body) if line.style != "furniture"]


def texts(body: str | bytes) -> list[str]:
    return [line.text for line in law(body)]


def comment(text: str, *, reference: str = "", author: str = "A. Reader", date: int = 0) -> str:
    on = rf"{{\*\atnref {reference}}}" if reference else ""
    when = rf"{{\*\atndate {date}}}" if date else ""
    return rf"{{\*\atnid AR}}{{\*\atnauthor {author}}}\chatn{{\*\annotation{on}{when}\pard\plain {{\chatn}}{text}\par}}"


def test_comments_say_by_whom_when_and_on_which_words() -> None:
    said = comment(r"Too {\b long}.", reference="1", date=packed(2026, 1, 2, 3, 4))
    body = r"within {\*\atrfstart 1}sixty {\ul days}{\*\atrfend 1}" + said + r" after\par end\par"
    assert texts(body) == ["within sixty days after", "end"]
    assert furniture(body) == [("comment", "Comment by A. Reader, 2026-01-02, on “sixty days”: Too long.")]


def test_a_comment_on_no_words_and_one_by_initials() -> None:
    assert furniture("a" + comment("why?") + r"\par") == [("comment", "Comment by A. Reader: why?")]
    bare = r"a{\*\atnid BC}{\*\annotation why?}\par"
    assert furniture(bare) == [("comment", "Comment by BC: why?")]


def test_a_comment_over_paragraphs_without_struck_words() -> None:
    body = r"{\*\atrfstart 7}one\par two{\deleted  three}{\*\atrfend 7}" + comment("x", reference="7") + r"\par"
    assert furniture(body) == [("comment", "Comment by A. Reader, on “one two”: x")]


def test_headers_and_footers_are_running_heads_said_once() -> None:
    body = r"{\header\pard Draft\par File 1\par}{\headerf Draft\par}{\footerr\pard Page {\chpgn}\par}words\par"
    assert texts(body) == ["words"]
    assert [(why, text.strip()) for why, text in furniture(body)] == [
        ("running head", "Draft"), ("running head", "File 1"), ("running head", "Page"),
    ]  # fmt: skip


def test_notes_are_counted_apart_and_keep_their_paragraphs() -> None:
    body = (
        r"a{\super\chftn}{\footnote\pard {\super\chftn} one\par more\par}b{\footnote\ftnalt end}c{\footnote two}\par"
        r"{\deleted d{\footnote gone}}{\footnote three}\par"
    )
    assert [(line.style, line.marker, line.text.strip()) for line in law(body)] == [
        ("", "", "abc"), ("", "", "d"), ("note", "1", "one"), ("note", "", "more"), ("note", "2", "two"),
        ("note", "", "gone"), ("note", "3", "three"), ("note", "1", "end"),
    ]  # fmt: skip


def test_a_text_box_stands_after_its_paragraph() -> None:
    box = r"{\shp{\*\shpinst{\shptxt\pard box one\par box two\par}}{\shprslt{\*\do\dptxbx{\dptxbxtext box one\par}}}}"
    assert texts("a" + box + r"b\par c\par") == ["ab", "box one", "box two", "c"]
    old = r"a{\*\do\dobxpage\dptxbx{\dptxbxtext\pard box\par}}b\par"
    assert texts(old) == ["ab", "box"]


def test_an_embedded_object_shows_its_result() -> None:
    assert texts(r"a{\object\objemb{\*\objclass Word}{\*\objdata 0102}{\result{\pard  shown}}}b\par") == ["a shownb"]


ROW = r"\trowd\cellx1\cellx2\intbl "


def test_a_table_in_a_cell_is_part_of_it() -> None:
    body = (
        ROW + r"a\par\itap2 x\nestcell y\nestcell{\nonesttables\par}{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}"
        r"\itap1 b\cell c\cell\row\pard after\par"
    )
    assert texts(body) == ["a x\ty b\tc".replace("x\ty", "x y"), "after"]


def test_merged_cells_are_said_once() -> None:
    body = (
        r"\trowd\clvmgf\cellx1\cellx2\intbl Kind\cell 14\cell\row\trowd\clvmrg\cellx1\cellx2\intbl under\cell 7\cell\row\pard"
        r" after\par"
    )
    assert texts(body) == ["Kind\t14", "\t7", "after"]
    assert furniture(body) == [("hidden text", "under")]


def test_a_frame_keeps_its_paragraphs() -> None:
    framed = r"\trowd\cellx1\intbl Section 1.\par Section 2.\cell\row\pard after\par"
    assert [(line.style, line.text) for line in law(framed)] == [("", "Section 1."), ("", "Section 2."), ("", "after")]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (r"{\*\fldinst REF x}{\fldrslt \'a7 4}", "see § 4."),
        (r'{\*\fldinst{ SYMBOL 167 \\f "Times" \\s 12}}{\fldrslt{\fs24}}', "see §."),
        (r"{\*\fldinst SYMBOL 183 \\f Symbol}{\fldrslt}", "see •."),
        (r"{\*\fldinst PAGE}", "see ."),
        (r"{\*\fldinst FORMCHECKBOX{\*\formfield{\fftype1\ffres1\ffdefres0}}}{\fldrslt}", "see ☒."),
        (r"{\*\fldinst FORMCHECKBOX{\*\formfield{\fftype1\ffres25\ffdefres0}}}{\fldrslt}", "see ☐."),
        (r"{\*\fldinst FORMDROPDOWN{\*\formfield{\ffres1{\*\ffl a}{\*\ffl b}}}}{\fldrslt}", "see b."),
        (r"{\*\fldinst IF {\field{\*\fldinst REF y}{\fldrslt no}}}{\fldrslt yes}", "see yes."),
    ],
)  # fmt: skip
def test_fields_show_their_results(field: str, text: str) -> None:
    assert texts(rf"see {{\field{field}}}.\par") == [text]


STYLES = r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2\sbasedon1 heading 2;}{\s9 toc 1;}{\*\cs10 heading 3;}{\s4 Title;}}"


def test_styles_name_headings_and_contents() -> None:
    body = (
        STYLES
        + r"\pard\s4 Act\par\pard\s9 Purpose 3\par\pard\s2 Purpose\par\pard\s1\outlinelevel3 Own\par\pard text\par"
    )
    assert [(line.style, line.level, line.removed, line.text) for line in lines(body)] == [
        ("heading", 0, "", "Act"), ("furniture", None, "contents", "Purpose 3"), ("heading", 2, "", "Purpose"),
        ("heading", 4, "", "Own"), ("", None, "", "text"),
    ]  # fmt: skip


def test_a_field_of_contents_is_contents_and_other_fields_are_not() -> None:
    toc = r"{\field{\*\fldinst TOC \\o}{\fldrslt Purpose 3\par Fees 4\par}}"
    assert furniture(toc + r"text\par") == [("contents", "Purpose 3"), ("contents", "Fees 4")]
    assert furniture(r"{\field{\*\fldinst REF TOC}{\fldrslt Purpose\par}}text\par") == []


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rb"{\fonttbl{\f1\fcharset204 A;}{\f2\fcharset0 B;}}\f1\'cf{\f2\'a7}\'f0", "П§р"),
        (rb"{\fonttbl{\f1\fcharset238 A;}}\f1\'b9\f0\'b9", "ą¹"),
        (rb"{\fonttbl{\f1\cpg1251\fcharset0 A;}}\f1\'cf", "П"),
        (rb"{\fonttbl{\f1\fcharset255 A;}}\f1\'15\'82", "\x15é"),
        (rb"{\fonttbl\f1\fnil\fcharset2 Wingdings;\f2\fcharset0 Times;}\f1\'a7\'fe\f2\'a7", "▪☒§"),
        (rb"{\fonttbl{\f1\fnil\fcharset2 Symbol;}}\f1 a\'b3 \f0 a", "α≥ a"),
        (rb"\uc1\u8212-\u167\'a7\u8217?s", "—§’s"),
        (rb"\uc1\u8217\rquote s", "’s"),
        (rb"\uc0\u8217 s", "’s"),
        (rb"\uc2\u8217\'81\'66s", "’s"),
        (rb"{\uc2\u167\'81\'66}\u167?.", "§§."),
        (rb"{\upr{caf?}{\*\ud{caf\u233 ?}}}", "caf?"),
        (rb"\ansicpg65001 \'e2\'80\'9ccaf\'c3\'a9\'e2\'80\'9d", "“café”"),
        (rb"\ansicpg1252 \'93caf\'e9\'94 \'a7\'965", "“café” §–5"),
        (rb"\ansicpg99999 \'a7", "§"),
    ],
)
def test_signs_of_code_pages(body: bytes, text: str) -> None:
    assert texts(body + rb"\par")[0] == text


def test_a_unicode_sign_without_a_stand_in_keeps_the_paragraph_s_end() -> None:
    assert texts(r"one\u8217\par two\par") == ["one’", "two"]


@pytest.mark.parametrize(
    "group",
    [
        r"{\*\unknown{\inner words}}", r"{\*\listtable{\list words}}", r"{\pict\pngblip 8950}", r"{\*\bkmkstart here}",
        r"{\info{\title words}}", r"{\*\themedata 00ff}", r"{\xe words}", r"{\*\ftnsep words}",
        "{\\pict\\bin6 {}}}}}}",
    ],
)  # fmt: skip
def test_what_is_no_text(group: str) -> None:
    assert texts(f"a{group}b\\par") == ["ab"]


@pytest.mark.parametrize("depth", [10, 20_000])
def test_groups_in_groups(depth: int) -> None:
    assert texts("{" * depth + "deep" + "}" * depth + r"\par") == ["deep"]


@pytest.mark.parametrize(
    "body",
    [
        r"}}}a\par",
        r"a{\footnote b",
        r"a{\header b",
        r"\cell\row a\par",
        r"a\nestcell\nestrow\cell b",
        r"{\field{\fldrslt a",
    ],
)
def test_broken_files_are_read_as_far_as_they_go(body: str) -> None:
    assert "a" in "".join(line.text for line in source(body).lines)

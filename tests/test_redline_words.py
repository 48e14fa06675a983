"""Words of the user's own Word file changed as tracked changes: in every container, beside everything that is no word."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from comparing.oracle import parts
from readers_files import docx, paragraph, part, run, zipped
from redlining import MAIN, accepted, body, canonical, change, checked, redline, rejected, said
from word_files import WHO, deleted, inserted

from ordtool.docx_revisions import without
from ordtool.errors import InputError, OrdtoolError
from ordtool.readers import read_bytes
from ordtool.revision import Annotate, Join, Replace, Signature
from ordtool.writers._redline import apply, cautions

LINK = '<w:hyperlink w:anchor="a">{}</w:hyperlink>'
SMART = '<w:smartTag w:element="place">{}</w:smartTag>'
CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def p(*inner: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(inner)}</w:p>"


def field(instruction: str, result: str, properties: str = "") -> str:
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return FIELD.format("begin") + code + FIELD.format("separate") + run(result, properties) + FIELD.format("end")


def minus(text: str) -> str:
    return f'<w:del w:author="ordtool"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def plus(text: str) -> str:
    return f'<w:ins w:author="ordtool"><w:r><w:t>{text}</w:t></w:r></w:ins>'


def same(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def marked(*inner: str, old: str = "may", new: str = "shall", **parts_: str) -> str:
    """The XML of one paragraph after one change in it; taking it out again must give the original."""
    data = docx(p(*inner), **parts_)
    made = checked(data, change(old, new, data))
    assert rejected(made) == rejected(data)
    return body(made)


# --- plain runs


def test_a_word_in_a_run_is_struck_and_the_new_one_stands_behind_it() -> None:
    assert marked(run("The city may act.")) == p(same("The city "), minus("may"), plus("shall"), same(" act."))


def test_a_whole_run_is_not_cut() -> None:
    assert marked(run("may")) == p(minus("may"), plus("shall"))


def test_what_is_deleted_leaves_nothing_and_what_is_inserted_takes_nothing() -> None:
    data = docx(p(run("The city may act.")))
    assert body(checked(data, change(" may", "", data))) == p(same("The city"), minus(" may"), same(" act."))
    made = body(checked(data, Replace(MAIN, 0, 9, 9, "now ")))
    assert made == p(same("The city "), plus("now "), same("may act."))


@pytest.mark.parametrize(("at", "wanted"), [(0, ["New The city.", ""]), (9, ["The city.New ", ""])])
def test_words_at_the_ends_of_a_paragraph(at: int, wanted: list[str]) -> None:
    data = docx(p(run("The city.")) + p())
    assert accepted(checked(data, Replace(MAIN, 0, at, at, "New "))) == wanted


def test_words_in_an_empty_paragraph_stand_behind_its_properties() -> None:
    data = docx(p(properties='<w:jc w:val="center"/>'))
    assert body(checked(data, Replace(MAIN, 0, 0, 0, "New"))) == p(plus("New"), properties='<w:jc w:val="center"/>')


def test_runs_of_several_looks_keep_theirs_and_the_new_words_look_like_the_first() -> None:
    made = marked(run("it m", "<w:b/>"), run("ay act", "<w:i/>"))
    bold, slant = "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/></w:rPr>"
    struck = f"<w:r>{bold}<w:delText>m</w:delText></w:r><w:r>{slant}<w:delText>ay</w:delText></w:r>"
    assert f'<w:del w:author="ordtool">{struck}</w:del><w:ins w:author="ordtool"><w:r>{bold}<w:t>shall' in made


def test_edits_that_touch_each_other_stand_in_the_order_given() -> None:
    data = docx(p(run("one two three")))
    edits = (
        Replace(MAIN, 0, 0, 4, "1 "),
        Replace(MAIN, 0, 4, 8, "2 "),
        Replace(MAIN, 0, 8, 8, "A"),
        Replace(MAIN, 0, 8, 8, "B"),
    )
    made = checked(data, *edits)
    assert accepted(made) == ["1 2 ABthree"]
    assert accepted(checked(data, *reversed(edits[:2]))) == ["1 2 three"]


def test_characters_beyond_the_first_plane_count_as_one() -> None:
    data = docx(p(run("𝒜𝒷 may 𝒸")))
    assert accepted(checked(data, change("may", "𝓍", data), Replace(MAIN, 0, 1, 2, ""))) == ["𝒜 𝓍 𝒸"]


def test_tabs_and_line_breaks_are_struck_and_written_as_such() -> None:
    inner = "<w:r><w:t>(a)</w:t><w:tab/><w:t>may</w:t><w:br/><w:t>act</w:t></w:r>"
    data = docx(p(inner))
    made = checked(data, Replace(MAIN, 0, 3, 8, "\tshall "))
    assert accepted(made) == ["(a)\tshall act"]
    assert "<w:r><w:tab/><w:delText>may</w:delText><w:br/></w:r></w:del>" in body(made)
    assert "<w:r><w:tab/><w:t>shall </w:t></w:r></w:ins>" in body(made)


@pytest.mark.parametrize(
    "thing",
    [
        '<w:footnoteReference w:id="2"/>', "<w:drawing/>", '<w:pict/>', '<w:object/>', '<w:commentReference w:id="7"/>',
    ],
)  # fmt: skip
def test_what_is_no_word_stays_when_the_words_around_it_go(thing: str) -> None:
    data = docx(p(f"<w:r><w:t>it may</w:t>{thing}<w:t> act</w:t></w:r>"))
    made = redline(data, Replace(MAIN, 0, 3, 8, "shall"))
    assert plain(f"</w:del><w:r>{thing}</w:r><w:del") in body(made)
    assert canonical(data) == canonical(without(made, "ordtool"))


def test_bookmarks_and_proofing_marks_stay_outside() -> None:
    mark = '<w:bookmarkStart w:id="4" w:name="b"/>'
    made = marked(run("it m"), mark, run("ay act"), '<w:bookmarkEnd w:id="4"/>')
    assert plain(f"</w:del>{mark}<w:del") in made


def plain(text: str) -> str:
    return re.sub(r' w:id="\d+"', "", text)


def test_a_page_break_that_word_remembers_goes_with_its_words() -> None:
    inner = "<w:r><w:lastRenderedPageBreak/><w:t>may act</w:t></w:r>"
    assert "<w:lastRenderedPageBreak/><w:delText>may" in marked(inner)


def test_insertions_are_not_hidden_struck_or_raised_because_their_neighbours_are() -> None:
    for own in (
        "<w:vanish/>",
        "<w:strike/>",
        "<w:dstrike/>",
        '<w:vertAlign w:val="superscript"/>',
        '<w:position w:val="6"/>',
    ):
        data = docx(p(run("law", f"<w:b/>{own}")))
        assert body(checked(data, Replace(MAIN, 0, 3, 3, " new"))).endswith(
            '<w:ins w:author="ordtool"><w:r><w:rPr><w:b/></w:rPr><w:t> new</w:t></w:r></w:ins></w:p>'
        ), own


def test_words_beside_a_symbol_are_not_in_its_font() -> None:
    for sign in (run("l", '<w:rFonts w:ascii="Wingdings"/>'), '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'):
        made = body(checked(docx(p(sign, run("act", "<w:b/>"))), Replace(MAIN, 0, 1, 1, "to ")))
        assert "<w:rPr><w:b/></w:rPr><w:t>to " in made
        assert "<w:rPr>" not in body(checked(docx(p(sign)), Replace(MAIN, 0, 1, 1, "to "))).partition("<w:ins")[2]


def test_words_in_an_empty_paragraph_look_like_its_mark() -> None:
    data = docx(p(properties=f"<w:rPr><w:ins {WHO}/><w:b/></w:rPr>"))
    assert "<w:r><w:rPr><w:b/></w:rPr><w:t>New</w:t></w:r></w:ins></w:p>" in body(
        checked(data, Replace(MAIN, 0, 0, 0, "New"))
    )


def test_words_in_place_of_raised_ones_are_raised() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    assert f"<w:rPr>{raised}</w:rPr><w:t>nd" in marked(run("the 1"), run("st", raised), run(" one"), old="st", new="nd")


def test_a_word_before_a_word_looks_like_what_it_leads_into() -> None:
    data = docx(p(run("Purpose. ", "<w:b/>"), run("The city acts.")))
    made = body(checked(data, Replace(MAIN, 0, 9, 9, "Since 1900 ")))
    assert plus("Since 1900 ") in made
    assert "<w:rPr><w:b/></w:rPr><w:t> and use." in body(checked(data, Replace(MAIN, 0, 8, 8, " and use.")))


def test_what_a_run_was_before_stays_its_own() -> None:
    earlier = f"<w:b/><w:rPrChange {WHO}><w:rPr/></w:rPrChange>"
    made = marked(run("it may act", earlier))
    assert made.count("<w:rPrChange") == 3  # on the three parts of the old run, not on the new words
    assert '<w:ins w:author="ordtool"><w:r><w:rPr><w:b/></w:rPr><w:t>shall' in made


# --- containers


@pytest.mark.parametrize(
    "holder", [LINK, SMART, CONTROL.format("", "{}"), '<w:fldSimple w:instr="REF a">{}</w:fldSimple>']
)
def test_words_inside_a_container_change_inside_it(holder: str) -> None:
    inside = body(docx(p(holder.format(same("it ") + minus("may") + plus("shall") + same(" act")))))
    assert marked(run("So "), holder.format(run("it may act")), run(" here")) == p(
        same("So "), inside.removeprefix("<w:p>").removesuffix("</w:p>"), same(" here")
    )


@pytest.mark.parametrize("holder", [LINK, SMART, CONTROL.format("", "{}")])
def test_words_across_the_border_of_a_container_are_struck_on_both_sides(holder: str) -> None:
    inside = body(docx(p(holder.format(minus("ay") + same(" act"))))).removeprefix("<w:p>").removesuffix("</w:p>")
    assert marked(run("it m"), holder.format(run("ay act"))) == p(same("it "), minus("m"), plus("shall"), inside)
    inside = body(docx(p(holder.format(same("it ") + minus("m"))))).removeprefix("<w:p>").removesuffix("</w:p>")
    assert marked(holder.format(run("it m")), run("ay act")) == p(inside, minus("ay"), plus("shall"), same(" act"))


@pytest.mark.parametrize(
    "holder", [LINK, SMART, CONTROL.format("", "{}"), '<w:fldSimple w:instr="REF a">{}</w:fldSimple>']
)
@pytest.mark.parametrize("at", [3, 7])
def test_words_at_the_border_of_a_container_stand_outside(holder: str, at: int) -> None:
    data = docx(p(run("See"), holder.format(run("this")), run(".")))
    made = body(checked(data, Replace(MAIN, 0, at, at, " new ")))
    inside = body(docx(p(holder.format(same("this"))))).removeprefix("<w:p>").removesuffix("</w:p>")
    new = plus(" new ")
    assert made == p(same("See"), *((new, inside) if at == 3 else (inside, new)), same("."))


def test_new_words_outside_a_link_do_not_look_like_it() -> None:
    style = '<w:rStyle w:val="Hyperlink"/><w:b/>'
    data = docx(p(LINK.format(run("this", style))))
    made = body(checked(data, Replace(MAIN, 0, 4, 4, " new"), Replace(MAIN, 0, 2, 2, "IN")))
    assert "<w:rPr><w:b/></w:rPr><w:t> new" in made
    assert f"<w:rPr>{style}</w:rPr><w:t>IN" in made


# --- others' revisions


def test_what_others_deleted_stays_theirs() -> None:
    made = marked(run("it m"), deleted("XX"), run("ay act"), old="mXXay")
    theirs = '<w:del w:author="R. Viser"><w:r><w:delText>XX</w:delText></w:r></w:del>'
    assert made == p(same("it "), minus("m"), theirs, minus("ay"), plus("shall"), same(" act"))


def test_our_deletion_stands_inside_others_insertion() -> None:
    made = marked(run("So "), inserted("it may act"))
    theirs = '<w:ins w:author="R. Viser">{}</w:ins>'
    assert made == p(same("So "), theirs.format(same("it ") + minus("may")), plus("shall"), theirs.format(same(" act")))


def test_others_insertion_is_parted_around_ours_and_each_part_has_its_id() -> None:
    data = docx(p(inserted("it may act")))
    made = checked(data, Replace(MAIN, 0, 3, 3, "now "))
    assert body(made).count('<w:ins w:author="R. Viser">') == 2
    assert accepted(made) == ["it now may act"]
    assert rejected(made) == [""]


@pytest.mark.parametrize("at", [0, 10])
def test_others_insertion_is_not_parted_at_its_border(at: int) -> None:
    made = checked(docx(p(inserted("it may act"))), Replace(MAIN, 0, at, at, "now "))
    assert body(made).count('<w:ins w:author="R. Viser">') == 1


def test_nothing_is_put_into_what_others_deleted() -> None:
    made = checked(docx(p(run("a"), deleted("bcd"), run("e"))), Replace(MAIN, 0, 2, 2, "X"))
    assert accepted(made) == ["aXe"]
    assert rejected(made) == ["abcde"]
    assert body(made).count("<w:del ") == 1


def test_moved_words_can_be_struck_where_they_went() -> None:
    moved = f"<w:moveTo {WHO}>{run('it may act')}</w:moveTo>"
    data = docx(p(run("So "), moved))
    made = checked(data, change("may", "shall", data))
    assert accepted(made) == ["So it shall act"]


# --- fields


def test_words_of_a_link_that_is_a_field_change_inside_it() -> None:
    made = marked(run("See "), field('HYPERLINK "#a"', "it may act"), run("."))
    assert minus("may") + plus("shall") + same(" act") + FIELD.format("end") in made


def test_a_field_that_word_computes_is_replaced_whole() -> None:
    data = docx(p(run("under "), field("REF s5", "section 5"), run(" of")))
    made = checked(data, change("5", "6", data))
    assert accepted(made) == ["under section 6 of"]
    assert "<w:delInstrText> REF s5 </w:delInstrText>" in body(made)
    assert body(made).endswith(FIELD.format("end") + "</w:del>" + plus("section 6") + same(" of") + "</w:p>")


def test_an_edit_across_the_border_of_a_computed_field_writes_the_rest_anew() -> None:
    data = docx(p(run("under "), field("REF s5", "section 5"), run("(a) of")))
    made = checked(data, change("5(a)", "6(b)", data))
    assert accepted(made) == ["under section 6(b) of"]
    assert plus("section 6(b)") in body(made)


def test_two_edits_in_one_computed_field_become_one_with_the_notes_of_both() -> None:
    data = docx(p(run("under "), field("REF s5", "section 5.1"), run(" of")))
    edits = [replace(change("5", "6", data), notes=("first",)), replace(change("1", "2", data), notes=("second",))]
    made = checked(data, *edits)
    assert accepted(made) == ["under section 6.2 of"]
    assert said(made, "word/comments.xml") == ["first", "second"]


def test_a_covered_field_goes_whole_and_one_beside_the_words_stays() -> None:
    data = docx(p(run("a "), field("HYPERLINK x", "link"), run(" b")))
    made = checked(data, Replace(MAIN, 0, 1, 7, ""))
    assert "<w:delInstrText>" in body(made)
    assert accepted(made) == ["ab"]
    beside = checked(data, Replace(MAIN, 0, 0, 2, ""), Replace(MAIN, 0, 6, 8, "."))
    assert "<w:delInstrText>" not in body(beside)
    assert accepted(beside) == ["link."]


@pytest.mark.parametrize(("at", "wanted"), [(2, "a X#link b"), (6, "a link X b")])
def test_words_at_the_border_of_a_field_stand_outside(at: int, wanted: str) -> None:
    data = docx(p(run("a "), field("REF x", "link"), run(" b")))
    made = checked(data, Replace(MAIN, 0, at, at, "X#" if at == 2 else " X"))
    assert accepted(made) == [wanted]
    text = body(made)
    new = plus("X#" if at == 2 else " X")
    assert new + FIELD.format("begin") in text or FIELD.format("end") + new in text


def test_a_field_in_one_element_changes_inside() -> None:
    data = docx(p(run("page "), '<w:fldSimple w:instr="PAGE">' + run("12") + "</w:fldSimple>"))
    made = checked(data, change("12", "13", data))
    assert accepted(made) == ["page 13"]


def test_an_index_entry_stays_and_a_number_that_word_counts_goes_with_the_words_around() -> None:
    entry = FIELD.format("begin") + "<w:r><w:instrText>XE act</w:instrText></w:r>" + FIELD.format("end")
    counted = entry.replace("XE act", "LISTNUM")
    for code, kept in ((entry, True), (counted, False)):
        data = docx(p(run("it may"), code, run(" act")))
        made = body(checked(data, Replace(MAIN, 0, 3, 8, "")))
        assert ("<w:delInstrText>" in made) is not kept


# --- content controls


@pytest.mark.parametrize(
    "locked",
    [
        '<w:lock w:val="contentLocked"/>', '<w:lock w:val="sdtContentLocked"/>', "<w:date/>", "<w:dropDownList/>",
        '<w:dataBinding w:xpath="/a" w:storeItemID="x"/>', "<w:comboBox/>",
    ],
)  # fmt: skip
def test_a_control_that_is_not_ours_to_edit_gets_a_comment(locked: str) -> None:
    data = docx(p(run("So "), CONTROL.format(locked, run("it may act"))))
    made = checked(data, replace(change("may", "shall", data), notes=("Weaker.",)))
    assert accepted(made) == ["So it may act"]
    refusal, own = said(made, "word/comments.xml")
    assert "“shall” instead of “may”" in refusal
    assert own == "Weaker."


def test_a_control_that_is_only_kept_from_removal_is_edited() -> None:
    data = docx(p(CONTROL.format('<w:lock w:val="sdtLocked"/>', run("it may act"))))
    assert accepted(checked(data, change("may", "shall", data))) == ["it shall act"]


def test_words_beside_a_locked_control_change_and_those_in_it_do_not() -> None:
    data = docx(p(run("So it m"), CONTROL.format('<w:lock w:val="contentLocked"/>', run("ay act"))))
    made = checked(data, change("may", "shall", data))
    assert accepted(made) == ["So it shallay act"]
    assert len(said(made, "word/comments.xml")) == 1
    assert accepted(checked(data, Replace(MAIN, 0, 7, 7, "X"))) == ["So it mXay act"]


# --- formulas


@pytest.mark.parametrize("holder", ["{}", "<m:oMathPara>{}</m:oMathPara>"])
def test_a_formula_goes_whole_or_not_at_all(holder: str) -> None:
    formula = holder.format("<m:oMath><m:r><m:t>xy</m:t></m:r></m:oMath>")
    data = docx(p(run("let "), formula, run(" be")))
    assert accepted(checked(data, Replace(MAIN, 0, 3, 7, ""))) == ["letbe"]
    assert accepted(checked(data, Replace(MAIN, 0, 3, 5, ""))) == ["letxy be"]
    assert accepted(checked(data, Replace(MAIN, 0, 6, 6, "z"))) == ["let xyz be"]


# --- text boxes


def box(*versions: str) -> str:
    inner = "".join(
        f"<mc:{tag}{needs}><w:pict><v:textbox><w:txbxContent>{version}</w:txbxContent></v:textbox></w:pict></mc:{tag}>"
        for tag, needs, version in zip(("Choice", "Fallback"), (' Requires="w14"', ""), versions, strict=False)
    )
    return f"<w:r><mc:AlternateContent>{inner}</mc:AlternateContent></w:r>"


def test_both_versions_of_a_text_box_change_and_the_comment_is_on_what_holds_it() -> None:
    data = docx(p(run("Before "), box(paragraph("it may"), paragraph("it may")), run("after")))
    made = checked(data, Replace(MAIN, 1, 3, 6, "shall", ("A note.",)))
    assert accepted(made) == ["Before after", "it shall", "it shall"]
    assert said(made, "word/comments.xml") == ["A note."]
    assert "<w:commentRangeStart/><w:r><mc:AlternateContent>" in body(made)


def test_a_version_that_says_something_else_is_left_alone() -> None:
    data = docx(p(box(paragraph("it may"), paragraph("it must"))))
    assert accepted(checked(data, Replace(MAIN, 1, 3, 6, "shall"))) == ["", "it shall", "it must"]


# --- comments


def test_comments_say_who_and_when_and_may_have_paragraphs() -> None:
    data = docx(p(run("it may act")))
    made = checked(data, Annotate(MAIN, 0, 3, 6, ("One.\nTwo.", "Three.")), comments=("All of it.",))
    root = parts(made)["word/comments.xml"].decode()
    assert root.count('w:author="ordtool" w:initials="ot" w:date="2026-11-23T00:00:00Z"') == 3
    assert said(made, "word/comments.xml") == ["All of it.", "One.", "Two.", "Three."]
    assert accepted(made) == ["it may act"]
    on = read_bytes("a.docx", made)
    assert [line.text for line in on.lines if line.removed == "comment"]


def test_comments_are_added_to_those_of_others_in_the_files_own_styles() -> None:
    earlier = part(
        "comments", '<w:comment w:id="3" w:author="R. Viser"><w:p><w:r><w:t>Mine.</w:t></w:r></w:p></w:comment>'
    )
    styles = part(
        "styles",
        '<w:style w:type="character" w:styleId="Kommentar"><w:name w:val="annotation reference"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="KText"><w:name w:val="annotation text"/></w:style>',
    )
    theirs = "".join(f'<w:commentRange{side} w:id="3"/>' for side in ("Start", "End"))
    data = docx(
        p(run("it may act"), theirs, '<w:r><w:commentReference w:id="3"/></w:r>'), comments=earlier, styles=styles
    )
    made = checked(data, Annotate(MAIN, 0, 3, 6, ("Ours.",)))
    assert said(made, "word/comments.xml") == ["Mine.", "Ours."]
    assert parts(made)["[Content_Types].xml"] == parts(data)["[Content_Types].xml"]
    assert '<w:rStyle w:val="Kommentar"/></w:rPr><w:commentReference/>' in body(made)
    assert '<w:pStyle w:val="KText"/>' in parts(made)["word/comments.xml"].decode()


def test_a_comment_on_a_footnote_is_on_its_sign() -> None:
    notes = part("footnotes", f'<w:footnote w:id="2">{paragraph("it may")}</w:footnote>')
    data = docx(p(run("Text"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run(".")), footnotes=notes)
    made = checked(data, Replace("word/footnotes.xml", 0, 3, 6, "shall", ("Weaker.",)))
    assert accepted(made, "word/footnotes.xml") == ["it shall"]
    assert "<w:commentRangeStart/><w:r><w:footnoteReference/></w:r><w:commentRangeEnd/>" in body(made)


def test_notes_on_what_shows_nowhere_are_on_the_paragraph() -> None:
    data = docx(p(run("it may"), deleted("XX")) + p(run("act")))
    made = checked(data, Replace(MAIN, 0, 6, 8, "", ("Gone already.",)), Join(MAIN, 0, ("Runs on.",)))
    assert said(made, "word/comments.xml") == ["Gone already.", "Runs on."]


# --- the package


def test_a_part_that_needs_no_change_keeps_its_bytes_and_one_that_does_its_declaration() -> None:
    odd = part("styles", "").replace("><", ">\r\n  <")
    data = docx(p(run("it may act")), styles=odd)
    made = checked(data, change("may", "shall", data))
    before, after = parts(data), parts(made)
    assert {name for name in before if before[name] != after[name]} == {MAIN}
    assert list(before) == list(after)
    assert after[MAIN].startswith(b'<?xml version="1.0" encoding="UTF-8"?><w:document')


def test_without_edits_nothing_changes() -> None:
    data = docx(p(run("it may act")))
    assert parts(redline(data)) == parts(data)


def test_ids_are_new_in_all_parts_and_one_input_has_one_output() -> None:
    data = docx(p(inserted("it may act")), footnotes=part("footnotes", p('<w:bookmarkStart w:id="900" w:name="b"/>')))
    edits = [change("may", "shall", data), Replace(MAIN, 0, 0, 0, "X", ("note",))]
    made = checked(data, *edits)
    assert 'w:id="901"' in parts(made)[MAIN].decode()
    assert made == redline(data, *edits)


def test_no_date_is_no_date() -> None:
    data = docx(p(run("it may act")))
    made = apply(data, [Replace(MAIN, 0, 0, 2, "we", ("note",))], signature=Signature("A & Ö", "AÖ"))
    assert b"w:date" not in parts(made)[MAIN] + parts(made)["word/comments.xml"]
    assert 'w:author="A &amp; Ö" w:initials="AÖ"' in parts(made)["word/comments.xml"].decode()


@pytest.mark.parametrize(("where", "paragraph_"), [(MAIN, 1), (MAIN, -1), ("word/footnotes.xml", 0)])
def test_an_address_that_does_not_exist_is_said(where: str, paragraph_: int) -> None:
    with pytest.raises(OrdtoolError, match=where):
        redline(docx(p(run("it may act"))), Replace(where, paragraph_, 0, 1, "x"))


def test_offsets_beyond_the_paragraph_are_said() -> None:
    with pytest.raises(OrdtoolError, match=r"paragraph 0 of word/document\.xml"):
        redline(docx(p(run("it may act"))), Replace(MAIN, 0, 3, 99, "x"))


def test_a_file_without_a_paragraph_is_said_to_be_one() -> None:
    with pytest.raises(InputError, match="no paragraph"):
        redline(docx(""), comments=("On all.",))


def test_a_part_of_comments_that_was_lost_is_made_again_where_it_belongs() -> None:
    files = parts(docx(p(run("it may act")), comments=part("comments", "")))
    del files["word/comments.xml"]
    made = parts(redline(zipped(files), Annotate(MAIN, 0, 3, 6, ("Ours.",))))
    assert made["word/_rels/document.xml.rels"].count(b"comments.xml") == 1
    assert made["[Content_Types].xml"].count(b"comments.xml") == 1


def test_a_signature_and_a_lock_are_told() -> None:
    locked = '<w:documentProtection w:edit="readOnly" w:enforcement="{}"/>'
    free = docx(p(run("it may act")), settings=part("settings", locked.format("0")))
    assert cautions(free, "ordtool") == []
    assert (
        "restricted"
        in cautions(docx(p(run("it may act")), settings=part("settings", locked.format("1"))), "ordtool")[0]
    )
    assert "signed" in cautions(zipped({**parts(free), "_xmlsignatures/sig1.xml": "<Signature/>"}), "ordtool")[0]


def test_earlier_work_under_the_same_name_is_told() -> None:
    data = docx(p(inserted("it may act").replace("R. Viser", "R &amp; &quot;V&quot;")))
    assert "another name" in cautions(data, 'R & "V"')[0]
    assert cautions(data, "R") == []


def test_a_paragraph_inside_an_insertion_is_marked_up_as_any_other() -> None:
    data = docx(f"<w:ins {WHO}>{p(run('it may act'))}</w:ins>")
    assert accepted(redline(data, Replace(MAIN, 0, 3, 3, "now "))) == ["it now may act"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_stands_twice_is_marked_up_where_it_is_read() -> None:
    old, new = docx(p(run("it may act"))), docx(p(run("we may act")))
    buffer = BytesIO(old)
    with ZipFile(buffer, "a") as archive:
        archive.writestr(MAIN, parts(new)[MAIN])
    assert accepted(redline(buffer.getvalue(), Replace(MAIN, 0, 3, 6, "shall"))) == ["we shall act"]


def test_a_damaged_picture_is_said_to_be_one() -> None:
    data = zipped({**parts(docx(p(run("it may act")))), "word/media/image1.png": b"\x00\x01\x02\x03" * 50})
    with ZipFile(BytesIO(data)) as archive:
        at = archive.getinfo("word/media/image1.png").header_offset + 30 + len("word/media/image1.png")
    with pytest.raises(InputError, match=r"image1\.png"):
        redline(data[:at] + b"\xff\xff" + data[at + 2 :], Replace(MAIN, 0, 3, 6, "shall"))


def test_a_paragraph_of_thousands_of_runs_is_counted_once() -> None:
    data = docx(p(*(run(sign) for sign in "abcd efgh " * 400)))
    start = time.process_time()
    redline(data, *(Replace(MAIN, 0, at, at + 3, "xy") for at in range(0, 3900, 40)))
    assert time.process_time() - start < 2.5  # seconds; each edit counting anew took 10

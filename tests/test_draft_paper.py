"""A draft on paper: what is printed reads back, in the order and the shape in which a clerk takes an ordinance."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from ordtool import outline, readers
from ordtool.commands import _drafting
from ordtool.draft import Draft, DraftingNote
from ordtool.draft.laid import laid
from ordtool.draft.paper import paper, short_title
from ordtool.draft.signatures import signatures
from ordtool.errors import DataError, UsageError
from ordtool.library import Value, fill, model, models, standard
from ordtool.library.models import shared
from ordtool.library.signing import forms
from ordtool.ordinance import Kind, Ordinance
from ordtool.writers import write

DATE = "2026-11-23"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
LAW = (Kind.SECTION, Kind.SUBDIVISION, Kind.DEFINITION, Kind.PARAGRAPH, Kind.DIVISION)
GIVEN: tuple[Mapping[str, Value], ...] = (
    {},
    {"FORM": "strong-mayor", "STATE_LAW": "WA", "NUMBER": "2027-14", "SPONSOR": "Council Member Rivera"},
    {"FORM": "town-meeting", "STATE_LAW": "MA", "RECITALS": False},
)


def drafted(name: str, given: Mapping[str, Value], notes: tuple[DraftingNote, ...] = ()) -> Draft:
    """A draft of one model, made without the verb: its text with the answers filled in."""
    chosen = model(name)
    answers = standard((*chosen.blanks, *shared().blanks, *shared().form), given)
    text = fill(chosen.template, answers, name=name)
    told = fill(chosen.recitals, answers, name=name) if answers["RECITALS"] else ""
    recitals = tuple(line for line in told.splitlines() if line.strip())
    title = text.splitlines()[0].removeprefix("# ")
    return Draft((name,), title, text, answers, recitals, notes, (), {})


def printed(draft: Draft, format_: str, *, clean: bool = False, line_numbers: bool = False) -> bytes:
    """The bytes of a draft in a format, as the command writes them."""
    if format_ == "xml":
        return _drafting._tree(draft, clean=clean, date=DATE)
    stream = io.BytesIO()
    write(paper(draft, notes=not clean, line_numbers=line_numbers, date=DATE), stream, format=format_)
    return stream.getvalue()


def read(data: bytes, format_: str) -> Ordinance:
    return outline.ordinance(readers.read_bytes(f"draft.{format_}", data))


def law(ordinance: Ordinance) -> list[tuple[str, str, str, str]]:
    """The law's own provisions: kind, path, heading, words. What is signed under it is not the law's."""
    return [
        (str(one.kind), one.path, ordinance.heading(one), ordinance.quote(one.span))
        for section in ordinance.sections
        if section.kind in (Kind.SECTION, Kind.DIVISION)
        for one in section.walk()
        if one.kind in LAW
    ]


def noted(name: str) -> tuple[DraftingNote, ...]:
    """A note on the title, on a section, on a subsection, on a definition and on a place that is not there."""
    draft = drafted(name, {})
    ordinance = laid(draft)
    paths = [one.path for one in ordinance.walk() if one.path]
    term = next(one.path for one in ordinance.walk() if one.kind is Kind.DEFINITION)
    chosen = ("", "1", next(path for path in paths if path.count("(") == 1), term, "1(zz)")
    return tuple(DraftingNote(path, (f"A note on {path or 'all'}.", "A second paragraph.")) for path in chosen)


# ---- reading back -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", ["docx", "html", "xml"])
@pytest.mark.parametrize("name", models())
def test_a_draft_reads_back_from_its_own_paper(name: str, format_: str) -> None:
    for given in GIVEN:
        draft = drafted(name, given)
        wanted = law(laid(draft))
        assert len(wanted) > 20
        assert law(read(printed(draft, format_, clean=True), format_)) == wanted


@pytest.mark.parametrize("format_", ["docx", "html", "xml"])
@pytest.mark.parametrize("name", models())
def test_notes_change_no_word_of_the_law(name: str, format_: str) -> None:
    draft = drafted(name, {}, noted(name))
    data = printed(draft, format_)
    assert law(read(data, format_)) == law(laid(draft))
    assert law(read(printed(draft, format_, clean=True), format_)) == law(laid(draft))


@pytest.mark.parametrize("format_", ["md", "txt"])
def test_a_clean_draft_reads_back_from_text_too(format_: str) -> None:
    draft = drafted(models()[0], {})
    assert law(read(printed(draft, format_, clean=True), format_)) == law(laid(draft))


def test_what_stands_before_the_law_reads_back_as_what_it_is() -> None:
    draft = drafted(models()[0], GIVEN[1])
    for format_ in ("docx", "html", "xml"):
        ordinance = read(printed(draft, format_), format_)
        kinds = [section.kind for section in ordinance.sections]
        before = kinds[: kinds.index(Kind.SECTION)]
        assert before.count(Kind.RECITAL) == len(draft.recitals)
        assert ordinance.title == draft.title
        assert ordinance.text.startswith(
            "City of Anytown\nOrdinance No. 2027-14\nIntroduced by Council Member Rivera\n"
        )
        assert Kind.SIGNATURE in kinds
        assert not ordinance.marks


def test_a_changed_word_would_be_seen() -> None:
    draft = drafted(models()[0], {})
    data = printed(draft, "xml", clean=True).replace(b"shall", b"may", 1)
    assert law(read(data, "xml")) != law(laid(draft))


# ---- the form -----------------------------------------------------------------------------------------------------


def body(draft: Draft, *, line_numbers: bool = False) -> etree._Element:
    data = printed(draft, "docx", line_numbers=line_numbers)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))[0]


def words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def test_recitals_are_linked_and_lead_to_the_enacting_clause() -> None:
    answers = standard(shared().blanks)
    text = "# A title\n\nThe Board of X ordains as follows:\n\n## Section 1. Words\n\n(a) Name. It is so.\n"
    draft = Draft(("x",), "A title", text, answers, ("The first is so.", "Anytown is a city"), (), (), {})
    lines = read(printed(draft, "docx"), "docx").text.split("\n")
    assert lines[2:5] == [
        "WHEREAS, the first is so; and",
        "WHEREAS, Anytown is a city;",
        "NOW, THEREFORE, the Board of X ordains as follows:",
    ]


def test_without_recitals_the_enacting_clause_stands_as_it_is() -> None:
    draft = drafted(models()[0], {"RECITALS": False})
    said = read(printed(draft, "docx"), "docx").text
    assert "WHEREAS" not in said
    assert "NOW, THEREFORE" not in said


def test_words_hang_from_their_letters() -> None:
    paragraph = next(one for one in body(drafted(models()[0], {})).iter(f"{W}p") if words(one).startswith("(a)"))
    runs = paragraph.findall(f"{W}r")
    assert words(runs[0]) == "(a)"
    assert runs[0].find(f"{W}tab") is not None
    assert paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "OrdinanceText2"


def test_the_signatures_stay_together_and_with_the_last_words() -> None:
    elements = list(body(drafted(models()[0], {})))
    opening = next(k for k, one in enumerate(elements) if words(one).startswith("Adopted by"))
    table = next(one for one in elements[opening:] if one.tag == f"{W}tbl")
    together = [*elements[opening - 1 : elements.index(table)], *table.iter(f"{W}p")]
    for paragraph in together:
        style, own = paragraph.find(f"{W}pPr/{W}pStyle"), paragraph.find(f"{W}pPr/{W}keepNext")
        kept = own is not None or (style is not None and style.get(f"{W}val") == "SignatureText")
        assert kept or not words(paragraph)
    assert elements[opening - 1].find(f"{W}pPr/{W}keepLines") is not None


def test_every_form_has_its_signers() -> None:
    values = next(blank for blank in shared().blanks if blank.name == "FORM").values
    assert {one.form for one in forms().forms} == set(values)
    mayor = signatures(standard(shared().blanks, {"FORM": "strong-mayor", "ADOPTION": "March 1, 2027"}))
    assert "Mayor" in [one.office for one in mayor.signers]
    assert "on March 1, 2027, by" in mayor.opening
    assert "Mayor" not in [one.office for one in signatures(standard(shared().blanks)).signers]
    with pytest.raises(DataError, match="GOVERNING_BODY"):
        signatures({"FORM": "strong-mayor"})


def test_line_numbers_are_words_own_and_asked_for() -> None:
    draft = drafted(models()[0], {})
    assert body(draft, line_numbers=True).find(f"{W}sectPr/{W}lnNumType") is not None
    assert body(draft).find(f"{W}sectPr/{W}lnNumType") is None
    with pytest.raises(UsageError, match="Line numbers"):
        _drafting.send(draft, output="x.html", format_=None, clean=True, line_numbers=True, date=DATE, quiet=True)


def test_notes_are_comments_on_headings() -> None:
    name = models()[0]
    draft = drafted(name, {}, noted(name))
    with zipfile.ZipFile(io.BytesIO(printed(draft, "docx"))) as package:
        comments = etree.fromstring(package.read("word/comments.xml"))
    assert words(comments[0]).startswith("A note on all.")
    assert len(comments) == 4  # the last one stands with that on section 1, the nearest place that there is
    assert b"comments.xml" not in printed(draft, "docx", clean=True)
    asides = printed(draft, "html").decode().count('<aside class="note"')
    assert asides == 4


def test_the_footer_names_the_short_title() -> None:
    draft = drafted("face-recognition-ban", {})
    assert short_title(draft, laid(draft)) == "Face Privacy Ordinance"


# ---- Akoma Ntoso --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", models())
def test_every_reference_and_term_of_the_xml_leads_somewhere(name: str) -> None:
    root = etree.fromstring(printed(drafted(name, {}, noted(name)), "xml"))
    ids = [element.get("eId") for element in root.iter() if element.get("eId")]
    assert len(ids) == len(set(ids))
    led = [element.get("href") or "" for element in root.iter(f"{AKN}ref")]
    terms = [element.get("refersTo") or "" for element in root.iter(f"{AKN}term", f"{AKN}def")]
    assert led
    assert terms
    assert {target.removeprefix("#") for target in (*led, *terms)} <= set(ids)
    assert len(list(root.iter(f"{AKN}authorialNote"))) == 4


def test_the_same_draft_gives_the_same_xml() -> None:
    draft = drafted(models()[0], GIVEN[1])
    assert printed(draft, "xml") == printed(draft, "xml")


def test_names_of_provisions_follow_the_naming_convention() -> None:
    root = etree.fromstring(printed(drafted("face-recognition-ban", {}), "xml"))
    ids = {element.get("eId"): element for element in root.iter() if element.get("eId")}
    assert ids["sec_4__subsec_a__para_3"].findtext(f"{AKN}num") == "(3)"
    assert re.fullmatch(
        r"/akn/us-city-of-anytown/bill/ordinance/2026-11-23/[a-z0-9-]+", root.find(f".//{AKN}FRBRuri").get("value")
    )


def test_a_tree_that_is_not_valid_is_never_written() -> None:
    draft = drafted(models()[0], {})
    with pytest.raises(ValueError, match="not valid"):
        _drafting._tree(draft, clean=True, date="yesterday")


# ---- other programs -----------------------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_puts_the_signatures_on_one_page(tmp_path: Path) -> None:
    name = "face-recognition-ban"
    (tmp_path / "draft.docx").write_bytes(printed(drafted(name, GIVEN[1], noted(name)), "docx", line_numbers=True))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "draft.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    source = readers.read(tmp_path / "draft.pdf")
    pages = {line.page for line in source.lines if re.search(r"Adopted by|Attest|Mayor$|City Attorney", line.text)}
    assert pages == {source.pages}


def test_json_is_what_its_schema_says() -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads((Path(_drafting.__file__).parents[1] / "schemas" / "draft.schema.json").read_text("utf-8"))
    name = models()[0]
    data = json.loads(printed(drafted(name, GIVEN[1], noted(name)), "json"))
    Draft202012Validator(schema).validate(data)
    assert len(data["notes"]) == 5
    assert data["answers"]["NUMBER"] == "2027-14"
    assert not list(Draft202012Validator(schema).iter_errors(data))
    assert list(Draft202012Validator(schema).iter_errors({**data, "more": 1}))


def test_word_takes_the_document_by_its_own_schema() -> None:
    file = Path(__file__).parents[2] / "shared" / "data" / "ooxml-xsd" / "wml.xsd"
    if not file.exists():
        pytest.skip("the schemas of WordprocessingML are not beside the project")
    schema = etree.XMLSchema(etree.parse(str(file)))
    name = models()[0]
    with zipfile.ZipFile(
        io.BytesIO(printed(drafted(name, GIVEN[1], noted(name)), "docx", line_numbers=True))
    ) as package:
        for part in ("document", "styles", "comments"):
            assert schema.validate(etree.fromstring(package.read(f"word/{part}.xml"))), schema.error_log.last_error


@pytest.mark.parametrize("form", [one.form for one in forms().forms])
def test_names_of_any_length_leave_the_signatures_out_of_the_law(form: str) -> None:
    name = "the Consolidated Metropolitan Government of Nashborough and Greater Larkmoor County"
    for body in ("Board", "Metropolitan Board of Supervisors and Commissioners", "Board " * 30 + "Board"):
        draft = drafted(models()[0], {"FORM": form, "JURISDICTION": name, "GOVERNING_BODY": body})
        ordinance = read(printed(draft, "html"), "html")
        assert law(ordinance) == law(laid(draft))
        assert Kind.SIGNATURE in [section.kind for section in ordinance.sections]

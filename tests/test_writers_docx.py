"""The Word writer: read back with pandoc, python-docx and the schemas of WordprocessingML."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from writers_sample import NOTES, REPORTS, brief, edge_cases, long_report, sample

from ordtool.report import Note, Paragraph, Report, Run
from ordtool.writers import write
from ordtool.writers._characters import printable
from ordtool.writers._index import index, paragraphs_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XSD = Path(__file__).parents[1].parent / "shared" / "data" / "ooxml-xsd" / "wml.xsd"
NS = {"w": W[1:-1]}

needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")


def made(report: Report) -> bytes:
    stream = io.BytesIO()
    write(report, stream, format="docx")
    return stream.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def root(data: bytes, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts(data)[part])


# ---- comments -----------------------------------------------------------------------------------------------------


def commented(data: bytes, folder: Path) -> dict[str, tuple[str, str]]:
    """Comment id → (its text, the words that it stands on), as pandoc reads them; white space single."""
    path = folder / "comments.docx"
    path.write_bytes(data)
    command = ["pandoc", "-f", "docx", "-t", "json", "--track-changes=all", str(path)]
    blocks = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["blocks"]
    texts: dict[str, str] = {}
    words: dict[str, str] = {}
    active: set[str] = set()

    def visit(node: Any) -> None:
        match node:
            case list():
                for inner in node:
                    visit(inner)
            case {"t": "Span", "c": [[_, ["comment-start"], attributes], content]}:
                key = dict(attributes)["id"]
                texts[key] = plain(content).replace("¶", "")  # its sign for a new paragraph
                words[key] = ""
                active.add(key)
            case {"t": "Span", "c": [[_, ["comment-end"], attributes], content]}:
                active.discard(dict(attributes)["id"])
                visit(content)
            case {"t": "Str", "c": text}:
                add(text)
            case {"t": "Space" | "SoftBreak" | "LineBreak"}:
                add(" ")
            case {"t": "Para" | "Plain" | "Header", "c": content}:
                visit(content)
                add(" ")
            case {"c": content}:
                visit(content)

    def add(text: str) -> None:
        for key in active:
            words[key] += text

    visit(blocks)
    assert not active, "every range that begins also ends"
    return {key: (texts[key], " ".join(words[key].split())) for key in texts}


def plain(node: Any) -> str:
    if isinstance(node, list):
        return "".join(plain(inner) for inner in node)
    if node.get("t") == "Str":
        return str(node["c"])
    return " " if node.get("t") in ("Space", "SoftBreak", "LineBreak") else plain(node.get("c", []))


def expected(report: Report) -> dict[str, tuple[str, str]]:
    """The same from the report: the words from the first run that carries a note to the last."""
    flat = [(number, run) for number, runs in enumerate(paragraphs_of(report.blocks)) for run in runs]
    found: dict[str, tuple[str, str]] = {}
    for placed in index(report).notes:
        text, last = "", None
        for paragraph, run in flat[placed.first : placed.last + 1]:
            text += (" " if last not in (None, paragraph) else "") + run.text
            last = paragraph
        found[str(placed.number - 1)] = ("".join(placed.note.paragraphs).replace(" ", ""), " ".join(text.split()))
    return found


def same(read: dict[str, tuple[str, str]], wanted: dict[str, tuple[str, str]]) -> None:
    assert {key: (text.replace(" ", ""), words) for key, (text, words) in read.items()} == wanted


@needs_pandoc
def test_pandoc_reads_every_comment_on_exactly_its_words(tmp_path: Path) -> None:
    read = commented(made(sample()), tmp_path)
    same(read, expected(sample()))
    assert len(read) == len(NOTES)
    stood_on = {words for _, words in read.values()}
    assert "significant property damage" in stood_on
    assert "than ninety days. (b) Report. Within thirty days" in stood_on


WORDS = st.sampled_from(["alpha", "beta", "gamma", "delta", "of the", "x"])
COVERED = st.lists(
    st.lists(st.tuples(WORDS, st.sets(st.sampled_from("abc"))), min_size=1, max_size=4), min_size=1, max_size=4
)


@needs_pandoc
@settings(max_examples=12, deadline=None)
@given(COVERED)
def test_comments_that_overlap_nest_and_cross_paragraphs(tmp_path_factory: pytest.TempPathFactory, drawn: Any) -> None:
    used = {name for runs in drawn for _, names in runs for name in names}
    blocks = tuple(
        Paragraph(tuple(Run(f"{w} ", notes=tuple(sorted(n))) for w, n in runs), style="body") for runs in drawn
    )
    report = Report("T", blocks, notes=tuple(Note(name, (f"on {name}",)) for name in sorted(used)), date="2026-11-23")
    same(commented(made(report), tmp_path_factory.mktemp("c")), expected(report))


def test_comments_carry_author_initials_paragraphs_and_the_reports_date() -> None:
    document = Document(io.BytesIO(made(sample())))
    comments = list(document.comments)
    assert {comment.author for comment in comments} == {"ordtool"}
    assert {comment.initials for comment in comments} == {"ot"}
    assert {comment.timestamp.isoformat() for comment in comments if comment.timestamp} == {"2026-11-23T00:00:00+00:00"}
    silence = next(note for note in NOTES if note.id == "silence")
    assert [p.text for p in comments[2].paragraphs] == list(silence.paragraphs)


def test_no_date_no_date_anywhere() -> None:
    data = made(Report("T", (Paragraph((Run("x", notes=("n",)),)),), notes=(Note("n", ("y",)),)))
    assert b"w:date=" not in parts(data)["word/comments.xml"]
    assert b"created" not in parts(data)["docProps/core.xml"]


# ---- form ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    if not XSD.exists():
        pytest.skip("the WordprocessingML schemas (../shared/data/ooxml-xsd) are not here")
    return etree.XMLSchema(etree.parse(str(XSD)))


@pytest.mark.parametrize("name", REPORTS)
def test_every_part_is_valid(name: str, schema: etree.XMLSchema) -> None:
    checked = 0
    for part, data in parts(made(REPORTS[name])).items():
        tree = etree.fromstring(data)
        if not part.startswith("word/") or not str(tree.tag).startswith(W):
            continue
        ignorable = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
        foreign = [tree.nsmap[prefix] for prefix in tree.attrib.pop(ignorable, "").split()]
        for element in list(tree.iter()):
            for key in [key for key in element.attrib if key[1:].split("}")[0] in foreign]:
                del element.attrib[key]
        assert schema.validate(tree), (part, schema.error_log)
        checked += 1
    assert checked >= 6


@pytest.mark.parametrize("name", REPORTS)
def test_ids_and_names_are_unique_and_every_link_leads_somewhere(name: str) -> None:
    data = made(REPORTS[name])
    body = root(data)
    starts = body.findall(".//w:bookmarkStart", NS)
    names = [str(start.get(f"{W}name")) for start in starts]
    assert len({name.lower() for name in names}) == len(names)
    assert all(len(name) <= 40 and name.replace("_", "a").isalnum() and name.isascii() for name in names)
    ids = [start.get(f"{W}id") for start in starts]
    assert sorted(ids) == sorted(end.get(f"{W}id") for end in body.findall(".//w:bookmarkEnd", NS))
    assert len(set(ids)) == len(ids)
    anchors = {link.get(f"{W}anchor") for link in body.findall(".//w:hyperlink[@w:anchor]", NS)}
    assert anchors <= set(names)
    ranges = [
        [e.get(f"{W}id") for e in body.iter(W + tag)]
        for tag in ("commentRangeStart", "commentRangeEnd", "commentReference")
    ]
    assert sorted(ranges[0]) == sorted(ranges[1]) == sorted(ranges[2])
    assert len(set(ranges[0])) == len(ranges[0])


def test_the_scorecard_links_to_the_words_of_the_text() -> None:
    body = root(made(sample()))
    link = next(e for e in body.iter(f"{W}hyperlink") if "".join(e.itertext()) == "§ 6(a)")
    bookmark = next(e for e in body.iter(f"{W}bookmarkStart") if e.get(f"{W}name") == link.get(f"{W}anchor"))
    following = bookmark.getnext()
    assert following is not None
    assert "".join(following.itertext()).startswith("A department may use surveillance technology")
    assert any("creativecommons.org" in relation.decode() for relation in parts(made(sample())).values())


def test_headings_styles_header_footer_and_properties() -> None:
    document = Document(io.BytesIO(made(sample())))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert styles[:2] == ["Title", "Subtitle"]
    for name in (
        "Heading 1",
        "Heading 2",
        "Ordinance Heading 1",
        "Ordinance Text 4",
        "List Bullet",
        "Quote",
        "Small",
        "Lead",
    ):
        assert name in styles, name
    section = document.sections[0]
    assert section.header.paragraphs[0].text == sample().header
    fields = [e.get(f"{W}instr") for e in section.footer.part.element.iter(f"{W}fldSimple")]
    assert fields == [" PAGE ", " NUMPAGES "]
    assert section.footer.paragraphs[0].text.startswith(sample().footer)
    core = document.core_properties
    assert (core.title, core.author, core.language) == (sample().title, "ordtool", "en-US")
    assert core.created == core.modified
    assert core.created is not None
    assert core.created.isoformat() == "2026-11-23T00:00:00+00:00"
    assert (section.page_width, section.left_margin) == (7772400, 914400)


def test_the_table_of_contents_shows_its_entries_and_never_asks() -> None:
    data = made(sample())
    contents = root(data).find(".//w:sdt", NS)
    assert contents is not None
    lines = ["".join(p.itertext(f"{W}t")) for p in contents.iter(f"{W}p")]
    assert lines[:4] == ["Contents", "Scorecard", "Carve-out ledger", "Those that matter"]
    assert "Section 4. Approval by the Council" in lines
    marks = [e.get(f"{W}fldCharType") for e in contents.iter(f"{W}fldChar")]
    assert marks == ["begin", "separate", "end"]
    assert b"updateFields" not in parts(data)["word/settings.xml"]
    assert b"dirty" not in parts(data)["word/document.xml"]


def test_tables_repeat_their_header_keep_rows_whole_and_fill_the_line() -> None:
    tables = list(root(made(sample())).iter(f"{W}tbl"))
    facts, scorecard = tables[0], tables[1]
    assert scorecard.find("w:tr/w:trPr/w:tblHeader", NS) is not None
    assert facts.find(".//w:tblHeader", NS) is None
    assert all(row.find("w:trPr/w:cantSplit", NS) is not None for row in scorecard.iter(f"{W}tr"))
    widths = [int(str(e.get(f"{W}w"))) for e in scorecard.iter(f"{W}gridCol")]
    assert sum(widths) == 9360
    assert scorecard.find(".//w:insideV", NS) is None


def test_struck_and_inserted_words_are_marked_without_colour() -> None:
    runs = {"".join(r.itertext()): r for r in root(made(sample())).iter(f"{W}r")}
    assert runs["fourteen"].find("w:rPr/w:strike", NS) is not None
    underline = runs["thirty"].find("w:rPr/w:u", NS)
    assert underline is not None
    assert underline.get(f"{W}val") == "single"
    assert runs["Weaker"].find("w:rPr/w:b", NS) is not None


def test_a_page_break_begins_the_next_block_on_a_new_page() -> None:
    body = root(made(sample()))
    broken = ["".join(p.itertext()) for p in body.iter(f"{W}p") if p.find("w:pPr/w:pageBreakBefore", NS) is not None]
    assert broken == ["Scorecard", "The bill, with comments"]


def test_the_package_holds_only_our_parts_with_one_date() -> None:
    data = made(sample())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        assert names[0] == "[Content_Types].xml"
        assert names[1:] == sorted(names[1:])
        assert {entry.date_time for entry in package.infolist()} == {(2026, 11, 23, 0, 0, 0)}
    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "theme" in name]


# ---- text ---------------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(), min_size=1, max_size=3))
def test_any_text_survives(texts: list[str]) -> None:
    report = Report("T", (Paragraph(tuple(Run(text, bold=n == 1) for n, text in enumerate(texts))),))
    body = Document(io.BytesIO(made(report))).paragraphs[-1]
    assert body.text == "".join(printable(text) for text in texts)


def test_what_xml_cannot_carry_becomes_a_sign() -> None:
    text = "".join(p.text for p in Document(io.BytesIO(made(edge_cases()))).paragraphs)
    assert "bell \ufffd, nul \ufffd, surrogate \ufffd, \ufffd; tab\tand\nline\nend" in text
    assert "שלום עולם 12 – سلام" in text


def test_right_to_left_paragraphs_say_so() -> None:
    body = root(made(edge_cases()))
    hebrew = next(p for p in body.iter(f"{W}p") if "שלום" in "".join(p.itertext()))
    assert hebrew.find("w:pPr/w:bidi", NS) is not None
    assert hebrew.find("w:r/w:rPr/w:rtl", NS) is not None


# ---- faults, speed, other readers ------------------------------------------------------------------------------------


def test_a_long_ordinance_is_written_in_half_a_second() -> None:
    report = long_report()
    words = sum(len(run.text.split()) for runs in paragraphs_of(report.blocks) for run in runs)
    assert words >= 4000
    assert len(report.notes) == 60
    made(report)
    start = time.perf_counter()
    made(report)
    assert time.perf_counter() - start < 0.5


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_a_brief_is_one_page(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler (pdftotext) is not installed")
    path = tmp_path / "brief.docx"
    path.write_bytes(made(brief()))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = subprocess.run(["pdftotext", "-layout", str(tmp_path / "brief.pdf"), "-"], capture_output=True, check=True)
    pages = text.stdout.decode().rstrip("\f").split("\f")
    assert len(pages) == 1
    assert "Page 1 of 1" in pages[0]
    assert "Must the Council approve" in pages[0]

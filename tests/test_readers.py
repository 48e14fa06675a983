"""Which reader reads a file, and what a user is told of one that cannot be read."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from readers_files import column, docx, paragraph, pdf, run, zipped

from ordtool.errors import EncryptedError, ExitCode, InputError, NoTextError, UsageError
from ordtool.readers import list_formats, read, read_bytes

PDF = pdf([column(["Section 1. Title."])])
DOCX = docx(paragraph("Section 1. Title."))
HTML = b"<!DOCTYPE html><html><body><p>Section 1. Title.</p></body></html>"
RTF = rb"{\rtf1\ansi Section 1. Title.\par}"
TEXT = b"Section 1. Title.\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", PDF), ("a.docx", DOCX), ("a.html", HTML), ("a.htm", HTML), ("a.rtf", RTF), ("a.txt", TEXT),
        ("a.md", TEXT), ("A.PDF", PDF), ("A.DocX", DOCX), ("a.b.HTM", HTML), ("a.markdown", TEXT), ("a.text", TEXT),
    ],
)  # fmt: skip
def test_a_file_is_read_by_its_suffix(name: str, data: bytes) -> None:
    source = read_bytes(name, data)
    assert [line.text for line in source.lines] == ["Section 1. Title."]
    assert source.warnings == ()
    assert source.name == name
    assert len(source.sha256) == 64


@pytest.mark.parametrize("data", [PDF, DOCX, HTML, RTF, TEXT], ids=["pdf", "docx", "html", "rtf", "txt"])
def test_the_content_alone_says_what_standard_input_is(data: bytes) -> None:
    source = read_bytes("-", data)
    assert [line.text for line in source.lines] == ["Section 1. Title."]
    assert source.warnings == ()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", PDF, "named .docx, but holds a PDF"),
        ("a.doc", RTF, "named .doc, but holds RTF"),
        ("a.pdf", HTML, "named .pdf, but holds HTML"),
        ("a.txt", DOCX, "named .txt, but holds a Word file"),
        ("a.txt", HTML, "named .txt, but holds HTML"),
        ("a.pdf", TEXT, "named .pdf, but holds plain text"),
        ("a.html", TEXT, "named .html, but holds plain text"),
        ("ordinance", TEXT, "has no suffix, but holds plain text"),
    ],
)
def test_a_wrong_suffix_is_read_as_what_it_is_with_a_warning(name: str, data: bytes, said: str) -> None:
    source = read_bytes(name, data)
    assert source.lines[0].text == "Section 1. Title."
    assert said in source.warnings[0]


def test_a_pdf_may_begin_with_other_bytes_and_a_text_may_speak_of_one() -> None:
    assert read_bytes("a.pdf", b"From: clerk\r\n\r\n" + PDF).lines[0].text == "Section 1. Title."
    assert read_bytes("a.txt", b"A file that begins with %PDF- is a PDF.").warnings == ()


def test_formats_are_the_files_of_the_folder() -> None:
    assert {".pdf", ".docx", ".html", ".htm", ".rtf", ".txt", ".md"} <= set(list_formats())
    assert not any("_" in suffix for suffix in list_formats())


@pytest.mark.parametrize(
    ("name", "data", "kind", "said"),
    [
        ("a.txt", b"", InputError, "empty"),
        ("a.pdf", b"", InputError, "empty"),
        ("a.txt", b" \n\n\t\n", InputError, "holds no text"),
        ("a.txt", random.Random(1).randbytes(4000), InputError, "binary"),
        ("a.txt", random.Random(2).randbytes(4000).replace(b"\0", b""), InputError, "binary"),
        ("a.pdf", random.Random(3).randbytes(4000), InputError, "not a PDF"),
        ("a.docx", random.Random(4).randbytes(4000), InputError, "not a DOCX"),
        ("a.xyz", b"\0\1\2", InputError, "ordtool reads"),
        ("a.docx", zipped({"hello.txt": "hello"}), InputError, "without a Word document"),
        ("a.zip", zipped({"hello.txt": "hello"}), InputError, "ordtool reads"),
        ("a.xlsx", zipped({"xl/workbook.xml": "<a/>"}), InputError, "spreadsheet"),
        ("a.odt", zipped({"content.xml": "<a/>", "META-INF/manifest.xml": "<a/>"}), InputError, "OpenDocument"),
        ("a.docx", DOCX[: len(DOCX) // 2], InputError, "cut short"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, InputError, "save it as .docx"),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            EncryptedError,
            "password",
        ),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 20, InputError, "ocrmypdf"),
        ("a.xml", b"<?xml version='1.0'?><akomaNtoso/>", InputError, "XML"),
        ("a.pdf", PDF[: len(PDF) // 2], InputError, "cut short"),
        ("a.pdf", b"%PDF-1.4\nnothing here\n%%EOF\n", InputError, "damaged"),
        ("a.pdf", pdf([column(["secret"])], password="pw"), EncryptedError, "password"),
        ("a.pdf", pdf([[], []]), NoTextError, "--ocr auto"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_clear_error(
    name: str, data: bytes, kind: type[InputError], said: str
) -> None:
    with pytest.raises(kind) as raised:
        read_bytes(name, data)
    assert said in str(raised.value)
    assert name in str(raised.value)
    assert raised.value.exit_code == ExitCode.INPUT


@pytest.mark.parametrize(("name", "data"), [("a.docx", DOCX), ("a.txt", TEXT), ("a.html", HTML), ("a.rtf", RTF)])
def test_only_a_pdf_has_pages(name: str, data: bytes) -> None:
    with pytest.raises(UsageError, match="PDF only"):
        read_bytes(name, data, pages="1")


def test_a_missing_file_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "ordinance.txt").write_bytes(TEXT)
    with pytest.raises(InputError, match=r"no such file.*ordinance\.txt"):
        read(tmp_path / "ordnance.txt")
    with pytest.raises(InputError, match="no folder"):
        read(tmp_path / "none" / "ordinance.txt")
    with pytest.raises(InputError, match="Check the name"):
        read(tmp_path / "zzzzzz")


def test_a_folder_and_a_locked_file_are_clear_errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_bytes(TEXT)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="no permission"):
        read(tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 5000 + ".txt"])
def test_a_name_that_no_file_can_have_is_a_clear_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        read(tmp_path / name)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_a_file_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ordtool.readers.LARGEST", 1024 * 1024)
    with pytest.raises(InputError, match="larger than"):
        read(Path("/dev/zero"))


def test_reading_text_loads_no_format_library() -> None:
    code = (
        "import sys; from ordtool.readers import read_bytes; read_bytes('a.txt', b'words'); read_bytes('a.md', b'# w');"
        "read_bytes('a.rtf', b'{\\\\rtf1 words}');"
        "print([m for m in ('lxml', 'pypdfium2', 'pdfplumber', 'docx', 'spacy') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ})
    assert out.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", docx(f"{'<w:tbl><w:tr><w:tc>' * 500}<w:p/>{'</w:tc></w:tr></w:tbl>' * 500}")),
        ("a.html", b"<div>" * 50_000 + b"deep"),
        ("a.html", b"<p>a\0b</p>" + b"\0" * 100),
        ("a.html", b"<" * 50_000),
        ("a.html", b"</p></table></ol></td></tr></pre>x<td>y</ol>"),
        ("a.rtf", rb"{\rtf1 " + b"{" * 50_000 + b"deep"),
        ("a.rtf", rb"{\rtf1 " + b"}" * 50_000 + b"out"),
        ("a.rtf", rb"{\rtf1 \bin99999999999 x \u99999999? \uc-5 \ansicpg99999 \'zz \'9 words \ "),
        ("a.md", b"<!--" * 50_000 + b"**a " * 20_000 + b"[" * 50_000),
        ("a.txt", b"x" * 3_000_000),
    ],
)
def test_a_hostile_file_ends_in_a_result_or_an_error(name: str, data: bytes) -> None:
    try:
        source = read_bytes(name, data)
    except InputError:
        return
    assert any(line.text.strip() for line in source.lines)


def test_entities_of_a_word_file_are_not_followed() -> None:
    bomb = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)
    )
    for doctype in (bomb + "]>", '<!DOCTYPE l [<!ENTITY j SYSTEM "file:///etc/hostname">]>'):
        body = f"<w:body><w:p>{run('WORDS')}</w:p></w:body>".replace("WORDS", "&j;")
        document = f'{doctype}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{body}'
        data = zipped({"word/document.xml": document + "</w:document>"})
        with pytest.raises(InputError):
            read_bytes("a.docx", data)


def test_a_zip_bomb_is_not_unpacked() -> None:
    with pytest.raises(InputError, match="unpacks to more than"):
        read_bytes("a.docx", zipped({"word/document.xml": b" " * (257 * 1024 * 1024)}))


def test_names_in_a_zip_that_climb_out_are_harmless() -> None:
    document = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{paragraph('words')}</w:body></w:document>"
    )
    files = {"word/document.xml": document, "../../../evil.xml": "<a/>", "/evil.xml": "<a/>"}
    source = read_bytes("a.docx", zipped(files))
    assert [line.text for line in source.lines] == ["words"]

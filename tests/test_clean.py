"""`clean`: our comments and the properties go, everything else stays as it was."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from writers_sample import NOTES, sample

from ordtool.clean import Cleaned, Others, clean
from ordtool.errors import EncryptedError, InputError
from ordtool.writers import write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROPERTIES = {"docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"}


def annotated() -> bytes:
    stream = io.BytesIO()
    write(sample(), stream, format="docx")
    return stream.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(contents: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in contents.items():
            package.writestr(name, data)
    return stream.getvalue()


def words(data: bytes) -> list[str]:
    return [
        "".join(p.itertext(f"{W}t", f"{W}delText"))
        for p in etree.fromstring(parts(data)["word/document.xml"]).iter(f"{W}p")
    ]


def with_anothers_comment() -> bytes:
    """Our comments, one by Ada on the same first run, and an answer of hers to one of ours."""
    document = Document(io.BytesIO(annotated()))
    target = next(p for p in document.paragraphs if p.text.startswith("(2) cameras"))
    document.add_comment(target.runs, "Mine to keep", author="Ada", initials="A")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_no_comment_of_ours_is_left_and_no_word_is_lost() -> None:
    before = annotated()
    done = clean(before)
    assert isinstance(done, Cleaned)
    assert done.comments == len(NOTES)
    assert done.properties > 5
    body = parts(done.data)["word/document.xml"]
    assert b"comment" not in body.lower().replace(b"the bill, with comments", b"").replace(b"comments stand", b"")
    assert b"ordtool" not in parts(done.data)["word/comments.xml"]
    assert words(done.data) == words(before)
    assert body.count(b"bookmarkStart") == parts(before)["word/document.xml"].count(b"bookmarkStart")
    assert body.count(b"<w:hyperlink") == parts(before)["word/document.xml"].count(b"<w:hyperlink")


def test_nobody_is_named_in_the_properties() -> None:
    done = parts(clean(annotated()).data)
    for name in PROPERTIES & done.keys():
        assert len(etree.fromstring(done[name])) == 0
    core = Document(io.BytesIO(clean(annotated()).data)).core_properties
    assert (core.author, core.title, core.last_modified_by) == ("", "", "")
    assert core.created is None


def test_every_other_part_keeps_its_bytes() -> None:
    before, after = parts(annotated()), parts(clean(annotated()).data)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {
        "word/document.xml",
        "word/comments.xml",
        "docProps/core.xml",
        "docProps/app.xml",
    }


def test_the_comments_of_others_stay_on_their_words() -> None:
    done = clean(with_anothers_comment())
    assert done.comments == len(NOTES)
    kept = list(Document(io.BytesIO(done.data)).comments)
    assert [(comment.author, comment.text) for comment in kept] == [("Ada", "Mine to keep")]
    body = etree.fromstring(parts(done.data)["word/document.xml"])
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [mark.get(f"{W}id") for mark in body.iter(W + tag)] == [str(kept[0].comment_id)]


def test_without_our_comments_the_text_keeps_its_bytes_and_cleaning_twice_changes_nothing() -> None:
    once = clean(with_anothers_comment())
    twice = clean(once.data)
    assert twice == Cleaned(once.data, 0, 0, (Others("Ada", 0, 1),))


def with_tracked_changes() -> bytes:
    """Words that Bo struck and added, the mark of a passage that Bo moved, and a comment of Ada's."""
    found = parts(companions(with_anothers_comment()))
    by = 'w:author="Bo" w:date="2026-01-02T03:04:05Z" w16du:dateUtc="2026-01-02T02:04:05Z"'
    marked = (
        '<w:p xmlns:w16du="http://schemas.microsoft.com/office/word/2023/wordml/word16du">'
        f'<w:del w:id="901" {by}><w:r><w:delText>old</w:delText></w:r></w:del>'
        f'<w:ins w:id="902" {by}><w:r><w:t>new</w:t></w:r></w:ins>'
        f'<w:moveFromRangeStart w:id="903" w:name="m" {by}/><w:moveFromRangeEnd w:id="903"/></w:p>'
    )
    found["word/document.xml"] = found["word/document.xml"].replace(b"<w:body>", b"<w:body>" + marked.encode(), 1)
    return packed(found)


def test_what_others_left_is_told_and_stays() -> None:
    done = clean(with_tracked_changes())
    assert done.others == (Others("Bo", 2, 0), Others("Ada", 0, 1))
    assert parts(done.data)["word/document.xml"].count(b'w:author="Bo" w:date="2026-01-02T03:04:05Z"') == 3
    assert clean(annotated()).others == ()


def test_without_names_the_changes_stay_and_nobody_is_named() -> None:
    told, unnamed = clean(with_tracked_changes()), clean(with_tracked_changes(), anonymous=True)
    assert unnamed.others == told.others
    assert words(unnamed.data) == words(told.data)
    everything = b"".join(parts(unnamed.data).values())
    assert not any(name in everything for name in (b'"Bo"', b'"Ada"', b"2026-01-02", b"dateUtc="))
    assert [c.author for c in Document(io.BytesIO(unnamed.data)).comments] == ["Author"]
    assert parts(unnamed.data)["word/document.xml"].count(b'w:author="Author"') == 3


def companions(data: bytes) -> bytes:
    """The threads, ids and people that Word itself adds when it saves: our comment 0 and Ada's answer to it."""
    found = parts(data)
    word = "http://schemas.microsoft.com/office/word"
    comments = etree.fromstring(found["word/comments.xml"])
    for number, comment in enumerate(comments):
        list(comment.iter(f"{W}p"))[-1].set(f"{{{word}/2010/wordml}}paraId", f"0000000{number:X}")
    found["word/comments.xml"] = etree.tostring(comments)
    answer = f"{len(comments) - 1:X}"
    found["word/threads.xml"] = (
        f'<w15:commentsEx xmlns:w15="{word}/2012/wordml"><w15:commentEx w15:paraId="00000000" w15:done="0"/>\n'
        f'<w15:commentEx w15:paraId="0000000{answer}" w15:paraIdParent="00000000" w15:done="0"/></w15:commentsEx>'
    ).encode()
    found["word/ids.xml"] = (
        f'<c:commentsIds xmlns:c="{word}/2016/wordml/cid"><c:commentId c:paraId="00000000" c:durableId="AAAA"/>'
        f'<c:commentId c:paraId="0000000{answer}" c:durableId="BBBB"/></c:commentsIds>'
    ).encode()
    found["word/dates.xml"] = (
        f'<c:x xmlns:c="{word}/2018/wordml/cex"><c:commentExtensible c:durableId="AAAA"/>'
        '<c:commentExtensible c:durableId="BBBB"/></c:x>'
    ).encode()
    found["word/people.xml"] = (
        f'<w15:people xmlns:w15="{word}/2012/wordml"><w15:person w15:author="ordtool"/>'
        '<w15:person w15:author="Ada"/></w15:people>'
    ).encode()
    kinds = {"threads": "commentsExtended", "ids": "commentsIds", "dates": "commentsExtensible", "people": "people"}
    links = "".join(f'<Relationship Id="x{k}" Type="http://x/{v}" Target="/word/{k}.xml"/>' for k, v in kinds.items())
    rels = "word/_rels/document.xml.rels"
    found[rels] = found[rels].replace(b"</Relationships>", links.encode() + b"</Relationships>")
    return packed(found)


def test_threads_ids_and_people_go_with_their_comments() -> None:
    done = parts(clean(companions(with_anothers_comment())).data)
    assert b"00000000" not in done["word/threads.xml"]
    assert b"paraIdParent" not in done["word/threads.xml"]
    assert done["word/threads.xml"].count(b"commentEx ") == 1
    for name in ("word/ids.xml", "word/dates.xml"):
        assert b"AAAA" not in done[name]
        assert b"BBBB" in done[name]
    assert b"ordtool" not in done["word/people.xml"]
    assert b"Ada" in done["word/people.xml"]


def test_same_file_same_bytes() -> None:
    assert clean(annotated()) == clean(annotated())
    with zipfile.ZipFile(io.BytesIO(clean(annotated()).data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_reads_the_same_text(tmp_path: Path) -> None:
    texts = []
    for name, data in (("before", annotated()), ("after", clean(annotated()).data)):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(data)
        command = ["pandoc", "-t", "markdown", "--track-changes=all", str(path)]
        texts.append(subprocess.run(command, check=True, capture_output=True).stdout.decode())
    assert "comment-start" in texts[0]
    assert "comment-start" not in texts[1]
    plain = ["pandoc", "-t", "plain", "--wrap=none"]
    read = [
        subprocess.run([*plain, str(tmp_path / f"{n}.docx")], check=True, capture_output=True)
        for n in ("before", "after")
    ]
    assert read[0].stdout == read[1].stdout


# ---- bad files ------------------------------------------------------------------------------------------------------


def changed(name: str, data: bytes | None) -> bytes:
    found = parts(annotated())
    if data is None:
        del found[name]
    else:
        found[name] = data
    return packed(found)


BAD = {
    "empty": (b"", "empty"),
    "junk": (b"\0junk" * 500, "no readable .docx"),
    "text": (b"junk" * 500, "is plain text and no Word file"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(50), r"is a picture \(PNG\) and no Word file"),
    "a PDF": (b"%PDF-1.7\n", "is a PDF and no Word file"),
    "a page": (b"\xef\xbb\xbf <html>", "is HTML and no Word file"),
    "cut short": (annotated()[:2000], "is it complete"),
    "no document": (packed({"a.txt": b"x"}), "no Word document"),
    "main part gone": (changed("word/document.xml", None), "no main part"),
    "a broken part": (changed("word/document.xml", b"<w:document"), "word/document.xml in it is no XML"),
    "empty comments": (changed("word/comments.xml", b""), "word/comments.xml in it is no XML"),
    "entities": (
        changed("word/comments.xml", b'<!DOCTYPE c [<!ENTITY e SYSTEM "file:///etc/passwd">]><c>&e;</c>'),
        "declares a document type",
    ),
    "a spreadsheet": (changed("word/document.xml", b'<workbook xmlns="urn:x"/>'), "no Word document"),
    "an old .doc": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "old kind"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_files_say_what_is_wrong_and_what_next(case: str) -> None:
    data, message = BAD[case]
    with pytest.raises(InputError, match=message) as caught:
        clean(data, name="draft.docx")
    assert "draft.docx" in str(caught.value)


def test_a_locked_file_asks_for_a_copy_without_password() -> None:
    locked = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(64) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(EncryptedError, match="password"):
        clean(locked)

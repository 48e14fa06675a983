"""Gold without wording: the same clauses, positions and figures as gold with quotations, and none of the law's words."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ordtool.errors import InputError
from ordtool.extract import extract
from ordtool.score import annotated, predicted, read_wordless, score

GOLD = Path(__file__).parent / "gold"
sys.path.insert(0, str(GOLD))
from make import RefusedError, make  # noqa: E402  (a script beside its data)

SOURCES = GOLD / ".." / ".." / ".." / "shared" / "data" / "sources"
LAW = """§ 1. Definitions.
"Face recognition" means an automated process that
identifies an individual.
§ 2. Ban. It shall be unlawful for the city to use face recognition, except that
a court may order it with a warrant issued under state law.
"""
DEFINITION = '"Face recognition" means an automated process that\nidentifies an individual.'
BAN = "It shall be unlawful for the city to use face recognition"
WAY_OUT = "except that\na court may order it with a warrant issued under state law"


def row(words: str, label: str, **more: Any) -> dict[str, Any]:
    start = LAW.index(words)
    return {"start": start, "end": start + len(words), "label": label, "quote": words[:80], **more}


ROWS = [
    row(DEFINITION, "struct.definition", term="face recognition"),
    row(BAN, "face.ban", attributes={"force": "operative", "actor": "The City"}),
    row(
        WAY_OUT,
        "carveout.judicial_process",
        relaxes=["face.ban"],
        attributes={"standard": "warrant", "limiter": "a warrant; under state law", "actor": "any judge"},
    ),
]  # fmt: skip


@pytest.fixture
def made(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A gold file without wording and the folder of its sources."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "law.txt").write_text(LAW, encoding="utf-8")
    yield written(tmp_path, sources), sources


def written(folder: Path, sources: Path, *, names: tuple[str, ...] = ("law.txt",), readers: bool = False) -> Path:
    (folder / "law.txt").write_text(LAW, encoding="utf-8")
    quoted = folder / "law.jsonl"
    quoted.write_text("".join(json.dumps(one) + "\n" for one in ROWS), encoding="utf-8")
    second = folder / "second.jsonl"
    second.write_text("".join(json.dumps(one) + "\n" for one in ROWS[:2]), encoding="utf-8")
    text, lost = make(quoted, list(names), sources=sources, pages=None, readers=[quoted, second] if readers else [])
    assert not lost
    target = folder / "gold" / "law.jsonl"
    target.parent.mkdir(exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target


def test_it_says_what_the_quoted_gold_says(made: tuple[Path, Path]) -> None:
    file, sources = made
    law, gold = annotated(file, sources=sources)
    _, quoted = annotated(file.parent.parent / "law.jsonl")
    assert [(c.label, c.relaxes) for c in gold.clauses] == [(c.label, c.relaxes) for c in quoted.clauses]
    assert [gold.text[c.span.start : c.span.end].split() for c in gold.clauses] == [
        quoted.text[c.span.start : c.span.end].split() for c in quoted.clauses
    ]
    assert gold.clauses[0].term == "Face recognition"
    assert gold.clauses[1].attributes == {"force": "operative", "actor": "the city"}
    assert gold.clauses[2].attributes == {
        "standard": "warrant", "limiter": "a warrant … under state law", "actor": "any judge",
    }  # fmt: skip
    found = predicted(extract(law))
    assert score([(law, found, gold)]).to_data()["labels"] == score([(law, found, quoted)]).to_data()["labels"]


def test_none_of_the_laws_words_are_in_the_file(made: tuple[Path, Path]) -> None:
    text = made[0].read_text(encoding="utf-8")
    for word in ("city", "automated", "recognition", "unlawful", "state law"):
        assert word not in text


def test_another_text_is_told(made: tuple[Path, Path]) -> None:
    file, sources = made
    (sources / "law.txt").write_text(LAW.replace("  ", " ").replace("\n", "\n\n"), encoding="utf-8")
    annotated(file, sources=sources)  # white space does not count
    (sources / "law.txt").write_text(LAW.replace("city", "town"), encoding="utf-8")
    with pytest.raises(InputError, match=r"law\.txt reads differently from the text that was annotated"):
        annotated(file, sources=sources)


def test_sources_that_are_not_there_are_told(made: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--sources"):
        annotated(made[0])
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"its source law\.txt is not in"):
        annotated(made[0], sources=tmp_path / "empty")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("face.ban", "face.bann", "label “face.bann” does not exist; did you mean “face.ban”"),
        ('"start": 0', '"begin": 0', "line 2: key “"),
        ('"term"', '"terms"', "line 2: key “terms”: did you mean “term”"),
        ('"view": "amended"', '"view": "current"', "line 1: key “view”"),
        ('"end"', "end", "not JSON"),
    ],
)
def test_a_wrong_line_is_told(made: tuple[Path, Path], old: str, new: str, says: str) -> None:
    file, sources = made
    text = file.read_text(encoding="utf-8").replace('"start": 15,', '"start": 0,')
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError) as told:
        read_wordless(file, sources=sources)
    assert says in str(told.value)


def test_a_span_past_the_end_is_told(made: tuple[Path, Path]) -> None:
    file, sources = made
    with file.open("a", encoding="utf-8") as lines:
        lines.write('{"start": 10, "end": 100000, "label": "face.ban"}\n')
    with pytest.raises(InputError, match="line 5: 10 to 100000 is no stretch"):
        read_wordless(file, sources=sources)


def test_sections_in_files_of_their_own_make_one_law(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    first, second = LAW.split("§ 2.")
    (sources / "1.txt").write_text(first, encoding="utf-8")
    (sources / "2.txt").write_text("§ 2." + second, encoding="utf-8")
    law, gold = annotated(written(tmp_path, sources, names=("1.txt", "2.txt")), sources=sources)
    assert [section.label for section in law.sections] == ["§ 1", "§ 2"]
    assert gold.text[gold.clauses[1].span.start :].startswith(BAN)


def test_the_readers_agreement_is_kept(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "law.txt").write_text(LAW, encoding="utf-8")
    header = json.loads(written(tmp_path, sources, readers=True).read_text(encoding="utf-8").splitlines()[0])
    found = header["readers"]["agreement"]
    assert found["all but struct"] == {"first": 2, "second": 1, "both": 1, "strict": 1}
    assert found["carve-outs"] == {"first": 1, "second": 0, "both": 0, "strict": 0}


def test_a_source_that_is_another_text_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "annotated"
    folder.mkdir()
    (tmp_path / "law.txt").write_text(LAW.replace("court", "judge"), encoding="utf-8")
    with pytest.raises(RefusedError, match="first at character"):
        written(folder, tmp_path)


@pytest.mark.skipif(not SOURCES.is_dir(), reason="../shared is not here: the texts of the added gold are there")
@pytest.mark.parametrize("file", sorted(GOLD.glob("*.jsonl")), ids=lambda file: file.stem)
def test_added_gold_is_of_the_texts_that_are_there(file: Path) -> None:
    _, gold = annotated(file)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(gold.clauses) == len(lines) - 1, "a law without a clause of ours has its header alone"


@pytest.mark.parametrize("file", sorted(GOLD.glob("*.jsonl")), ids=lambda file: file.stem)
def test_added_gold_holds_no_wording(file: Path) -> None:
    """Codes, positions and short summaries: no string of a clause is longer than a reader's own summary may be."""
    for line in file.read_text(encoding="utf-8").splitlines()[1:]:
        row = json.loads(line)
        assert set(row) <= {"start", "end", "label", "relaxes", "term", "attributes"}
        values = [row.get("term", ""), *row.get("attributes", {}).values()]
        assert all(len(value.split()) <= 30 for value in values if isinstance(value, str))

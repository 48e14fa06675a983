"""How often the linter is right on real laws: every finding was read by hand, and docs/lint.md says what came of it.

`lint/judged.toml` holds the verdicts by place, without a word of the laws: `true` for what a drafting attorney would mend or
weigh, `false` for what she would wave away. A finding that nobody has read fails the test.
"""

from __future__ import annotations

import os
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ordtool.lint import Rule, check, names, rule
from ordtool.outline import ordinance
from ordtool.readers import read

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "lint.md"
JUDGED: dict[str, Any] = tomllib.loads((HERE / "lint" / "judged.toml").read_text(encoding="utf-8"))
MOST_FALSE = 0.10
SIGNS = {"rules": ("<!-- rules -->\n", "<!-- /rules -->\n"), "judged": ("<!-- judged -->\n", "<!-- /judged -->\n")}


def verdicts() -> Iterator[tuple[str, str, int, bool]]:
    """Each judgement: text, rule, where the finding begins, whether it is right."""
    for text in JUDGED["texts"]:
        for name, places in text.get("true", {}).items():
            yield from ((text["name"], name, start, True) for start in places)
        for name, places in text.get("false", {}).items():
            yield from ((text["name"], name, start, False) for start in places)


@pytest.mark.parametrize("text", JUDGED["texts"], ids=lambda text: text["name"])
def test_every_finding_on_a_real_law_was_read(shared: Path, text: dict[str, Any]) -> None:
    law = ordinance(read(shared / "data" / "texts" / f"{text['name']}.txt"))
    assert law.sha256 == text["sha256"], "the law is another text than the one that was read"
    asked = [rule(name) for name in JUDGED["read"]]
    found = {(finding.rule, finding.span.start) for finding in check(law, asked).findings}
    judged = {(rule, start) for name, rule, start, _ in verdicts() if name == text["name"]}
    assert found - judged == set(), "findings that nobody has read"
    assert judged - found == set(), "judged and no longer found"


def test_all_texts_and_all_rules_were_read(shared: Path) -> None:
    assert sorted(text["name"] for text in JUDGED["texts"]) == sorted(
        file.stem for file in (shared / "data" / "texts").glob("*.txt")
    )
    assert set(JUDGED["read"]) == set(names())


@pytest.mark.parametrize("name", JUDGED["read"])
def test_few_findings_are_false(name: str) -> None:
    found = [right for _, rule, _, right in verdicts() if rule == name]
    assert found.count(False) <= MOST_FALSE * len(found)


def rules_told() -> str:
    return "\n".join(line for name in names() for line in _told(rule(name))) + "\n"


def _told(one: Rule) -> Iterator[str]:
    example, miss = one.about.examples[0], one.about.near_misses[0]
    yield f"### {one.name}\n"
    yield f"**{one.about.title}** ({one.about.severity}). {one.about.why}\n"
    yield f"- found: {_quoted(example.text, example.words)}"
    yield f"- left alone: {_quoted(miss.text, [])}: {miss.why}"
    yield f"- source: {one.about.source}\n"


def _quoted(text: str, words: list[str]) -> str:
    """An example on one line, what is found in bold."""
    for found in words:
        text = text.replace(found, f"**{found}**", 1)
    return "“" + " / ".join(text.splitlines()).replace("<", "&lt;") + "”"


def judged_table() -> str:
    found, false = (
        Counter(rule for _, rule, _, right in verdicts() if counted or not right) for counted in (True, False)
    )
    texts = Counter(rule for _, rule in {(name, rule) for name, rule, _, _ in verdicts()})
    rows = ["| rule | findings | false | rate | texts |", "|---|---|---|---|---|"]
    for name in JUDGED["read"]:
        rate = f"{false[name] / found[name]:.0%}" if found[name] else "–"
        rows.append(f"| `{name}` | {found[name]} | {false[name]} | {rate} | {texts[name]} |")
    total, wrong = sum(found.values()), sum(false.values())
    rows.append(f"| all | {total} | {wrong} | {wrong / total:.0%} | {len(JUDGED['texts'])} |")
    return "\n".join([*rows, ""])


@pytest.mark.parametrize(("part", "table"), [("rules", rules_told), ("judged", judged_table)])
def test_a_part_of_the_docs_is_made_from_the_files(part: str, table: Any) -> None:
    begins, ends = SIGNS[part]
    head, _, rest = PAGE.read_text(encoding="utf-8").partition(begins)
    written, sign, tail = rest.partition(ends)
    assert sign
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(head + begins + table() + ends + tail, encoding="utf-8")
        written = table()
    assert written == table(), "run `make docs`"

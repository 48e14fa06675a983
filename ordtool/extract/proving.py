"""Whether a clause type's examples prove its rules: each rule must hold on one of its own examples at least.

An example that no pattern hits proves nothing, and the rule that it stands beside may be dead.
"""

from __future__ import annotations

from ordtool import outline
from ordtool.errors import DataError
from ordtool.extract.pipeline import prepared
from ordtool.extract.rules import Rulebook, rulebook
from ordtool.library.labels import Label, Rule
from ordtool.source import Line, Source


def prove(label: Label, rules: Rulebook | None = None) -> None:
    """Raises DataError for a rule none of whose examples its own patterns hit; names file, key and remedy."""
    book = rules or rulebook()
    for number, rule in enumerate(label.rules, 1):
        if not any(_hits(book, label, rule, example) for example in rule.examples):
            first = " ".join(rule.examples[0].split())
            raise DataError(
                f"{label.label}.toml: key “rules {number}.match” (rule “{rule.id}”): no pattern hits any of its examples, "
                f"such as “{first[:80]}”. Correct the pattern, or give an example of the wording that it finds."
            )


def _hits(book: Rulebook, label: Label, rule: Rule, example: str) -> bool:
    lines = tuple(Line(text) for text in example.splitlines())
    law = outline.ordinance(Source("example", "", lines))
    reading, everything, _ = prepared(law, book, gate=False)
    return any(
        tried.ready.label.label == label.label and tried.ready.rule.id == rule.id
        for unit in everything
        for tried in book.matching(reading, unit)
    )

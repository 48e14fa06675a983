"""Every rule of the linter finds its examples, mends them as its file says, and leaves its near misses alone."""

from __future__ import annotations

import pytest

from ordtool.errors import DataError, UsageError
from ordtool.library.lint_rules import LintExample, LintRule, NearMiss
from ordtool.library.strict import read
from ordtool.lint import Finding, Rule, check, names, rule
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read_bytes

RULES = [rule(name) for name in names()]
EXAMPLES = [(one, example) for one in RULES for example in one.about.examples]
NEAR_MISSES = [(one, miss) for one in RULES for miss in one.about.near_misses]


def law(text: str) -> Ordinance:
    return ordinance(read_bytes("law.txt", text.encode()))


def found(one: Rule, text: str) -> list[Finding]:
    result = check(law(text), (one,))
    assert not result.untold
    return list(result.findings)


@pytest.mark.parametrize(("one", "example"), EXAMPLES, ids=lambda value: getattr(value, "name", ""))
def test_a_rule_finds_its_examples(one: Rule, example: LintExample) -> None:
    findings = found(one, example.text)
    assert [finding.words for finding in findings] == example.words
    if example.fix:
        assert [finding.fix for finding in findings] == example.fix
    for finding in findings:
        assert finding.says.endswith((".", "?", "…", ".”")), finding.says
        assert len(finding.span) > 0
        assert finding.severity == one.about.severity


@pytest.mark.parametrize(("one", "miss"), NEAR_MISSES, ids=lambda value: getattr(value, "name", ""))
def test_a_rule_leaves_its_near_misses_alone(one: Rule, miss: NearMiss) -> None:
    assert found(one, miss.text) == [], miss.why


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.name)
def test_a_mended_example_is_sound(one: Rule) -> None:
    """Put in its place, a fix leaves nothing for the rule to find there."""
    for example in one.about.examples:
        findings, text = found(one, example.text), law(example.text).text
        for finding in reversed(findings):
            if finding.fix:
                text = text[: finding.span.start] + finding.fix + text[finding.span.end :]
        assert len(found(one, text)) == sum(not finding.fix for finding in findings)


def test_the_names_are_those_of_the_folder() -> None:
    assert {"number-gap", "term-double"} <= set(names())
    with pytest.raises(UsageError, match="number-gap"):
        rule("number-gab")


def test_an_unknown_key_of_a_rule_is_told(tmp_path: object) -> None:
    file = tmp_path / "wrong.toml"  # type: ignore[operator]
    file.write_text('title = "A"\nseverity = "error"\nsource = "B"\nwhy = "C"\nexample = []\n', encoding="utf-8")
    with pytest.raises(DataError, match="example"):
        read(file, LintRule)


def test_a_rule_that_fails_is_told_and_stops_no_other() -> None:
    def fails(text: object) -> object:
        raise RecursionError

    broken = Rule("broken", RULES[0].about, fails)  # type: ignore[arg-type]
    result = check(law("Section 1. Rule.\n(a) One.\n(c) Three."), (broken, rule("number-gap")))
    assert [finding.rule for finding in result.findings] == ["number-gap"]
    assert len(result.untold) == 1 and "broken" in result.untold[0]

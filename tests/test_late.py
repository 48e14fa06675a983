"""Patterns compiled late behave as patterns, and each of the house's compiles: nothing else would tell a wrong one in time."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

import pytest

from ordtool import attributes, extract
from ordtool.attributes.late import Late, late
from ordtool.library import labels

MODULES = [f"{room.__name__}.{found.name}" for room in (attributes, extract) for found in iter_modules(room.__path__)]


def _patterns(value: object) -> list[re.Pattern[str]]:
    if isinstance(value, (tuple, list)):
        return [found for one in value for found in _patterns(one)]
    return [cast("re.Pattern[str]", value)] if isinstance(value, Late) else []


@pytest.mark.parametrize("name", MODULES)
def test_every_late_pattern_compiles(name: str) -> None:
    for pattern in _patterns(list(vars(import_module(name)).values())):
        assert pattern.groups >= 0


def test_there_are_late_patterns() -> None:
    assert sum(len(_patterns(list(vars(import_module(name)).values()))) for name in MODULES) > 100


def test_a_late_pattern_is_asked_as_any_other() -> None:
    pattern = late(r"\bshall (?P<verb>\w+)", re.IGNORECASE)
    found = pattern.search("The chief SHALL report.")
    assert found is not None
    assert found["verb"] == "report"
    assert pattern.pattern == r"\bshall (?P<verb>\w+)"
    assert pattern.match("The chief") is None


def test_a_wrong_late_pattern_is_told_when_it_is_asked() -> None:
    pattern = late("(")
    with pytest.raises(re.error):
        pattern.search("")


def test_no_needed_word_hides_what_a_pattern_finds() -> None:
    told = [text for label in labels() for rule in label.rules for text in (*rule.examples, *rule.counter_examples)]
    texts = sorted({words for text in told for words in (text, text.lower())})
    needing = {id(p): p for name in MODULES for p in _patterns(list(vars(import_module(name)).values())) if _needs(p)}
    assert needing
    for pattern in needing.values():
        plain = re.compile(pattern.pattern, pattern.flags & ~re.UNICODE)
        found = [text for text in texts if plain.search(text)]
        assert found, pattern.pattern[:60]
        assert [text for text in texts if pattern.search(text)] == found


def test_a_text_without_a_needed_word_is_not_searched() -> None:
    pattern = late("may|without", needs=("without",))
    assert pattern.search("it may be kept") is None
    assert pattern.search("kept WITHOUT notice, it may be") is not None


def _needs(pattern: re.Pattern[str]) -> tuple[str, ...]:
    return cast(Late, pattern).needs

"""Patterns compiled late behave as patterns, and each of the house's compiles: nothing else would tell a wrong one in time."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest

from ordtool import attributes, extract
from ordtool.attributes.late import late

MODULES = [f"{room.__name__}.{found.name}" for room in (attributes, extract) for found in iter_modules(room.__path__)]


def _patterns(value: object) -> list[re.Pattern[str]]:
    if isinstance(value, (tuple, list)):
        return [found for one in value for found in _patterns(one)]
    return [value] if type(value) is type(late("")) else []  # type: ignore[list-item]


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

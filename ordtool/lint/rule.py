"""The rules: one module and one .toml each under `rules/`, found by the folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from pkgutil import iter_modules

from ordtool.errors import UsageError
from ordtool.library.lint_rules import LintRule
from ordtool.library.strict import nearest, read
from ordtool.lint.result import Slip
from ordtool.lint.text import Text

_ROOM = "ordtool.lint.rules"


@dataclass(frozen=True)
class Rule:
    """A rule by its name ("term-unused"): what its file says, and the function that finds."""

    name: str
    about: LintRule
    find: Callable[[Text], Iterator[Slip]]


def names() -> tuple[str, ...]:
    """The names of all rules, in alphabetical order."""
    folder = str(Path(__file__).parent / "rules")
    return tuple(sorted(module.name.replace("_", "-") for module in iter_modules([folder])))


@cache
def rule(name: str) -> Rule:
    """One rule. Raises UsageError where there is none of that name, DataError where its file is wrong."""
    if name not in names():
        raise UsageError(f"There is no rule “{name}”; {nearest(name, names())} (`ordtool list lint-rules` shows all.)")
    module = name.replace("-", "_")
    about = read(files(_ROOM) / f"{module}.toml", LintRule)
    return Rule(name, about, import_module(f"{_ROOM}.{module}").find)


def rules() -> tuple[Rule, ...]:
    """All rules, in alphabetical order."""
    return tuple(map(rule, names()))

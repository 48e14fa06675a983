"""The word lists of the attributes, read strictly from `ordtool/lexicon/attr_*.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

from ordtool.errors import DataError


@cache
def lists(name: str) -> Mapping[str, tuple[str, ...]]:
    """A file of flat lists: `list = ["phrase", …]`; raises DataError where it holds anything else."""
    return {key: _phrases(value, f"lexicon/{name}.toml: {key}") for key, value in _read(name).items()}


@cache
def tables(name: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """A file of tables of lists: `[table]` and `list = ["phrase", …]`; raises DataError for anything else."""
    found: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for table, content in _read(name).items():
        if not isinstance(content, dict):
            raise DataError(f"lexicon/{name}.toml: {table} must be a table of lists, [{table}].")
        found[table] = {key: _phrases(value, f"lexicon/{name}.toml: {table}.{key}") for key, value in content.items()}
    return found


def alternatives(phrases: Iterable[str]) -> str:
    """Phrases as one regular expression, longest first; a trailing * stands for any ending, a blank for a blank."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(_phrase(phrase) for phrase in ordered)


def _phrase(phrase: str) -> str:
    body = re.escape(phrase.rstrip("*").strip())
    return body + (r"\w*" if phrase.endswith("*") else r"\b")


def _phrases(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(entry, str) and entry.strip() for entry in value):
        raise DataError(f"{where} must be a list of phrases that is not empty.")
    return tuple(value)


def _read(name: str) -> dict[str, Any]:
    try:
        return tomli.loads((files("ordtool.lexicon") / f"{name}.toml").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DataError(f"lexicon/{name}.toml is not there; reinstall ordtool or restore the file.") from error
    except tomli.TOMLDecodeError as error:
        raise DataError(f"lexicon/{name}.toml: not valid TOML: {error}. Correct the file and run again.") from error

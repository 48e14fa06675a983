"""The bills of bills.toml: a model under another city's names, provisions left out, words made weaker, counted anew."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ordtool.library import model, standard
from ordtool.library.template import fill

_SECTION = re.compile(r"## Section (\d+)\. (.+)")
_LETTER = re.compile(r"\(([a-z])\) ")
_SECTIONS = re.compile(r"\b([Ss]ections?) ((?:\d{1,2}(?:\([a-z]\))?(?:\(\d\))?(?:, and |, | and | or | to )?)+)(?!\d)")
_OWN = re.compile(r"\b(\d{1,2})(?:\(([a-z])\))?(?=[^\d]|$)")
_LETTERS = re.compile(r"\b([Ss]ubsections? )((?:\([a-z]\)(?:, and |, | and | or )?)+)")
Places = Mapping[tuple[str, str], str]


@cache
def rows() -> dict[str, dict[str, Any]]:
    """Name of a bill -> its row of bills.toml."""
    return tomllib.loads((Path(__file__).parent / "bills.toml").read_text("utf-8"))


@cache
def bill(name: str) -> str:
    """A bill as plain text; an AssertionError where words that it changes do not stand in the model."""
    row = rows()[name]
    chosen = model(row["model"])
    return made(fill(chosen.template, standard(chosen.blanks, row["answers"]), name=chosen.name), row)


def made(text: str, row: Mapping[str, Any]) -> str:
    """A filled model as the bill of a row."""
    for edit in row.get("edits", []):
        assert text.count(edit["find"]) == 1, edit["find"]
        text = text.replace(edit["find"], edit["into"])
    lines = _kept([line for line in text.splitlines() if line], set(row.get("gone", [])))
    said = "\n".join(_counted(lines, row["number"])).removeprefix("# ")
    for old, new in row.get("names", {}).items():
        said = re.sub(rf"\b{re.escape(old)}(?=s?\b)", new, said)
    said = re.sub(r"\b([Aa])n (?=[b-df-hj-np-tv-z][a-z])(?!h(?:our|onest))", r"\1 ", said)
    return re.sub(r"\b([Aa]) (?=[aeio][a-z])", r"\1n ", said) + "\n"


def _kept(lines: list[str], gone: set[str]) -> list[str]:
    """The lines without sections ("7"), subsections ("7(b)") and definitions ("2[read]")."""
    kept: list[str] = []
    number, place = "", ""
    for line in lines:
        if head := _SECTION.match(line):
            number = place = head[1]
        elif letter := _LETTER.match(line):
            place = f"{number}({letter[1]})"
        elif term := re.match("“([^”]+)” means", line):
            place = f"{number}[{term[1]}]"
        if not gone & {number, place}:
            kept.append(line)
    return kept


def _counted(lines: list[str], form: str) -> list[str]:
    """The lines with sections and letters without a gap, and what points at them pointing there."""
    places: dict[tuple[str, str], str] = {}
    found: list[tuple[str, str]] = []
    count, number, letters = 0, "", 0
    for line in lines:
        said = line
        if head := _SECTION.match(line):
            count, number, letters = count + 1, head[1], 0
            places[number, ""] = form.format(count)
            said = f"{form.format(count)} {head[2]}." if "." in form else f"Section {count}. {head[2]}"
        elif letter := _LETTER.match(line):
            places[number, letter[1]] = f"({chr(97 + letters)})"
            said = f"({chr(97 + letters)}) {line[letter.end() :]}"
            letters += 1
        found.append((number, said))
    return [_pointed(line, number, places) for number, line in found]


def _pointed(line: str, number: str, places: Places) -> str:
    def section(hit: re.Match[str]) -> str:
        inner = f"({hit[2]})" if hit[2] else ""
        return places.get((hit[1], ""), hit[1]).split(" ")[-1].rstrip(".") + (
            places.get((hit[1], hit[2]), inner) if inner else ""
        )

    def own(hit: re.Match[str]) -> str:
        return hit[1] + re.sub(r"\(([a-z])\)", lambda one: places.get((number, one[1]), one[0]), hit[2])

    line = re.sub(r"(?<!^)" + _SECTIONS.pattern, lambda hit: f"{hit[1]} {_OWN.sub(section, hit[2])}", line)
    return _LETTERS.sub(own, line)

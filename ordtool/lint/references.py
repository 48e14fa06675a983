"""References that lead nowhere: to a subsection or section that the text should hold and does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ordtool.lint.result import Finding
from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.source import Span

_INNER = re.compile(
    r"\b(?P<word>[Ss]ubsections?|[Ss]ubdivisions?|[Pp]aragraphs?)\s+"
    r"(?P<list>(?:\(?[A-Za-z0-9]{1,3}\)?(?:\(\w{1,3}\))*(?:, | and | or | to | through |, and |, or )?)+)"
)
_PART = re.compile(r"\((\w{1,4})\)|\b([A-Z]|[0-9]{1,2}|[a-z])\b(?!\))")
_SECTION = re.compile(
    r"\b[Ss]ections?\s+(?P<number>\d[\w.:–-]*\w|\d)(?P<inner>(?:\(\w{1,4}\))*)(?!\s+of (?:title|the|chapter|article))"
)


def references(ordinance: Ordinance) -> Iterator[Finding]:
    """Pointers to subsections and paragraphs of the same section, and to sections between the first and last of the text."""
    yield from _inner(ordinance)
    yield from _outer(ordinance)


def _inner(ordinance: Ordinance) -> Iterator[Finding]:
    for hit in _INNER.finditer(ordinance.text):
        if re.match(r"\s*of (?!this (?:section|subsection|subdivision)\b)", ordinance.text[hit.end() :]):
            continue  # of another section
        home = [one for one in ordinance.ancestors(hit.start()) if one.kind is not Kind.DIVISION]
        labels = {_value(child.label) for one in home for child in one.walk() if child.label}
        for part in _PART.finditer(hit["list"]):
            value = part[1] or part[2]
            if value and labels and value not in labels and value.casefold() not in ("of", "in", "or", "a"):
                says = f"{hit['word']} {value} is pointed to and does not stand here"
                yield Finding("reference-dangling", Span(*hit.span()), f"{hit['word'].lower()} {value}", says)


def _value(label: str) -> str:
    return label.strip("().")


def _outer(ordinance: Ordinance) -> Iterator[Finding]:
    own = {number: one for one in ordinance.walk() if one.kind is Kind.SECTION and (number := _number(one.label))}
    stems = {_stem(number) for number in own}
    for hit in _SECTION.finditer(ordinance.text):
        number = hit["number"].rstrip(".:–-")
        if number in own:
            inner = re.findall(r"\((\w{1,4})\)", hit["inner"])
            if inner and not _holds(own[number], inner):
                words = f"section {number}{hit['inner']}"
                yield Finding("reference-dangling", Span(*hit.span()), words, f"{words} does not stand in the text")
        elif _stem(number) and _stem(number) in stems:
            words = f"section {number}"
            yield Finding("reference-dangling", Span(*hit.span()), words, f"{words} does not stand in the text")


def _number(label: str) -> str:
    hit = re.search(r"\d[\w.:–-]*", label)
    return hit[0].rstrip(".:–-") if hit else ""


def _stem(number: str) -> str:
    """A number without its last part: "5.04" of "5.04.030"; "" for one that stands alone."""
    hit = re.match(r"(.+)[.:–-][^.:–-]+$", number)
    return hit[1] if hit else ""


def _holds(section: Section, inner: list[str]) -> bool:
    level: tuple[Section, ...] = section.children
    for value in inner:
        one = next((child for child in level if _value(child.label) == value), None)
        if one is None:
            return False
        level = one.children
    return True

"""A model's text as a tree of provisions that can be taken apart, put together anew, numbered and written out again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ordtool.errors import DataError
from ordtool.numbering import Series, counted

_SECTION = re.compile(r"##\s+Section (?P<label>\d+)\.\s+(?P<words>\S.*)")
_LABELLED = re.compile(r"\((?P<label>[a-z]{1,3}|\d{1,3}|[A-Z]{1,3})\)\s+(?P<words>\S.*)")
_WHOLE_ACT = re.compile(r"\b([Tt])his \{\{ACT\}\}(?! (?:takes|took) effect)")
_TERM = re.compile(r"(?:The term )?“(?P<term>[^”]+)”(?: or “[^”]+”)? means\b")


@dataclass(slots=True, eq=False)
class Provision:
    """A section (level 0), or a paragraph in it: "(a)" is level 1, "(1)" level 2, "(A)" level 3.

    `label` is the number or letter that the model's text gives it, "" for a paragraph without one; `words` are a section's
    heading or a paragraph's words, blanks still open. `term` is what it defines. `number` is what the draft counts it
    as; `instead` is the provision that stands in its place where the subjects say the same. `scoped`: what it says of
    the act it says of its article.
    """

    subject: str
    level: int
    label: str
    words: str
    term: str = ""
    children: list[Provision] = field(default_factory=list)
    parent: Provision | None = None
    number: str = ""
    instead: Provision | None = None
    scoped: bool = False

    def walk(self) -> Iterator[Provision]:
        """This provision and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def chain(self) -> tuple[Provision, ...]:
        """The section first, and so on down to this provision."""
        above = self.parent.chain() if self.parent else ()
        return (*above, self)

    def adopt(self, child: Provision) -> None:
        """Take a provision in as the last one."""
        child.parent = self
        self.children.append(child)

    @property
    def stands(self) -> Provision:
        """The provision that says this in the draft."""
        return self.instead.stands if self.instead else self

    @property
    def was(self) -> str:
        """Its path in the model's own numbering: "5(b)(1)", "2[share]"; "" for a paragraph without a label.

        Blanks of a defined term are still open.
        """
        return _path([(one.label, one.term) for one in self.chain()])

    @property
    def path(self) -> str:
        """Its path in the draft's numbering, "" for a paragraph without a label or out of the draft."""
        chain = [(one.number, one.term.casefold()) for one in self.chain()]
        return _path(chain) if chain[0][0] else ""

    def written(self) -> str:
        """Its line in the models' Markdown, with the draft's numbering."""
        if not self.level:
            return f"## Section {self.number}. {self.words}"
        return f"({self.number}) {self.words}" if self.number else self.words


@dataclass(slots=True)
class Text:
    """An instrument taken apart: the title, the lines before the first section, and the sections.

    `articles`: the heading of an article -> the section that it stands before.
    """

    subject: str
    title: str
    front: list[str]
    sections: list[Provision]
    articles: dict[str, Provision] = field(default_factory=dict)

    def walk(self) -> Iterator[Provision]:
        """Every provision, in order."""
        for section in self.sections:
            yield from section.walk()

    def written(self) -> str:
        """The whole in the models' Markdown, blanks still open."""
        headed = {section: f"## {heading}" for heading, section in self.articles.items()}
        lines = [f"# {self.title}", *self.front]
        for one in self.walk():
            lines += [headed[one]] if one in headed else []
            lines.append(one.written())
        return "\n\n".join(lines) + "\n"


def taken_apart(chosen: str, subject: str) -> Text:
    """A model's text whose alternatives are chosen; DataError where it has no title."""
    lines = [line.strip() for line in chosen.splitlines() if line.strip()]
    if not lines or not lines[0].startswith("# "):
        raise DataError(f"{subject}/ordinance.md: the first line is no title; begin it with “# ”.")
    text = Text(subject, lines[0][2:].strip(), [], [])
    for line in lines[1:]:
        one = provision(line, subject)
        if not one.level:
            text.sections.append(one)
        elif text.sections:
            put(text.sections[-1], one)
        else:
            text.front.append(line)
    return text


def provision(line: str, subject: str) -> Provision:
    """One line of a model's text."""
    section = _SECTION.fullmatch(line)
    if section:
        return Provision(subject, 0, section["label"], section["words"])
    labelled = _LABELLED.fullmatch(line)
    words = labelled["words"] if labelled else line
    term = _TERM.match(words)
    label = labelled["label"] if labelled else ""
    return Provision(subject, _level(label), label, words, term["term"] if term else "")


def of_article(words: str) -> str:
    """Words of a subject's article: what its model says of the whole act it says of the article."""
    return _WHOLE_ACT.sub(lambda hit: f"{hit[1]}his article", words)


def put(above: Provision, one: Provision) -> None:
    """Put a provision in last, below the last one of a higher level."""
    home = above
    while home.children and home.children[-1].level < one.level:
        home = home.children[-1]
    home.adopt(one)


def number(sections: list[Provision]) -> None:
    """Count the sections on from 1, and the letters and numbers of each level anew."""
    for rank, section in enumerate(sections, 1):
        section.number = str(rank)
        recount(section)


def recount(above: Provision) -> None:
    """Count the letters and numbers of all levels below a provision."""
    rank = 0
    for child in above.children:
        if child.label:
            rank += 1
            child.number = counted(_series(child.label), rank)
        recount(child)


def _series(label: str) -> Series:
    return Series.DIGIT if label.isdigit() else Series.LOWER if label.islower() else Series.UPPER


def _level(label: str) -> int:
    """A paragraph without a label stands beside the subsections."""
    return {Series.LOWER: 1, Series.DIGIT: 2, Series.UPPER: 3}[_series(label)] if label else 1


def _path(chain: list[tuple[str, str]]) -> str:
    (section, _), *rest = chain
    told = section
    for label, term in rest:
        if not label and not term:
            return ""
        told += f"({label})" if label else f"[{term}]"
    return told

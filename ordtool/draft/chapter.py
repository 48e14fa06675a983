"""A draft in the numbers of a code: its sections counted on as those of the chapter that it amends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ordtool import outline
from ordtool.draft.laid import laid
from ordtool.draft.paper import act
from ordtool.draft.result import Draft
from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.source import Line, Source, Span

Links = Iterable[tuple[Span, Section]]
"""The references of the draft as it is laid, each with the section that it leads to."""

_LABEL = re.compile(r"(?P<before>.*?)(?P<number>\d[\w.:–-]*?)(?P<close>[.:]?\s*)$", re.S)
_COUNTED = re.compile(r"(?P<stem>.*?)(?P<last>\d+)$")
_SECTION_NUMBER = re.compile(r"(?<![\w(.])\d+(?![\d.])")


@dataclass(frozen=True, slots=True)
class Numbers:
    """How a chapter numbers its sections: "5.04.010", "5.04.020" have the stem "5.04.", begin with 10 and go by 10.

    `before` and `close` stand around the number ("§ ", "."); `ends` is what ends a heading ("." or "").
    """

    before: str
    stem: str
    first: int
    step: int
    width: int
    close: str
    ends: str

    def of(self, rank: int) -> str:
        """The number of a section by its place in the chapter, from 0."""
        return f"{self.stem}{self.first + rank * self.step:0{self.width}d}"


def numbers(chapter: Ordinance) -> Numbers | None:
    """The numbers of a chapter, None where its sections are counted from 1 as the draft's own are, or not at all."""
    sections = [one for one in chapter.walk() if one.kind is Kind.SECTION and one.label]
    labels = [(one, found) for one in sections if (found := _label(chapter, one)) and _COUNTED.match(found["number"])]
    counted = [_COUNTED.fullmatch(found["number"]) for _, found in labels]
    stems = Counter(one["stem"] for one in counted if one)
    if not stems or not (stem := stems.most_common(1)[0][0]):
        return None
    held = [one["last"] for one in counted if one and one["stem"] == stem]
    steps = Counter(int(after) - int(before) for before, after in pairwise(held) if int(after) > int(before))
    step = steps.most_common(1)[0][0] if steps else (10 if int(held[0]) % 10 == 0 else 1)
    own, found = next(pair for pair in labels if pair[1]["number"].startswith(stem))
    width = len(held[0]) if len({len(one) for one in held}) == 1 and (held[0][0] == "0" or len(held[0]) > 1) else 1
    ends = "." if chapter.heading(own).rstrip().endswith(".") else ""
    return Numbers(found["before"], stem, int(held[0]), step, width, found["close"].rstrip(), ends)


def as_chapter(draft: Draft, chapter: Ordinance, links: Links) -> Ordinance:
    """The law of the draft as the chapter would read: in the chapter's numbers, "this ordinance" being "this chapter"."""
    ordinance = laid(draft)
    counted = numbers(chapter)
    sections = [one for one in ordinance.walk() if one.kind is Kind.SECTION]
    names = {one.span.start: counted.of(rank) if counted else "" for rank, one in enumerate(sections)}
    text = _mended(ordinance, links, names) if counted else ordinance.text
    lines = [*_heads(chapter)]
    heads = {one.span.start: one for one in sections}
    at = 0
    for old, new in zip(ordinance.text.split("\n"), text.split("\n"), strict=True):
        if at in heads:
            said = _head(ordinance, heads[at], names[at], counted) if counted else new
            lines.append(Line(said, level=2, style="heading", starts=True))
        elif sections and at > sections[0].span.start:
            lines.append(Line(_coded(new, act(draft)), starts=True))
        at += len(old) + 1
    return outline.ordinance(Source("draft", "", tuple(lines), title=chapter.title))


def _label(chapter: Ordinance, section: Section) -> re.Match[str] | None:
    """The number of a section as it is printed, with what stands around it."""
    end = section.heading.start if section.heading else section.lead.start
    return _LABEL.match(chapter.text[section.span.start : end])


def _heads(chapter: Ordinance) -> list[Line]:
    """What stands over the chapter's first section stays: its own number and name."""
    first = next((one.span.start for one in chapter.walk() if one.kind is Kind.SECTION), 0)
    return [Line(words, starts=True) for words in chapter.text[:first].split("\n") if words.strip()]


def _head(ordinance: Ordinance, section: Section, number: str, counted: Numbers) -> str:
    heading = ordinance.heading(section).rstrip(".") + counted.ends
    return f"{counted.before}{number}{counted.close} {heading}".strip()


def _mended(ordinance: Ordinance, links: Links, names: Mapping[int, str]) -> str:
    """The text with each number of a section as the chapter has it."""
    text, pieces, at = ordinance.text, list[str](), 0
    for span, led in sorted(links, key=lambda link: link[0]):
        over = ordinance.ancestors(led.span.start)
        found = _SECTION_NUMBER.search(text, span.start, span.end)
        if found and span.start >= at and over and over[0].span.start in names:
            pieces += [text[at : found.start()], names[over[0].span.start]]
            at = found.end()
    return "".join([*pieces, text[at:]])


def _coded(words: str, called: str) -> str:
    """Words of an ordinance as words of a code; that the ordinance takes effect is still the ordinance's."""
    pattern = rf"\b([Tt])his {re.escape(called)}\b(?! (?:takes|took|is (?:passed|adopted|enacted)))"
    return re.sub(pattern, r"\1his chapter", words)

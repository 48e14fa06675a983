"""A bill's outline beside the model's: which of its sections are on the matter of which of the model's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from ordtool.ordinance import Kind, Ordinance, Section
from ordtool.review.counter.labels import Style, levels, numbered
from ordtool.review.result import Review

SECTIONS = (Kind.SECTION, Kind.BILL_SECTION)
_FREE = re.compile(
    r"(?:Secs?\.|Sections?|§+)?\s*[\d.:A-Z–—-]+\s*(?:(?:to|through|and)\s+[\d.:–—-]+)?[.\s–—-]*\[?reserved\]?\.?\s*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Layout:
    """A bill's outline beside the model's: the bill's section that answers each section of the model, and how it counts."""

    ordinance: Ordinance
    hosts: dict[str, Section]
    siblings: tuple[Section, ...]
    main: Section | None
    top: Style
    inner: Style

    def headed(self, section: Section | None = None) -> bool:
        """Whether subsections (of a section) carry a heading of their own."""
        found = [child for one in ([section] if section else self.siblings) for child in numbered(one)]
        return 2 * sum(child.heading is not None for child in found) > len(found)


def layout(review: Review) -> Layout:
    """The layout of a reviewed bill."""
    ordinance = review.ordinance
    votes: dict[str, Counter[str]] = {}
    every = {section.path: section for section in ordinance.walk() if section.kind in SECTIONS}
    for finding in review.findings:
        number = finding.criterion.section.partition("(")[0].partition("[")[0]
        dropped = "wording:provision-dropped" in finding.details
        for rank, item in enumerate(() if dropped else finding.evidence[:2]):
            home = home_of(ordinance, item.clause.span.start) if item.ordinance is ordinance else None
            if home and (item.clause.label == "struct.definition") == _defines(finding.criterion.labels[0]):
                votes.setdefault(number, Counter())[home.path] += 3 - rank
    for row in review.carve_outs:
        home = home_of(ordinance, row.evidence.clause.span.start)
        if row.row and home and not row.row.section.startswith("2"):
            votes.setdefault(row.row.section.partition("(")[0], Counter())[home.path] += 3
    found = {number: every[path] for number, path in _claims(votes, _same_words(review, every)).items()}
    parents: Counter[str] = Counter()
    for count in votes.values():
        for path, times in count.items():
            parents[_parent(ordinance, every[path])] += times
    body = parents.most_common(1)[0][0] if parents else None
    siblings = _real(ordinance, _within(ordinance, body))
    own = {section.path: section for section in siblings}
    hosts = {number: own[section.path] for number, section in found.items() if section.path in own}
    main = max(siblings, key=lambda section: len(section.span), default=None)
    return Layout(ordinance, hosts, siblings, main, *levels(ordinance))


def _real(ordinance: Ordinance, siblings: Sequence[Section]) -> tuple[Section, ...]:
    """Sections with rules: no line of a table of contents, no range of numbers that is only held free."""
    last = {section.path: section for section in siblings}
    found = [one for one in siblings if last[one.path] is one and not _FREE.match(ordinance.quote(one.span))]
    return tuple(found)


def _same_words(review: Review, every: dict[str, Section]) -> set[tuple[str, str]]:
    """Numbers of the model's sections with the paths of the bill's whose headings share a word with theirs."""

    def words(said: str) -> set[str]:
        return {word[:6] for word in re.findall(r"[a-z]{5,}", said.casefold())}

    headings = {path: words(review.ordinance.heading(section) or "") for path, section in every.items()}
    titles = re.findall(r"^#+ Section (\d+)\. (.+)$", review.model.template, re.MULTILINE)
    return {(number, path) for number, title in titles for path, own in headings.items() if own & words(title)}


def _claims(votes: dict[str, Counter[str]], alike: Container[tuple[str, str]]) -> dict[str, str]:
    """Number of the model's section -> path of the bill's that is on its matter; one that is as much on an earlier's is not."""
    found: dict[str, str] = {}
    for number, count in votes.items():
        for path, times in count.most_common():
            others = [(other[path], int(one) < int(number)) for one, other in votes.items() if one != number]
            if all(
                times > more or (times == more and ((number, path) in alike or not earlier)) for more, earlier in others
            ):
                found[number] = path
                break
    return found


def _defines(label: str) -> bool:
    return label == "struct.definition"


def home_of(ordinance: Ordinance, offset: int) -> Section | None:
    """The section that holds a place."""
    return next((one for one in reversed(ordinance.ancestors(offset)) if one.kind in SECTIONS), None)


def _parent(ordinance: Ordinance, section: Section) -> str:
    chain = ordinance.ancestors(section.span.start)
    at = next((i for i, one in enumerate(chain) if one is section), 0)
    return str(chain[at - 1].span) if at else ""


def _within(ordinance: Ordinance, parent: str | None) -> tuple[Section, ...]:
    """The sections of the part of the bill that holds its rules; articles between them do not count as borders."""
    if not parent:
        return tuple(one for one in ordinance.sections if one.kind in SECTIONS)
    holder = next(one for one in ordinance.walk() if str(one.span) == parent)
    above = ordinance.ancestors(holder.span.start)
    plain = holder.kind is Kind.DIVISION and len(above) == 1 and not holder.proposed
    roots: Iterable[Section] = ordinance.sections if plain else (holder,)
    found = [one for root in roots for one in root.walk() if one.kind in SECTIONS and one is not holder]
    return tuple(found)

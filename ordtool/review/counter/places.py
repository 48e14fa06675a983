"""Where a provision of the model belongs in a bill's outline, and how its lines are set there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ordtool.ordinance import Ordinance, Section
from ordtool.review.counter.draft import Change
from ordtool.review.counter.labels import Style, between, numbered, style_of
from ordtool.review.counter.outlines import Layout, home_of, layout
from ordtool.review.counter.wording import Provision
from ordtool.review.result import Review
from ordtool.source import Span

_CLOSING = ("struct.severability", "struct.effective_date")
_CLOSES = re.compile(r"(?:penalt|severab|effective|expir|sunset|repeal)", re.IGNORECASE)
"""Headings of what stands at the end of a law."""
_NUMBER = re.compile(r"\d[\w:–-]*(?:\.\w[\w:–-]*)*")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A provision that is to be put in, and the comment that says why."""

    provision: Provision
    note: str


def insertions(wanted: Sequence[Wanted], review: Review, *, alone: bool = False) -> list[Change]:
    """The changes that put provisions in: at the end of the section on the same matter, else as a section of their own.

    `alone`: the law calls itself a section, so all of it stays in one.
    """
    plan = layout(review)
    single = len(plan.siblings) < 2 or (alone and plan.main is not None and _open(plan.main, plan.ordinance))
    groups: dict[str, list[Wanted]] = {}
    for one in sorted(wanted, key=lambda w: _order(w.provision.path)):
        groups.setdefault(one.provision.number, []).append(one)
    apart: dict[str, list[list[Wanted]]] = {}
    inside: dict[str, list[Wanted]] = {}
    for number, group in groups.items():
        host = plan.hosts.get(number)
        if host is not None and _open(host, plan.ordinance) and not single:
            inside.setdefault(host.path, []).extend(group)
        elif single and plan.main is not None:
            apart.setdefault(plan.main.path, []).append(group)
        else:
            before = _before(number, plan, review)
            if before is not None:
                apart.setdefault(before.path, []).append(group)
    changes = [_appended(group, _at(plan, path), plan) for path, group in inside.items()]
    for path, found in apart.items():
        section = _at(plan, path)
        changes.append(_nested(found, section, plan) if single else _sections(found, section, plan))
    return changes


def _at(plan: Layout, path: str) -> Section:
    return next(one for one in plan.siblings if one.path == path)


def _order(path: str) -> tuple[int, str]:
    number = re.match(r"\d+", path)
    return int(number[0]) if number else 0, path


def _open(host: Section, ordinance: Ordinance) -> bool:
    """Whether a section takes more subsections: it has some, and they are no list of one sentence."""
    return bool(numbered(host)) and not ordinance.quote(host.lead).rstrip().endswith(":")


def _before(number: str, plan: Layout, review: Review) -> Section | None:
    """The section behind which one on a matter of the model stands: the bill's on that matter, or on the nearest before it.

    What comes after all that the bill speaks of stands behind its last rule; penalties and the day of effect stay last.
    """
    closing = {
        home.path
        for clause in review.extraction.clauses
        if clause.label in _CLOSING and (home := home_of(plan.ordinance, clause.span.start))
    }
    closing |= {one.path for one in plan.siblings if _CLOSES.match(plan.ordinance.heading(one) or "")}
    known = {int(one): home for one, home in plan.hosts.items() if home.path not in closing}
    kept = [one for one in plan.siblings if one.path not in closing]
    low = [one for one in known if one <= int(number)]
    if low and (number in plan.hosts or int(number) < max(known)):
        return known[max(low)]
    return kept[0 if number == "1" else -1] if kept else None


def _appended(group: Sequence[Wanted], host: Section, plan: Layout) -> Change:
    """More subsections at the end of a section."""
    known = style_of([child.label for child in numbered(host)])
    style, last = known or (plan.top, len(numbered(host)))
    inner = plan.inner if style == plan.top else style.below
    lines = _lines(group, style, last + 1, inner, headed=plan.headed(host))
    return Change(Span(host.span.end, host.span.end), "".join(f"\n{line}" for line in lines), _notes(group), 2)


def _nested(groups: Sequence[Sequence[Wanted]], main: Section, plan: Layout) -> Change:
    """Subsections of the one section that a bill consists of; several on one matter stand below one heading."""
    known = style_of([child.label for child in numbered(main)])
    style, last = known or (plan.top, len(numbered(main)))
    headed = plan.headed(main)
    lines: list[str] = []
    for group in groups:
        last += 1
        if len(group) == 1:
            lines += _lines(group, style, last, plan.inner, headed=headed)
            continue
        below = _lines(group, plan.inner, 1, plan.inner.below, headed=False)
        lines += [f"{style.label(last)} {group[0].provision.title}. {below[0]}", *below[1:]]
    end = main.span.end
    return Change(Span(end, end), "".join(f"\n{line}" for line in lines), _notes([w for g in groups for w in g]), 2)


def _sections(groups: Sequence[Sequence[Wanted]], before: Section, plan: Layout) -> Change:
    """New sections behind one of the bill's, under numbers that leave the others as they are."""
    at = plan.siblings.index(before)
    stem = _NUMBER.search(before.label)
    while (
        at + 1 < len(plan.siblings)
        and stem
        and re.match(rf"{re.escape(stem[0])}[A-Z]\b", _numbered(plan.siblings[at + 1]))
    ):
        at += 1  # behind those that were put in before
    before = plan.siblings[at]
    number = _NUMBER.search(before.label)
    after = next((n[0] for one in plan.siblings[at + 1 :] if (n := _NUMBER.search(one.label))), "")
    labels = between(number[0] if number else "0", after, len(groups), _step(plan.siblings))
    lines: list[str] = []
    for group, label in zip(groups, labels, strict=True):
        lines += _section(group, label, before, plan)
    end = before.span.end
    return Change(Span(end, end), "".join(f"\n{line}" for line in lines), _notes([w for g in groups for w in g]), 3)


def _numbered(section: Section) -> str:
    hit = _NUMBER.search(section.label)
    return hit[0] if hit else ""


def _step(siblings: Sequence[Section]) -> int:
    """The step that section numbers of a code go by ("5.04.010", "5.04.020")."""
    tails = [int(hit[0]) for one in siblings if (hit := re.search(r"\d+(?=\D*$)", one.label))]
    steps = Counter(b - a for a, b in pairwise(tails) if b > a)
    return steps.most_common(1)[0][0] if steps else 1


def _section(group: Sequence[Wanted], label: str, like: Section, plan: Layout) -> list[str]:
    text = plan.ordinance.text
    alone = group[0].provision.heading.rstrip(".") if len(group) == 1 else ""
    head, run_in = _heading(alone or group[0].provision.title, label, like, plan)
    if len(group) == 1:
        provision = group[0].provision
        own = [provision.text, *(f"{plan.top.label(n)} {item}" for n, item in enumerate(provision.items, 1))]
    else:
        own = _lines(group, plan.top, 1, plan.inner, headed=plan.headed())
    if run_in and like.heading and text[like.heading.end : like.heading.end + 1] != "\n":
        return [f"{head} {own[0]}", *own[1:]]
    return [head, *own]


def _heading(title: str, label: str, like: Section, plan: Layout) -> tuple[str, bool]:
    """The line that opens a new section, set like its neighbour's; whether the neighbour's words follow on the line."""
    text = plan.ordinance.text
    if like.heading is None:
        opening = text[like.span.start : like.lead.start].split("\n")[0].rstrip()
        return _NUMBER.sub(label, opening, count=1), True
    shown = text[like.heading.start : like.heading.end].strip()
    opening = _NUMBER.sub(label, text[like.span.start : like.heading.start], count=1)
    words = re.findall(r"[A-Za-z]{4,}", shown)
    if shown.isupper():
        title = title.upper()
    elif len(words) > 1 and all(word[0].isupper() for word in words):
        title = re.sub(r"\b[a-z]{4,}", lambda hit: hit[0].capitalize(), title)
    close = shown[-1] if shown[-1:] in (".", ":") else "." if shown[-1:] == "?" else ""
    return f"{opening}{title}{close}", True


def _lines(group: Sequence[Wanted], style: Style, first: int, inner: Style, *, headed: bool) -> list[str]:
    lines: list[str] = []
    for rank, one in enumerate(group, first):
        provision = one.provision
        head = f"{provision.heading} " if headed and provision.heading else ""
        lines.append(f"{style.label(rank)} {head}{provision.text}")
        lines += [f"{inner.label(n)} {item}" for n, item in enumerate(provision.items, 1)]
    return lines


def _notes(group: Sequence[Wanted]) -> str:
    return "\n\n".join(dict.fromkeys(one.note for one in group if one.note))

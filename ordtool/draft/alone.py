"""One subject of a combined draft by itself: what the model of that subject is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ordtool.draft.laid import laid
from ordtool.draft.result import Draft


def alone(draft: Draft, subject: str) -> Draft:
    """A draft without the articles of its other subjects, and without what the first article takes from those alone."""
    if len(draft.subjects) == 1:
        return draft
    return replace(draft, text="\n\n".join(_lines(draft, subject)) + "\n")


def _lines(draft: Draft, subject: str) -> Iterator[str]:
    own = {path for (name, _), path in draft.places.items() if name == subject}
    foreign = set(draft.places.values()) - own
    general = ("## Article 1. ", f"## Article {len(draft.subjects) + 2}. ")
    wanted = (*general, f"## Article {draft.subjects.index(subject) + 2}. ")
    shows = True
    for line, path in _with_paths(draft):
        if line.startswith("## Article "):
            shows = line.startswith(wanted)
        if shows and path not in foreign:
            yield line


def _with_paths(draft: Draft) -> Iterator[tuple[str, str]]:
    """Each line of the text, and the path of the provision that it begins, "" for none."""
    ordinance = laid(draft)
    starts = {section.span.start: section.path for section in ordinance.walk()}
    lines = [line for line in draft.text.splitlines() if line.strip()]
    at = 0
    for line, words in zip(lines, ordinance.text.split("\n"), strict=True):
        yield line, starts.get(at, "")
        at += len(words) + 1

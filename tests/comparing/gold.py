"""The pairs that were made by hand, what truly became of each section, and how well a comparison says so.

`truth.toml` of a pair: `became` says which path became which (a list where it was split; the longest prefix holds for all
below it); `added` and `removed` have no partner; every other path became itself. `moved` are the old paths that stand
elsewhere, outermost only.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from ordtool.compare import Change, Comparison
from ordtool.ordinance import Ordinance
from ordtool.outline import ordinance
from ordtool.readers import read

HERE = Path(__file__).parent / "pairs"
NAMES = sorted(folder.name for folder in HERE.iterdir())


@dataclass(frozen=True)
class Truth:
    """Pairs of paths (old, new), and the old paths that moved."""

    pairs: frozenset[tuple[str, str]]
    moved: frozenset[str]


def texts(name: str) -> tuple[Ordinance, Ordinance]:
    old, new = (ordinance(read(HERE / name / f"{side}.md")) for side in ("old", "new"))
    return old, new


def truth(name: str) -> Truth:
    """What a person says of a pair. Fails where the file leaves a path of either side unsaid."""
    told = tomllib.loads((HERE / name / "truth.toml").read_text())
    olds, news = (set(paths(side)) for side in texts(name))
    became = told.get("became", {})
    removed, added = set(told.get("removed", ())), set(told.get("added", ()))
    pairs = {(old, new) for old in olds - removed for new in _became(old, became)}
    assert {new for _, new in pairs} == news - added, f"{name}: {({n for _, n in pairs}) ^ (news - added)}"
    assert removed <= olds, f"{name}: {removed - olds}"
    assert added <= news, f"{name}: {added - news}"
    return Truth(frozenset(pairs), frozenset(told["moved"]))


def _became(path: str, became: dict[str, str | list[str]]) -> list[str]:
    stems = [stem for stem in became if path == stem or (path.startswith(stem) and path[len(stem)] in "(/[")]
    if not stems:
        return [path]
    stem = max(stems, key=len)
    found = became[stem]
    return [one + path[len(stem) :] for one in ([found] if isinstance(found, str) else found)]


def paths(text: Ordinance) -> list[str]:
    """The path of every section that has a number or defines a term."""
    return [section.path for section in text.walk() if section.label or section.path.endswith("]")]


def said(found: Comparison) -> set[tuple[str, str]]:
    """The pairs of paths that a comparison says."""
    known = set(paths(found.old)), set(paths(found.new))
    return {
        (old.path, new.path)
        for pair in found.pairs
        for old in pair.old
        for new in pair.new
        if old.path in known[0] and new.path in known[1]
    }


def moves(found: Comparison) -> set[str]:
    """The old paths of what a comparison says moved."""
    told = [pair for pair in found.pairs if Change.MOVED in (pair.change, *pair.also)]
    return {section.path for pair in told for section in pair.old}


def f1(right: frozenset[tuple[str, str]], told: set[tuple[str, str]]) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * len(right & told) / (len(right) + len(told))

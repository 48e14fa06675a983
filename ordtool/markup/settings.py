"""Signs to settings: the text cut where a look begins or ends, each stretch with all its looks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ordtool.markup.rules import Setting
from ordtool.source import Look, Sign, Span

_LIGHT = 110


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of the base text with one setting."""

    span: Span
    setting: Setting


def stretches(signs: Iterable[Sign], looks: frozenset[Look]) -> Iterator[Stretch]:
    """The stretches in order that have one of `looks`; other looks are not looked at."""
    edges: list[tuple[int, int, Look, str]] = []
    for sign in signs:
        if sign.look in looks and len(sign.span):
            hue = hue_of(sign.detail) if sign.look is Look.COLOUR else ""
            edges += [(sign.span.start, 1, sign.look, hue), (sign.span.end, -1, sign.look, hue)]
    edges.sort(key=lambda edge: edge[0])
    live: Counter[tuple[Look, str]] = Counter()
    before = 0
    for at, group in groupby(edges, key=lambda edge: edge[0]):
        if at > before and (present := [key for key, count in live.items() if count > 0]):
            hues = frozenset(hue for _, hue in present if hue)
            yield Stretch(Span(before, at), Setting(frozenset(look for look, _ in present), hues))
        for _, step, look, hue in group:
            live[look, hue] += step
        before = at


def hue_of(detail: str) -> str:
    """The hue of "#rrggbb" as a legend would name it; "" of black, grey, white and what is no colour."""
    try:
        red, green, blue = (int(detail[i : i + 2], 16) for i in (1, 3, 5))
    except ValueError:
        return ""
    high, low = max(red, green, blue), min(red, green, blue)
    if high - low < 45:
        return ""
    middle = max(_LIGHT, (high + low) // 2)
    strong = (red > middle, green > middle, blue > middle)
    names = {
        (True, False, False): "red", (False, True, False): "green", (False, False, True): "blue",
        (True, True, False): "yellow", (True, False, True): "purple", (False, True, True): "blue",
    }  # fmt: skip
    return names.get(strong) or {red: "red", green: "green", blue: "blue"}[high]


def covered(span: Span, text: str, runs: Sequence[Span]) -> float:
    """Which share of a span's letters lies in runs (sorted, apart from each other)."""
    total = sum(not char.isspace() for char in text[span.start : span.end])
    if not total:
        return 0.0
    inside = 0
    for run in runs:
        low, high = max(run.start, span.start), min(run.end, span.end)
        if low < high:
            inside += sum(not char.isspace() for char in text[low:high])
    return inside / total


def near(runs: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of some runs (in order, apart) that may touch a span."""
    low = bisect_right(runs, span.start, key=lambda run: run.end)
    return runs[low : bisect_left(runs, span.end, key=lambda run: run.start)]

"""Which strokes mark which words: lines through and under letters, light areas behind them.

A stroke is judged by where it lies between the letters' baseline and their size (a box around a letter tells neither),
and by where it ends: who underlines words begins and ends with them; a table's border, the rule under a running head and
the blank of a form go on. A letter is marked if its middle is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from operator import sub

from ordtool.readers.pdf.chains import Chain, chains
from ordtool.readers.pdf.covers import Cover, with_signs
from ordtool.readers.pdf.looks import hexadecimal
from ordtool.readers.pdf.meetings import Meetings
from ordtool.readers.pdf.run import Rule, Run
from ordtool.readers.pdf.strokes import Area, Drawing, Stroke
from ordtool.source import Box, Look, Span

# Heights above the baseline in ems. Lower-case letters reach to 0.45, capitals to 0.7; what word processors strike with
# lies at 0.22 to 0.35, what they underline with at -0.08 to -0.25 (New York's bills), a second line 0.1 to 0.15 off.
_STRIKE, _TOP = 0.1, 0.56
_RAISED = 1.1  # a superscript may be struck so high
_UNDER, _SECOND = -0.33, -0.5
_THICK = 0.2  # a thicker bar hides or decorates
_SNUG = 0.35  # ems that an underline may stick out from its words
_BLANK = 1.3  # ems of blanks that are underlined with the words beside them
_STRAY = 1.5  # ems that a strike may stick out
_HOLE = 4.5  # ems without a letter: no word is underlined so far from the next
_SAME_LINE = 0.25
_TALLEST = 60.0  # points: no larger type is looked at
_LIGHT = 0x70
_CHAINS, _AREAS = 10_000, 2_000  # that are looked at: no page of law has so many


Room = Callable[[int], tuple[float, float]]


def signed(runs: Sequence[Run], drawn: Drawing, room: Room) -> tuple[list[Run], tuple[Rule, ...]]:
    """The runs with signs for what is drawn through, under and behind them, and the strokes and areas left over.

    `room` tells the edges of a run (by its `order`) with the blanks that the file has before and after it.
    """
    page = _Lines(runs, room)
    covers: list[Cover] = []
    lines, left_over = chains(drawn)
    lines = sorted(lines[:_CHAINS], key=lambda chain: chain.at)
    meetings = Meetings(drawn.upright, lines)
    for chain in lines:
        found = page.covered(chain, covers, meetings)
        covers += found
        left_over += [] if found else chain.strokes
    behind = [(area, page.behind(area)) for area in drawn.areas[:_AREAS] if not area.white]
    made = with_signs(runs, covers, [(area, lit) for area, lit in behind if lit])
    return made, _rules(left_over, drawn.upright, [area for area, lit in behind if not lit])


class _Lines:
    """The upright runs of a page by their baselines."""

    def __init__(self, runs: Sequence[Run], room: Room) -> None:
        self.runs = runs
        self.room = room
        known = [i for i, run in enumerate(runs) if not run.turned and 0 < run.size <= _TALLEST]
        self.order = sorted(known, key=lambda i: runs[i].baseline)
        self.baselines = [runs[i].baseline for i in self.order]
        self.tallest = max((runs[i].size for i in known), default=0.0)

    def between(self, top: float, bottom: float) -> list[int]:
        """The runs whose baselines lie between two heights."""
        return self.order[bisect_left(self.baselines, top) : bisect_right(self.baselines, bottom)]

    def covered(self, chain: Chain, before: Iterable[Cover], meetings: Meetings) -> list[Cover]:
        """What a line marks, nothing if it marks no word."""
        near = self.between(chain.at + _SECOND * self.tallest, chain.at + _RAISED * self.tallest)
        crossed = [cover for i in near if (cover := self._cover(i, chain))]
        best: list[Cover] = []
        for seed in crossed:
            if seed not in best:
                found = [c for c in crossed if self._level(c.index, seed.index)]
                if sum(c.end - c.start for c in found) > sum(c.end - c.start for c in best):
                    best = found
        if not best or not self._ends_with_words(chain, best, meetings):
            return []
        lowest = min((self.runs[c.index].baseline - chain.at) / self.runs[c.index].size for c in best)
        if lowest < _UNDER and not self._second(best, before):
            return []
        return best

    def _level(self, index: int, seed: int) -> bool:
        """Whether a run stands on the line of another."""
        return abs(self.runs[index].baseline - self.runs[seed].baseline) <= _SAME_LINE * self.runs[seed].size

    def _cover(self, index: int, chain: Chain) -> Cover | None:
        run = self.runs[index]
        if run.box.x0 >= chain.end or run.box.x1 <= chain.start:
            return None
        above = (run.baseline - chain.at) / run.size
        if not _SECOND <= above <= _RAISED or chain.thick > _THICK * run.size:
            return None
        start, end = middles_within(run, chain.start, chain.end)
        if above > _TOP and not _is_raised(run, start, end):
            return None
        return Cover(index, start, end, above >= _STRIKE, chain.at, chain.colour) if start < end else None

    def _second(self, found: list[Cover], before: Iterable[Cover]) -> bool:
        """Whether the line is the lower one of a double underline."""
        pieces = {(c.index, c.start, c.end) for c in before if not c.through}
        return all((c.index, c.start, c.end) in pieces for c in found)

    def _ends_with_words(self, chain: Chain, found: list[Cover], meetings: Meetings) -> bool:
        """Whether the line begins and ends with the letters that it covers, as nearly as such a line must."""
        found = sorted(found, key=lambda cover: self.runs[cover.index].lefts[cover.start])
        first, last = found[0], found[-1]
        size = self.runs[first.index].size
        left = self.runs[first.index].lefts[first.start]
        right = max(self.runs[c.index].rights[c.end - 1] for c in found)
        if left - chain.start > _SNUG * size and first.start == 0:  # a tab at the beginning of a line, say
            left = min(left, self.room(self.runs[first.index].order)[0])
        if chain.end - right > _SNUG * size and last.end == len(self.runs[last.index].text):
            right = max(right, self.room(self.runs[last.index].order)[1])
        over = max(left - chain.start, 0.0), max(chain.end - right, 0.0)
        if max(over) > _SNUG * size:
            fits = meetings.goes_on(chain, size)
            over = (0.0 if fits[0] else over[0]), (0.0 if fits[1] else over[1])
        own = over[1] <= _BLANK * size and self._in_one_colour(chain, found)
        if own and over[0] > _SNUG * size:
            over = 0.0, over[1]  # a tab before the words
        if all(cover.through for cover in found):
            return sum(over) <= max(_STRAY * size, 0.15 * (chain.end - chain.start))
        if meetings.border(chain, size) or (not own and self._hole(found) > _HOLE * size):
            return False
        if max(over) <= _SNUG * size:
            return True
        before, after = self._neighbours(first, last)
        sides = (
            _reaches(over[0], chain.start - before, snug=_SNUG, size=size),
            _reaches(over[1], after - chain.end, snug=2 * _SNUG, size=size),
        )
        return sum(sides) <= 1

    def _in_one_colour(self, chain: Chain, found: list[Cover]) -> bool:
        """Whether line and words have one colour that is not black: then the line was drawn for the words and their tabs."""
        return bool(chain.colour) and all(
            any(
                sign.look == Look.COLOUR and sign.detail == chain.colour and sign.span.holds(Span(c.start, c.end))
                for sign in self.runs[c.index].signs
            )
            for c in found
        )

    def _hole(self, found: list[Cover]) -> float:
        """The widest stretch without a letter under or in the line."""
        widest = 0.0
        for cover in found:
            run = self.runs[cover.index]
            gaps = map(sub, run.lefts[cover.start + 1 : cover.end], run.rights[cover.start : cover.end - 1])
            widest = max(widest, max(gaps, default=0.0))
        for one, other in pairwise(found):
            gap = self.runs[other.index].lefts[other.start] - self.runs[one.index].rights[one.end - 1]
            widest = max(widest, gap)
        return widest

    def _neighbours(self, first: Cover, last: Cover) -> tuple[float, float]:
        """Where the words before and after on the line end and begin; far off where there are none."""
        one, other = self.runs[first.index], self.runs[last.index]
        left, right = one.lefts[first.start], other.rights[last.end - 1]
        size = one.size
        beside = [i for i in self.between(one.baseline - size, one.baseline + size) if self._level(i, first.index)]
        ends = [self.runs[i].rights[-1] for i in beside if self.runs[i].rights[-1] <= left + 0.1]
        begins = [self.runs[i].lefts[0] for i in beside if self.runs[i].lefts[0] >= right - 0.1]
        ends += [one.rights[i] for i in range(first.start - 1, first.start) if i >= 0]
        begins += [other.lefts[i] for i in _next_letter(other, last.end)]
        return max(ends, default=left - 2 * _HOLE * size), min(begins, default=right + 2 * _HOLE * size)

    def behind(self, area: Area) -> list[Cover]:
        """The letters that a light area lies behind and ends with, as a marker pen's stroke."""
        if min(area.colour[:3]) < _LIGHT and max(area.colour[:3]) < 0xC0:
            return []
        found = []
        for i in self.between(area.top, area.bottom + 0.1 * self.tallest):
            run = self.runs[i]
            high = area.top <= run.baseline - 0.35 * run.size and area.bottom >= run.baseline - 0.02 * run.size
            if high and area.bottom - area.top <= 2 * run.size:
                start, end = middles_within(run, area.left, area.right)
                found += [Cover(i, start, end, False, area.top, "")] if start < end else []
        if not found:
            return []
        left = min(self.runs[c.index].lefts[c.start] for c in found)
        right = max(self.runs[c.index].rights[c.end - 1] for c in found)
        slack = 2 * _SNUG * self.runs[found[0].index].size
        return found if left - area.left <= slack and area.right - right <= slack else []


def middles_within(run: Run, start: float, end: float) -> tuple[int, int]:
    """The letters whose middle lies between two edges, without blanks at either end."""
    if run.lefts[0] + run.rights[0] >= 2 * start and run.lefts[-1] + run.rights[-1] <= 2 * end:
        return 0, len(run.text)
    low = _first_middle(run, start)
    high = _first_middle(run, end)
    while low < high and run.text[low] == " ":
        low += 1
    while low < high and run.text[high - 1] == " ":
        high -= 1
    return low, high


def _is_raised(run: Run, start: int, end: int) -> bool:
    """Whether some letters are all superscripts."""
    stretch = Span(start, end)
    return any(sign.look == Look.SUPERSCRIPT and sign.span.holds(stretch) for sign in run.signs)


def _first_middle(run: Run, edge: float) -> int:
    """The first letter whose middle is not left of an edge."""
    index = bisect_left(run.lefts, edge)
    while index > 0 and run.lefts[index - 1] + run.rights[index - 1] >= 2 * edge:
        index -= 1
    while index < len(run.lefts) and run.lefts[index] + run.rights[index] < 2 * edge:
        index += 1
    return index


def _next_letter(run: Run, index: int) -> range:
    while index < len(run.text) and run.text[index] == " ":
        index += 1
    return range(index, min(index + 1, len(run.text)))


def _reaches(over: float, left: float, *, snug: float, size: float) -> int:
    """How badly an end fits that sticks `over` out from its letters and is `left` short of the next word: 0, 1 or 2.

    Blanks may be underlined with the word beside them. A tab may too, up to the next word, but not on both sides: that
    is the blank of a form with its answer in it.
    """
    if over <= snug * size or (over <= _BLANK * size and left >= -0.15 * size):
        return 0
    return 1 if over <= _HOLE * size and abs(left) <= 2 * _SNUG * size else 2


def _rules(level: Iterable[Stroke], upright: Iterable[Stroke], areas: Iterable[Area]) -> tuple[Rule, ...]:
    rules = [Rule(_box(s.start, s.at - s.thick / 2, s.end, s.at + s.thick / 2), hexadecimal(s.colour)) for s in level]
    rules += [
        Rule(_box(s.at - s.thick / 2, s.start, s.at + s.thick / 2, s.end), hexadecimal(s.colour)) for s in upright
    ]
    rules += [Rule(_box(a.left, a.top, a.right, a.bottom), hexadecimal(a.colour), filled=True) for a in areas]
    return tuple(rules)


def _box(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(round(left, 2), round(top, 2), round(right, 2), round(bottom, 2))

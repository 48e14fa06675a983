"""Characters put together as runs, with the looks of their type.

A run ends where the file moves the pen to another line or further than a word's gap.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from operator import sub

from ordtool.readers.pdf.characters import LIGATURES, Characters
from ordtool.readers.pdf.looks import Setting, Types
from ordtool.readers.pdf.run import Run
from ordtool.source import Box, Look, Sign, Span

_GAP = 2.0  # a gap of so many character heights ends a run: a cell or a column begins
_BACK = 0.5  # a step back of so many heights begins a new line
_OVERLAP = 0.3  # of the height that neighbours share at least
_WORDS_APART = 0.08  # of the height: so wide a gap between two letters, alone among narrow ones, parts words
_LETTERS_APART = 0.04
_SMALLER, _RAISED = 0.85, 0.15  # a superscript is so much smaller than its line, and stands so many ems above it
_NEAR = 0.06  # ems that two ways to measure type may differ
_HIGHEST, _LONGEST = 0.7, 8  # and no higher, and no longer


def runs(found: Characters, types: Types, turned: Callable[[int], bool]) -> tuple[list[Run], list[tuple[int, int]]]:
    """All runs in file order, and which ink of the page each is.

    `turned` says of a character, by its place in `found.ink`, whether it stands on its side.
    """
    scale = Scale(found, types)
    made: list[Run] = []
    places: list[tuple[int, int]] = []
    for start, end, slanted in _cuts(found, turned):
        made.append(_Stretch(found, start, end, slanted, _even(found, start, end)).run(len(made), scale, types))
        places.append((start, end))
    return _raised(made), places


def _raised(found: list[Run]) -> list[Run]:
    """The runs, with those told to be superscripts that the file draws apart from their word: they stand on its line."""
    made = list(found)
    usual = Counter(run.size for run in found).most_common(1)[0][0] if found else 0.0
    for i, run in enumerate(found):
        if run.turned or run.size >= _SMALLER * usual or len(run.text) > _LONGEST:
            continue
        before = next((other for other in found if _carries(other, run)), None)
        if before:
            sign = Sign(Span(0, len(run.text)), Look.SUPERSCRIPT)
            made[i] = replace(run, baseline=before.baseline, signs=(*run.signs, sign))
    return made


def _carries(before: Run, run: Run) -> bool:
    """Whether a small run stands raised at the end of another."""
    if before.turned or run.size >= _SMALLER * before.size:
        return False
    rise = (before.baseline - run.baseline) / before.size
    return _RAISED < rise < _HIGHEST and -0.1 <= (run.lefts[0] - before.rights[-1]) / before.size < _RAISED


def _cuts(found: Characters, turned: Callable[[int], bool]) -> Iterator[tuple[int, int, bool]]:
    """Where runs begin and end, and whether they slant."""
    for start, end in found.lines:
        if turned(start):
            yield start, end, True
        elif _unbroken(found, start, end):
            yield start, end, False
        else:
            yield from _cuts_within(found, start, end, turned)


def _unbroken(found: Characters, start: int, end: int) -> bool:
    """Whether the letters of a line are of one height and follow each other closely."""
    if not _even(found, start, end):
        return False
    height = max(found.bottoms[start] - found.tops[start], 1.0)
    gaps = list(map(sub, found.lefts[start + 1 : end], found.rights[start : end - 1]))
    return not gaps or (min(gaps) >= -_BACK * height and max(gaps) <= _GAP * height)


def _even(found: Characters, start: int, end: int) -> bool:
    """Whether all letters are as tall and stand at one height."""
    count, tops, bottoms = end - start, found.tops, found.bottoms
    return tops[start:end].count(tops[start]) == count and bottoms[start:end].count(bottoms[start]) == count


def _cuts_within(
    found: Characters, start: int, end: int, turned: Callable[[int], bool]
) -> Iterator[tuple[int, int, bool]]:
    slanted = False
    top, bottom = found.tops[start], found.bottoms[start]  # of the tallest letter so far
    for k in range(start + 1, end):
        left, high, low = found.lefts[k], found.tops[k], found.bottoms[k]
        over = False
        if not slanted:
            # A blank takes no room: it stands at the end of the letter before it.
            last = found.rights[k - 1] if found.ink[k] - found.ink[k - 1] > 1 else found.lefts[k - 1]
            least = max(min(low - high, bottom - top), 1.0)
            over = min(low, bottom) - max(high, top) < _OVERLAP * least
            over = over or left < last - _BACK * least or left > found.rights[k - 1] + _GAP * least
        if over:
            yield start, k, slanted
            start, slanted = k, turned(k)
        if over or low - high > bottom - top:  # a line is as tall as its tallest letter
            top, bottom = high, low
    yield start, end, slanted


class Scale:
    """How large ink is and where it stands.

    A letter's box tells both, if one knows how far its font reaches; whether that is known is tried on one letter of each
    font. Where it is not, the text object is asked.
    """

    def __init__(self, found: Characters, types: Types) -> None:
        self._found, self._types = found, types
        self._true: dict[int, bool] = {}
        self._known: dict[object, tuple[float, float]] = {}

    def stand(self, k: int) -> tuple[float, float]:
        """The baseline and the size of an ink, to a tenth of a point."""
        found = self._found
        item, top, bottom = found.objects[k], found.tops[k], found.bottoms[k]
        font = self._types.font(item)
        key: object = (id(font), top, bottom) if self._true.get(id(font), True) else item
        if key not in self._known:
            size = (bottom - top) / font.height
            told = round(bottom - font.below * size, 1), round(size, 1)
            if item and (id(font) not in self._true or not self._true[id(font)]):
                asked = round(found.baseline(k), 1), round(self._types.size(item), 1)
                near = abs(asked[0] - told[0]) + abs(asked[1] - told[1]) <= _NEAR * asked[1]
                self._true.setdefault(id(font), near)
                key, told = (key if near else item), asked
            self._known[key] = told
        return self._known[key]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The ink of a run, from `start` to `end` in the page's."""

    found: Characters
    start: int
    end: int
    turned: bool
    even: bool

    def run(self, order: int, scale: Scale, types: Types) -> Run:
        top, bottom = self._reach()
        text, lefts, rights, places = self._edges()
        if not self.turned:
            text = _words_parted(text, lefts, rights, places, height=max(bottom - top, 1.0))
        text = _spelt_out(text, lefts, rights, places)
        baseline, size, raised = self._line(scale)
        box = Box(*(round(v, 2) for v in (min(lefts), top, max(rights), bottom)))
        signs = self._signs(text, types, raised, places)
        edges = array("f", lefts), array("f", rights)
        return Run(text, box, *edges, order, self.turned, signs, size, None, baseline)

    def _reach(self) -> tuple[float, float]:
        """The top and bottom of the tallest letter; of the last one of a slanted line."""
        if self.turned:
            return self.found.tops[self.end - 1], self.found.bottoms[self.end - 1]
        if self.even:
            return self.found.tops[self.start], self.found.bottoms[self.start]
        tops, bottoms = self.found.tops[self.start : self.end], self.found.bottoms[self.start : self.end]
        return max(zip(tops, bottoms, strict=True), key=lambda edges: edges[1] - edges[0])

    def _edges(self) -> tuple[str, list[float], list[float], list[int]]:
        """Text and edges with one blank for any between letters, and for every character the ink it is or follows."""
        ink, start, end = self.found.ink, self.start, self.end
        text = self.found.text[ink[start] : ink[end - 1] + 1]
        lefts, rights = self.found.lefts[start:end], self.found.rights[start:end]
        places = list(range(start, end))
        if len(text) == end - start:
            return text, lefts, rights, places
        words = text.split()
        for i in reversed([*accumulate(map(len, words[:-1]))]):
            edge = rights[i - 1]
            lefts.insert(i, edge)
            rights.insert(i, edge)
            places.insert(i, start + i - 1)
        return " ".join(words), lefts, rights, places

    def _line(self, scale: Scale) -> tuple[float, float, set[int]]:
        """The baseline and the size of most of the run, and which ink is smaller and raised above it."""
        if self.even:
            return *scale.stand(self.start), set()
        stands = [scale.stand(k) for k in range(self.start, self.end)]
        baseline, size = Counter(stands).most_common(1)[0][0]
        raised = {
            self.start + k
            for k, (base, em) in enumerate(stands)
            if em < _SMALLER * size and base < baseline - _RAISED * size
        }
        return baseline, size, raised

    def _settings(self, types: Types) -> list[tuple[Setting, ...]]:
        """The looks of each ink. Browsers draw every letter for itself: the letters within a word are looked at less."""
        ink = self.found.ink
        settings: list[tuple[Setting, ...]] = []
        last, k = 0, self.start
        for item, letters in groupby(self.found.objects[self.start : self.end]):
            within = self.start < k < self.end - 1 and ink[k + 1] - ink[k - 1] == 2
            font = types.handle(item)
            looks = settings[-1] if within and font and font == last else types.looks(item)
            count = len(list(letters))
            settings += [looks] * count
            last, k = font, k + count
        return settings

    def _signs(self, text: str, types: Types, raised: set[int], places: Sequence[int]) -> tuple[Sign, ...]:
        objects = self.found.objects[self.start : self.end]
        if not raised and objects.count(objects[0]) == len(objects):
            return signs_of(text, [(len(text), types.looks(objects[0]))])
        settings = self._settings(types)
        if not raised and not any(settings):
            return ()
        for k in raised:
            settings[k - self.start] += ((Look.SUPERSCRIPT, ""),)
        stretches: list[tuple[int, tuple[Setting, ...]]] = []
        end = 0
        for now, group in groupby([settings[place - self.start] for place in places]):
            end += len(list(group))
            stretches.append((end, now))
        return signs_of(text, stretches)


def signs_of(text: str, settings: Sequence[tuple[int, tuple[Setting, ...]]]) -> tuple[Sign, ...]:
    """The signs of stretches of text, each with its end and its looks; a blank between two alike has their looks.

    A look that runs on from one stretch to the next is one sign; blanks at its ends are left out.
    """
    open_at: dict[Setting, int] = {}
    signs: list[Sign] = []
    start = 0
    last: tuple[Setting, ...] = ()
    for end, now in settings:
        if text[start:end] == " ":  # no word: the stretches on its sides decide
            start = end
            continue
        for setting in last:
            if setting not in now:
                signs.append(_sign(text, open_at.pop(setting), start, setting))
        for setting in now:
            open_at.setdefault(setting, start)
        start, last = end, now
    signs += [_sign(text, begun, start, setting) for setting, begun in open_at.items()]
    return tuple(sorted(signs, key=lambda sign: (sign.span, sign.look))) if len(signs) > 1 else tuple(signs)


def _sign(text: str, start: int, end: int, setting: Setting) -> Sign:
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return Sign(Span(start, end), *setting)


def _words_parted(text: str, lefts: list[float], rights: list[float], places: list[int], *, height: float) -> str:
    """The text with the blanks that a file leaves out where it moves the pen instead, and PDFium does not see."""
    wide = _WORDS_APART * height
    suspects = [i for i, gap in enumerate(map(sub, lefts[1:], rights)) if gap >= wide and text[i] != " "]
    for i in reversed(suspects):
        if not (text[i].isalnum() and text[i + 1].isalnum()):
            continue
        around = [j for j in (i - 1, i + 1) if 0 <= j < len(text) - 1]
        if all(lefts[j + 1] - rights[j] < _LETTERS_APART * height for j in around):
            text = text[: i + 1] + " " + text[i + 1 :]
            lefts.insert(i + 1, rights[i])
            rights.insert(i + 1, rights[i])
            places.insert(i + 1, places[i])
    return text


def _spelt_out(text: str, lefts: list[float], rights: list[float], places: list[int]) -> str:
    """The text with its ligatures as letters, which share the ligature's box."""
    for i in range(len(text) - 1, -1, -1) if not text.isascii() else ():
        letters = LIGATURES.get(text[i])
        if letters:
            text = text[:i] + letters + text[i + 1 :]
            for _ in letters[1:]:
                lefts.insert(i, lefts[i])
                rights.insert(i, rights[i])
                places.insert(i, places[i])
    return text

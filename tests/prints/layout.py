"""Where every line of a sheet goes: pages, columns, footnotes, the legend at the foot, numbers in the margin."""

from __future__ import annotations

from dataclasses import dataclass, field

from .dress import Item, Run, Sheet
from .lines import Line, broken

WIDTH, HEIGHT = 612.0, 792.0
_GUTTER = 24.0
_SIGN_SPACE = 22.0
NOTE_SPACE = 14.0


@dataclass(frozen=True, slots=True)
class Row:
    """A line: its place, what stands in the margin, whether a signature's line is drawn above."""

    left: float
    top: float
    line: Line
    number: str = ""
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A table's cell borders: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Page:
    """One page: its lines, the borders of tables, the lines of its foot (footnotes, legend) and the rule above those."""

    rows: list[Row] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    foot: list[Row] = field(default_factory=list)
    rules: list[tuple[float, float]] = field(default_factory=list)


@dataclass(slots=True)
class _Maker:
    sheet: Sheet
    pages: list[Page]
    top: float
    floor: float
    column: int = 0
    columns_from: float = 0.0
    columns: int = 1
    count: int = 0

    def sides(self) -> tuple[float, float]:
        """The margins of the column that is being filled."""
        page = self.sheet.house.page
        left, right = page.left, WIDTH - page.right
        if self.columns == 1:
            return left, right
        half = (right - left - _GUTTER) / 2
        return (left, left + half) if self.column == 0 else (right - half, right)

    def wide(self) -> float:
        """The width of the column that is being filled."""
        left, right = self.sides()
        return right - left

    def turn(self) -> None:
        """Go on in the next column or on the next page."""
        page = self.sheet.house.page
        if self.columns == 2 and self.column == 0:
            self.column, self.top = 1, self.columns_from
            return
        self.pages.append(Page())
        self.column = 0
        self.top = self.columns_from = page.top
        self.floor = HEIGHT - page.bottom
        if page.numbers != "running":
            self.count = 0

    def room(self, height: float) -> None:
        """Make sure that so much fits."""
        if self.top + height > self.floor + 0.5:
            self.turn()


def laid(sheet: Sheet) -> list[Page]:
    """The pages of a sheet."""
    page = sheet.house.page
    maker = _Maker(sheet, [Page()], page.top, HEIGHT - page.bottom, columns_from=page.top)
    if sheet.house.legend_place == "foot":
        _foot(maker, sheet.legend)
    title = True
    for item in sheet.items:
        if title and item.kind != "title":
            title = False
            for line in sheet.legend if sheet.house.legend_place == "top" else ():
                _put(maker, line)
            maker.columns, maker.columns_from = sheet.columns, maker.top + page.gap
            maker.top = maker.columns_from if sheet.columns > 1 else maker.top
        _put(maker, item)
    return maker.pages


def _put(maker: _Maker, item: Item) -> None:
    house = maker.sheet.house
    if item.cells:
        _table(maker, item)
        return
    ruled = item.kind == "sign" and item.level == 1
    first = True
    for line in broken(item, house, wide=maker.wide()):
        before = _before(maker, item) if first else 0.0
        notes = _note_lines(maker) if line.calls else []
        height = before + house.page.pitch
        maker.room(height + (NOTE_SPACE + len(notes) * house.page.size * 1.2 if notes else 0.0))
        if notes:
            _foot(maker, maker.sheet.notes)
        if maker.pages[-1].rows or maker.top > house.page.top:
            maker.top += before
        maker.pages[-1].rows.append(Row(maker.sides()[0], maker.top, line, _number(maker, item), ruled and first))
        maker.top += house.page.pitch
        first = False


def _before(maker: _Maker, item: Item) -> float:
    page = maker.sheet.house.page
    if item.kind == "sign" and item.level == 1:
        return page.pitch if page.lines else _SIGN_SPACE
    if page.lines:
        return page.pitch if item.kind in {"enact", "title"} and page.lines > 30 else 0.0
    return page.gap


def _number(maker: _Maker, item: Item) -> str:
    page = maker.sheet.house.page
    if page.numbers not in {"lines", "running"} or item.kind in {"title", "legend"}:
        return ""
    maker.count += 1
    return str(maker.count)


def _note_lines(maker: _Maker) -> list[Line]:
    house = maker.sheet.house
    return [line for note in maker.sheet.notes for line in broken(_called(note), house, wide=maker.wide())]


def _called(note: Item) -> Item:
    """A footnote with its figure; other items as they are."""
    figure = (Run("1", frozenset({"raised"}), call=True), Run(" "))
    return Item("note", (*figure, *note.runs)) if note.kind == "note" else note


def _foot(maker: _Maker, items: tuple[Item, ...]) -> None:
    """Set items at the foot of the page, under a rule, and take the room from the text."""
    house = maker.sheet.house
    left = maker.sides()[0]
    lines = [line for item in items for line in broken(_called(item), house, wide=maker.wide())]
    pitch = house.page.size * 1.2
    maker.floor -= NOTE_SPACE + pitch * len(lines)
    page = maker.pages[-1]
    page.rules.append((left, maker.floor + NOTE_SPACE / 2))
    page.foot += [Row(left, maker.floor + NOTE_SPACE + pitch * at, line) for at, line in enumerate(lines)]


def _table(maker: _Maker, item: Item) -> None:
    house = maker.sheet.house
    maker.room(house.page.pitch * (len(item.cells) + 1))
    maker.top += house.page.gap or 0.0
    left, right = maker.sides()
    shares = [left + (right - left) * share for share in (0.0, 0.56, 0.78, 1.0)]
    for cells in item.cells:
        for place, runs in enumerate(cells):
            box = Box(shares[place], maker.top, shares[place + 1], maker.top + house.page.pitch)
            maker.pages[-1].boxes.append(box)
            # A cell's words fit in one line; set like a signature they get no indent and are not spread.
            line = broken(Item("sign", tuple(runs)), house, wide=WIDTH)[0]
            maker.pages[-1].rows.append(Row(box.left + 4, maker.top, line))
        maker.top += house.page.pitch

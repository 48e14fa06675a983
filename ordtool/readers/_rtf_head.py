"""The tables at the head of an RTF file: fonts with their code pages, colours, styles, authors of changes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ordtool.readers._marked import Change, Setting
from ordtool.readers._rtf_groups import Group
from ordtool.readers._typefaces import is_sans, is_symbolic
from ordtool.source import Axis, Look, State

_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437",
    255: "cp437",
}  # fmt: skip
_FAMILIES = {"fswiss": "swiss", "froman": "roman"}
_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_MOST = 10_000  # ways to set text that are remembered
_BLACK, _WHITE = "#000000", "#ffffff"
_HEADING = re.compile(r"heading (\d)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Font:
    """A font: its code page ("" where the file's own holds), family and name."""

    page: str = ""
    family: str = ""
    name: str = ""

    @property
    def is_symbolic(self) -> bool:
        """Whether its letters are signs."""
        return self.page == "symbol" or is_symbolic(self.name)


@dataclass(slots=True)
class Head:
    """What the tables say. `page` is the file's code page, `colours` holds "" for the reader's own choice."""

    page: str = "cp1252"
    default_font: int = -1
    fonts: dict[int, Font] = field(default_factory=dict)
    colours: list[str] = field(default_factory=list)
    styles: dict[int, str] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)
    _red_green_blue: dict[str, int] = field(default_factory=dict)
    _name: str = ""
    _set: dict[tuple[Group, bool], tuple[tuple[Change, ...], tuple[Setting, ...]]] = field(default_factory=dict)

    def font(self, group: Group) -> Font:
        """The font of a group's text."""
        return self.fonts.get(group.font if group.font >= 0 else self.default_font) or Font()

    def word(self, word: str, number: int | None, group: Group) -> bool:
        """Take in a word that speaks of code pages or stands in a table; False for any other."""
        if word == "ansicpg":
            self.page = "utf-8" if number == 65001 else code_page(f"cp{number}") or self.page
        elif word in _PAGES:
            self.page = _PAGES[word]
        elif word == "deff":
            self.default_font = number or 0
        elif group.target == "fonts":
            return self._font_word(word, number, group.font)
        elif group.target == "colours":
            self._red_green_blue[word] = number or 0
        else:
            return False
        return True

    def _font_word(self, word: str, number: int | None, index: int) -> bool:
        self._set.clear()
        font = self.fonts.get(index, Font())
        if word in ("fcharset", "cpg"):
            self.fonts[index] = replace(font, page=_font_page(word, number) or font.page)
        elif word in _FAMILIES:
            self.fonts[index] = replace(font, family=_FAMILIES[word])
        elif word == "f":
            self.fonts[number or 0] = Font()
            return False
        return True

    def text(self, text: str, group: Group) -> None:
        """Take in text of a table: names, each with a semicolon after it."""
        self._set.clear()
        *ended, rest = text.split(";")
        for part in ended:
            self._entry((self._name + part).strip(), group)
            self._name = ""
        self._name += rest

    def _entry(self, name: str, group: Group) -> None:
        if group.target == "fonts":
            self.fonts[group.font] = replace(self.fonts.get(group.font, Font()), name=name)
        elif group.target == "styles":
            self.styles.setdefault(group.style, name)
        elif group.target == "authors":
            self.authors.append(name)
        else:
            self.colours.append(self._colour())

    def _colour(self) -> str:
        parts, self._red_green_blue = self._red_green_blue, {}
        if not parts.keys() & {"red", "green", "blue"}:
            return ""
        return "#" + "".join(f"{min(255, max(0, parts.get(name, 0))):02x}" for name in ("red", "green", "blue"))

    def level(self, group: Group) -> int | None:
        """The level as a heading of a paragraph that ends in a group, from 1 (0: the title)."""
        if group.outline is not None and 0 <= group.outline < 9:
            return group.outline + 1
        name = self.styles.get(group.style, "")
        found = _HEADING.match(name)
        return int(found[1]) if found else 0 if name.lower() == "title" else None

    def is_contents(self, group: Group) -> bool:
        """Whether a paragraph that ends in a group is a line of a table of contents."""
        return self.styles.get(group.style, "").lower().startswith("toc ")

    def set(self, group: Group, *, underlined: bool) -> tuple[tuple[Change, ...], tuple[Setting, ...]]:
        """What became of a group's text and how it is set; `underlined` says whether the text before it is."""
        key = (group, underlined)
        found = self._set.get(key)
        if found is None:
            if len(self._set) > _MOST:
                self._set.clear()
            found = self._set[key] = (tuple(self._changes(group)), tuple(self._looks(group, underlined=underlined)))
        return found

    def _looks(self, group: Group, *, underlined: bool) -> Iterator[Setting]:
        colour = self._picked(group.colour)
        # A link is blue and underlined by habit, which says nothing of the law, unless it stands in underlined words.
        dropped = {Look.UNDERLINE} if group.link and colour and not underlined else set()
        yield from sorted(group.looks - dropped)
        if colour and not group.link:
            yield Look.COLOUR, colour
        behind = self._picked(group.highlight, white=True) or self._picked(group.shade, white=True)
        if behind:
            yield Look.HIGHLIGHT, behind
        font = self.font(group)
        if is_sans(font.name, font.family):
            yield Look.SANS

    def _picked(self, index: int, *, white: bool = False) -> str:
        """A colour of the table, "" for the usual one (black letters, white paper)."""
        colour = self.colours[index] if 0 < index < len(self.colours) else ""
        return "" if colour == (_WHITE if white else _BLACK) else colour

    def _changes(self, group: Group) -> Iterator[Change]:
        if group.deleted:
            yield self._change(State.STRUCK, group.author_deleted, group.date_deleted)
        if group.moved_from:
            yield self._change(State.STRUCK, group.mover, group.date_moved)
        if group.inserted:
            yield self._change(State.INSERTED, group.author, group.date)
        if group.moved_to:
            yield self._change(State.INSERTED, group.mover, group.date_moved)

    def _change(self, state: State, author: int, date: int) -> Change:
        name = self.authors[author] if 0 <= author < len(self.authors) else ""
        return Change(state, Axis.DRAFT, "" if name == "Unknown" else name, moment(date))


def moment(packed: int) -> str:
    """A date and time as RTF packs them into 32 bits: minute, hour, day, month, years since 1900; "" for none."""
    bits = packed & 0xFFFFFFFF
    minute, hour, day, month = bits & 63, bits >> 6 & 31, bits >> 11 & 31, bits >> 16 & 15
    year = 1900 + (bits >> 20 & 511)
    if not (minute < 60 and hour < 24 and 1 <= day <= 31 and 1 <= month <= 12):
        return ""
    return f"{year}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:00"


def code_page(name: str) -> str:
    """Python's name of a code page, "" for one that it does not know."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def _font_page(word: str, number: int | None) -> str:
    """The code page that a font of the table is in ("symbol" for pictures of signs), "" where the file's own holds."""
    if word == "cpg":
        return code_page(f"cp{number}")
    return "symbol" if number == 2 else _CHARSETS.get(number or 0, "")

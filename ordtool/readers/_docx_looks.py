"""How a Word run is set: its own properties before its character style, paragraph style, table style and the defaults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ordtool.docx_package import Element, W, is_on, value
from ordtool.docx_styles import Face, Style, Styles, face
from ordtool.readers._marked import Setting
from ordtool.readers._typefaces import is_sans
from ordtool.source import Look

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DOUBLE = frozenset(("double", "wavyDouble"))
_TOGGLES = {"strike": Look.STRIKE, "dstrike": Look.DOUBLE_STRIKE}
_HIGHLIGHTS = {
    "black": "#000000", "blue": "#0000ff", "cyan": "#00ffff", "green": "#00ff00", "magenta": "#ff00ff", "red": "#ff0000",
    "yellow": "#ffff00", "darkBlue": "#000080", "darkCyan": "#008080", "darkGreen": "#008000", "darkMagenta": "#800080",
    "darkRed": "#800000", "darkYellow": "#808000", "darkGray": "#808080", "lightGray": "#c0c0c0",
}  # fmt: skip
_FONTS = (("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"))


@dataclass(frozen=True, slots=True)
class Fonts:
    """What the font table and the theme say: family and PANOSE figure of a font, and which fonts the theme means."""

    known: dict[str, tuple[str, str]] = field(default_factory=dict)
    theme: dict[str, str] = field(default_factory=dict)

    def is_sans(self, name: str) -> bool:
        """Whether a font has no serifs."""
        return is_sans(name, *self.known.get(name, ("", "")))


def fonts(table: Element | None, theme: Element | None) -> Fonts:
    """The fonts of fontTable.xml and of the theme; either may be missing."""
    known: dict[str, tuple[str, str]] = {}
    for font in table.iter(W + "font") if table is not None else ():
        known[font.get(W + "name", "")] = (value(font, "family") or "", value(font, "panose1") or "")
    named: dict[str, str] = {}
    for kind in ("major", "minor"):
        latin = theme.find(f".//{_A}{kind}Font/{_A}latin") if theme is not None else None
        named[kind] = latin.get("typeface", "") if latin is not None else ""
    return Fonts(known, named)


@dataclass(frozen=True, slots=True)
class Around:
    """What a run inherits from: the styles of its table and of its paragraph, and the document's defaults."""

    styles: Styles
    fonts: Fonts
    table: Face = field(default_factory=dict)
    paragraph: Face = field(default_factory=dict)
    known: dict[object, Run] = field(default_factory=dict)

    def run(self, properties: Element | None) -> Run:
        """How a run with these properties is set; most runs of a file are set like another before."""
        own = tuple((child.tag, *child.items()) for child in properties) if properties is not None else ()
        key = (id(self.table), id(self.paragraph), own)
        found = self.known.get(key)
        if found is None:
            style = self.styles.get(value(properties, "rStyle") or "")
            found = self.known[key] = _Properties(face(properties), style, self).run()
        return found


@dataclass(frozen=True, slots=True)
class Run:
    """How a run is set: whether it is hidden, what it looks like, the font of its Latin letters ("" for unknown).

    `linked` holds where only the style of links underlines it.
    """

    hidden: bool
    looks: tuple[Setting, ...]
    font: str
    linked: bool


@dataclass(frozen=True, slots=True)
class _Properties:
    """A run's own properties, its character style, and what stands around it."""

    own: Face
    style: Style
    around: Around

    def run(self) -> Run:
        """How the run is set."""
        font = next((name for one in self._faces() if (name := self._font(one.get("rFonts")))), "")
        looks = [*self._looks(), Look.SANS] if self.around.fonts.is_sans(font) else list(self._looks())
        linked = self.style.is_link and value(self._find("u")) != value(self._find("u", linked=False))
        return Run(self._is("vanish"), tuple(looks), font, linked)

    def _looks(self) -> Iterator[Setting]:
        yield from (look for name, look in _TOGGLES.items() if self._is(name))
        underline = value(self._find("u", linked=False))
        if underline not in (None, "none"):
            yield Look.DOUBLE_UNDERLINE if underline in _DOUBLE else Look.UNDERLINE
        # Right-to-left words and complex scripts have a boldness of their own.
        complex_ = "Cs" if is_on(self.own.get("rtl")) or is_on(self.own.get("cs")) else ""
        if self._is("b" + complex_):
            yield Look.BOLD
        if self._is("i" + complex_):
            yield Look.ITALIC
        yield from self._colours()
        if value(self._find("vertAlign")) == "superscript":
            yield Look.SUPERSCRIPT

    def _colours(self) -> Iterator[Setting]:
        colour = (value(self._find("color", linked=False)) or "auto").lower()
        if len(colour) == 6 and colour != "000000":
            yield Look.COLOUR, f"#{colour}"
        behind = _HIGHLIGHTS.get(value(self._find("highlight")) or "") or self._shade()
        if behind:
            yield Look.HIGHLIGHT, behind

    def _shade(self) -> str:
        shade = self._find("shd")
        fill = (shade.get(W + "fill") or "auto").lower() if shade is not None else "auto"
        return "" if fill in ("auto", "ffffff") else f"#{fill}"

    def _faces(self, *, linked: bool = True) -> Iterator[Face]:
        yield self.own
        if linked or not self.style.is_link:
            yield self.style.face
        yield from (self.around.paragraph, self.around.table, self.around.styles.face)

    def _find(self, name: str, *, linked: bool = True) -> Element | None:
        """A property, the nearest one; `linked` off leaves out what the style of links says."""
        return next((one[name] for one in self._faces(linked=linked) if name in one), None)

    def _is(self, name: str) -> bool:
        """Whether a toggle is on. Two styles that both say bold undo each other; the run's own word is final."""
        if name in self.own:
            return is_on(self.own[name])
        if is_on(self.around.styles.face.get(name)):
            return True
        return sum(is_on(one.get(name)) for one in (self.style.face, self.around.paragraph, self.around.table)) % 2 == 1

    def _font(self, element: Element | None) -> str:
        if element is None:
            return ""
        names = ((element.get(W + themed, ""), element.get(W + plain, "")) for plain, themed in _FONTS)
        return next((name for theme, plain in names if (name := self.around.fonts.theme.get(theme[:5]) or plain)), "")

"""What Word and RTF say of fonts: which have no serifs, and which letters of symbol fonts are which signs."""

from __future__ import annotations

import re

_SANS = re.compile(
    r"\b(?:arial|helvetica|calibri|verdana|tahoma|trebuchet|aptos|segoe|univers|futura|gill\s?sans|myriad|lucida\s?sans|carlito|liberation\s?sans"
    r"|dejavu\s?sans|open\s?sans|noto\s?sans|source\s?sans|franklin\s?gothic|century\s?gothic|microsoft\s?sans|ms\s?sans|sans[\s-]?serif)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r'"([^"]*)"|(\\+.)|([^\s"\\]+)')
_GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"  # Symbol's small letters a to z
_GREEK_CAPITALS = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SYMBOL = {
    **{0x61 + i: sign for i, sign in enumerate(_GREEK)}, **{0x41 + i: sign for i, sign in enumerate(_GREEK_CAPITALS)},
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥", 0xA2: "′", 0xA3: "≤",
    0xA4: "⁄", 0xA5: "∞", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→",
    0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xD0: "∠", 0xD2: "®", 0xD3: "©",
    0xD4: "™", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xD8: "¬", 0xD9: "∧", 0xDA: "∨", 0xE2: "®", 0xE3: "©", 0xE4: "™",
    0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
# Wingdings, and what Word writes of any symbol font where it does not say which.
_DINGBATS = {
    0xB7: "•", 0xA7: "▪", 0xA8: "▫", 0x6F: "☐", 0x71: "❑", 0xA1: "○", 0x6C: "●", 0x6E: "■", 0x76: "❖", 0xFE: "☒",
    0xFD: "☒", 0xFB: "✗", 0xFC: "✓", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xB0: "°", 0xB1: "±", 0xA3: "≤", 0xB3: "≥",
    0xB4: "×", 0xD7: "·", 0x2D: "−", 0xF0: "⇨", 0x21: "✏", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺",
    0x70: "□", 0x72: "❒", 0x75: "◆", 0x77: "◆", 0x9F: "•", 0xA4: "◉", 0xAB: "★",
}  # fmt: skip


def is_sans(name: str, family: str = "", panose: str = "") -> bool:
    """Whether a font has no serifs: its `family` ("swiss", "roman"), PANOSE figure or name says so."""
    if family in ("swiss", "roman"):
        return family == "swiss"
    if panose[:2] == "02" and panose[2:4] not in ("", "00", "01"):
        return "0B" <= panose[2:4].upper() <= "0F"
    return _SANS.search(name) is not None


def symbol(code: int, font: str) -> str:
    """The sign of a symbol font's letter, by its code with or without F000; as it stands where none is known."""
    low = code - 0xF000 if 0xF000 <= code < 0xF100 else code
    table = _SYMBOL if font.strip().lower() == "symbol" else _DINGBATS
    if low == 0x20:
        return " "
    if low < 0x100 and (low != code or is_symbolic(font)):
        letter = "\ufffd" if low < 0x20 or is_symbolic(font) else chr(low)
        return table.get(low) or (chr(low) if table is _SYMBOL and 0x20 <= low < 0x7F else letter)
    readable = 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000
    return chr(code) if readable else "\ufffd"


def symbol_field(code: str) -> str:
    """The sign that a field with this instruction shows ("SYMBOL 167 \\f Times"); "" for any other field."""
    kind, *words = [found[1] or found[2] or found[3] or "" for found in _WORDS.finditer(code)] or [""]
    if kind.upper() != "SYMBOL" or not words:
        return ""
    font = next((words[i + 1] for i, word in enumerate(words[:-1]) if word.lower() == "\\f"), "")
    try:
        return symbol(int(words[0], 0), font)
    except ValueError:
        return words[0][:1]


def is_symbolic(font: str) -> bool:
    """Whether a font holds signs in place of letters."""
    return font.strip().lower() in ("symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings")

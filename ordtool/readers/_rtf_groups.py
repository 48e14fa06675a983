"""What an RTF group inherits and what its words change: where its text goes, how it looks, which code page it is in."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace

from ordtool.ordinance import Axis, State
from ordtool.readers._marked import Change

# Groups that hold no text of the document. Those that begin with \* are left out too, but for a few.
_SKIPPED = frozenset((
    "colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr",
    "footerf", "object", "objdata", "nonshppict", "themedata", "colorschememapping", "datastore", "listtable",
    "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "latentstyles", "fldinst", "filetbl", "revtbl", "sp",
    "annotation", "atnid", "atnauthor", "atrfstart", "atrfend", "xe", "tc", "txe", "rxe", "fontemb", "falt", "panose",
))  # fmt: skip
_STARRED = frozenset(("shpinst", "shptxt"))
_NUMBERS = frozenset(("listtext", "pntext"))
_UNDERLINES = frozenset((
    "ul", "uld", "ulw", "uldb", "ulth", "ulwave", "uldash", "uldashd", "uldashdd", "ulhwave", "ulldash", "ulthd",
    "ulthdash", "ulthdashd", "ulthdashdd", "ulthldash", "ululdbwave",
))  # fmt: skip
_STRIKES = frozenset(("strike", "striked"))
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """What a group inherits: where its text goes ("body", "number", "note", "fonts", "" nowhere) and how it looks."""

    target: str = "body"
    fresh: bool = False
    starred: bool = False
    underlined: bool = False
    struck: bool = False
    inserted: bool = False
    deleted: bool = False
    hidden: bool = False
    skip: int = 1
    font: int = -1
    table: bool = False
    outline: int | None = None

    def changes(self) -> tuple[Change, ...]:
        """What became of text in this group, by the bill (underline, strike) and by revisers."""
        found = (
            (self.struck, Change(State.STRUCK, Axis.LAW)),
            (self.underlined, Change(State.INSERTED, Axis.LAW)),
            (self.deleted, Change(State.STRUCK, Axis.DRAFT)),
            (self.inserted, Change(State.INSERTED, Axis.DRAFT)),
        )
        return tuple(change for holds, change in found if holds)


def destination(word: str, group: Group) -> Group | None:
    """The group after its first word where that word sends its text elsewhere, None where it does not."""
    if not group.target:
        return group
    target = {"fonttbl": "fonts", "footnote": "note"}.get(word, "number" if word in _NUMBERS else None)
    if target is None and (word in _SKIPPED or (group.starred and word not in _STARRED)):
        target = ""
    return None if target is None else replace(group, target=target, fresh=False)


def formatted(word: str, number: int | None, group: Group) -> Group:
    """The group after a word that says how text looks."""
    on = number != 0
    if word in _UNDERLINES:
        return replace(group, underlined=on)
    if word == "ulnone":
        return replace(group, underlined=False)
    if word in _STRIKES:
        return replace(group, struck=on)
    if word == "revised":
        return replace(group, inserted=on)
    if word == "deleted":
        return replace(group, deleted=on)
    if word == "v":
        return replace(group, hidden=on)
    if word == "plain":
        return replace(group, underlined=False, struck=False, inserted=False, deleted=False, hidden=False, font=-1)
    if word == "pard":
        return replace(group, table=False, outline=None)
    if word == "intbl":
        return replace(group, table=True)
    if word == "outlinelevel":
        return replace(group, outline=number)
    return replace(group, skip=max(0, number or 0)) if word == "uc" else group


def code_page(name: str) -> str:
    """Python's name of a code page, "" for one that it does not know."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""


def font_page(word: str, number: int | None) -> str:
    """The code page that a font of the table is in ("symbol" for pictures of signs), "" where the file's own holds."""
    if word == "cpg":
        return code_page(f"cp{number}")
    return "symbol" if number == 2 else _CHARSETS.get(number or 0, "")

"""What an RTF group inherits and what its words change: where its text goes, how it looks, what became of it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import lru_cache
from operator import attrgetter
from typing import Any

from ordtool.source import Look

# Groups that hold no text of the document. Those that begin with \* are left out too, but for a few.
_SKIPPED = frozenset((
    "info", "pict", "objdata", "nonshppict", "themedata", "colorschememapping", "datastore", "listtable", "shprslt",
    "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "latentstyles", "filetbl", "sp", "xe", "tc", "txe", "rxe",
    "fontemb", "falt", "panose", "nonesttables", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn",
    "template", "private", "atnicn", "atntime", "objclass", "objname", "objalias", "objsect", "bkmkstart", "bkmkend",
))  # fmt: skip
# Groups whose text stands by itself: lines of their own.
_FLOWS = {
    "footnote": "note", "annotation": "comment", "shptxt": "box", "dptxbxtext": "box",
    **dict.fromkeys(("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"), "head"),
}  # fmt: skip
# Groups whose words say something of the text elsewhere.
_COLLECTED = {
    "fonttbl": "fonts", "colortbl": "colours", "stylesheet": "styles", "revtbl": "authors", "listtext": "number",
    "pntext": "number", "fldinst": "instruction", "formfield": "form", "ffl": "choice", "atnid": "initials",
    "atnauthor": "commenter", "atndate": "commented", "atnref": "reference", "atrfstart": "opened", "atrfend": "closed",
}  # fmt: skip
_STARRED = frozenset(("shpinst", "do", "revtbl", "fldinst", "formfield", "ffl", *_FLOWS)) | {
    name for name in _COLLECTED if name.startswith("at")
}
_UNDERLINES = frozenset((
    "ul", "uld", "ulw", "ulth", "ulwave", "uldash", "uldashd", "uldashdd", "ulhwave", "ulldash", "ulthd", "ulthdash",
    "ulthdashd", "ulthdashdd", "ulthldash",
))  # fmt: skip
_LOOKS = {
    "strike": Look.STRIKE, "striked": Look.DOUBLE_STRIKE, "b": Look.BOLD, "i": Look.ITALIC, "super": Look.SUPERSCRIPT,
    **dict.fromkeys(_UNDERLINES, Look.UNDERLINE), "uldb": Look.DOUBLE_UNDERLINE, "ululdbwave": Look.DOUBLE_UNDERLINE,
}  # fmt: skip
_EITHER = frozenset((Look.UNDERLINE, Look.DOUBLE_UNDERLINE))
_OFF = {"ulnone": _EITHER, "nosupersub": {Look.SUPERSCRIPT}, "sub": {Look.SUPERSCRIPT}}
_FLAGS = {
    "revised": "inserted", "deleted": "deleted", "mvf": "moved_from", "mvt": "moved_to", "v": "hidden",
    "intbl": "table",
}  # fmt: skip
_NUMBERS = {
    "cf": "colour", "highlight": "highlight", "chcbpat": "shade", "cb": "shade", "revauth": "author", "revdttm": "date",
    "revauthdel": "author_deleted", "revdttmdel": "date_deleted", "mvauth": "mover", "mvdate": "date_moved",
    "outlinelevel": "outline", "s": "style", "f": "font",
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity: equal ones are one, see `_one`
class Group:
    """What a group inherits.

    `target` says where its text goes: "body" (the flow of text number `flow`), the name of what is collected
    ("fonts", "number"), "" nowhere. `contents` and `link` are of the field that it is in.
    """

    target: str = "body"
    flow: int = 0
    looks: frozenset[Look] = frozenset()
    colour: int = 0
    highlight: int = 0
    shade: int = 0
    inserted: bool = False
    deleted: bool = False
    moved_from: bool = False
    moved_to: bool = False
    author: int = 0
    date: int = 0
    author_deleted: int = 0
    date_deleted: int = 0
    mover: int = 0
    date_moved: int = 0
    hidden: bool = False
    skip: int = 1
    font: int = -1
    table: bool = False
    outline: int | None = None
    style: int = 0
    contents: bool = False
    link: bool = False

    @property
    def struck(self) -> bool:
        """Whether a reviser took its text out."""
        return self.deleted or self.moved_from


START = Group()
_CHARACTERS = (
    "looks", "colour", "highlight", "shade", "inserted", "deleted", "moved_from", "moved_to", "author", "date",
    "author_deleted", "date_deleted", "mover", "date_moved", "hidden", "font",
)  # fmt: skip
_MOST = 10_000  # groups and changes that are remembered
_VALUES = attrgetter(*(one.name for one in fields(Group)))
_KNOWN: dict[tuple[object, ...], Group] = {_VALUES(START): START}
_RESET = {name: getattr(START, name) for name in _CHARACTERS}


def flow_of(word: str, group: Group) -> str:
    """The kind of flow that a group's first word opens, "" for none."""
    return _FLOWS.get(word, "") if group.target else ""


def destination(word: str, group: Group, *, starred: bool) -> Group | None:
    """The group after its first word where that word sends its text elsewhere, None where it does not.

    `starred` groups are for readers that know their word.
    """
    if not group.target:
        return group
    target = _COLLECTED.get(word)
    if word in _SKIPPED or (starred and word not in _STARRED):
        target = ""
    return None if target is None else replace(group, target=target)


@lru_cache(maxsize=_MOST)  # the same few changes, many thousand times
def formatted(word: str, number: int | None, group: Group) -> Group:
    """The group after a word that says how text looks or what became of it."""
    return _one(_formatted(word, number, group))


def _one(group: Group) -> Group:
    """The first group that was like this one."""
    if len(_KNOWN) > _MOST:
        _KNOWN.clear()
    return _KNOWN.setdefault(_VALUES(group), group)


def _formatted(word: str, number: int | None, group: Group) -> Group:
    on = number != 0
    if word in _LOOKS:
        rest = group.looks - (_EITHER if _LOOKS[word] in _EITHER else {_LOOKS[word]})
        return replace(group, looks=rest | {_LOOKS[word]} if on else rest)
    if word in _OFF:
        return replace(group, looks=group.looks - _OFF[word])
    if word in _FLAGS or word in _NUMBERS:
        said: dict[str, Any] = {_FLAGS[word]: on} if word in _FLAGS else {_NUMBERS[word]: number or 0}
        return replace(group, **said)
    if word == "plain":
        return replace(group, **_RESET)
    if word == "pard":
        return replace(group, table=False, outline=None, style=0)
    return replace(group, skip=max(0, number or 0)) if word == "uc" else group

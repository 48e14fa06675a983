"""RTF: paragraphs with how their words are set, as New York City prints its bills, and what revisers did to them.

Own reading of a small grammar: pandoc, the alternative, is a program of 160 MB.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from ordtool.readers._rtf_flow import Flow, is_gone
from ordtool.readers._rtf_groups import Group, destination, flow_of, formatted
from ordtool.readers._rtf_text import (
    TABLES,
    OpenField,
    Reading,
    decode,
    end_field,
    end_flow,
    ending,
    put,
    take_bytes,
    unicode,
)
from ordtool.readers._rtf_tokens import Kind, Token, tokens
from ordtool.source import Source

_SIGNS = {
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emdash": "—", "endash": "–", "bullet": "•",
    "tab": "\t", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SYMBOLS = {"~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}
_PARAGRAPHS = frozenset(("par", "sect"))
_BREAKS = frozenset(("line", "lbr", "softline", "page", "column"))
_CELLS = frozenset(("cell", "nestcell", "row", "nestrow", "trowd", "cellx", "clvmrg", "clmrg"))
_FORM = frozenset(("ffres", "ffdefres"))


def read(name: str, data: bytes, *, pages: str | None = None) -> Source:
    """A `Source` of RTF, one `Line` a paragraph; `pages` is not used (RTF has none before it is printed).

    How words are set are signs, tracked changes are marks of the axis draft. Notes, comments, headers and footers follow
    the text.
    """
    reading = Reading()
    for token in tokens(data):
        _take(token, reading)
    decode(reading)
    while len(reading.flows) > 1:  # a file that was cut short
        end_flow(reading)
    lines = reading.flow.finish(ending(reading))
    return Source(
        name=name,
        sha256=sha256(data).hexdigest(),
        lines=(*lines, *reading.beside.lines()),
        warnings=_warnings(name, reading),
    )


def _warnings(name: str, reading: Reading) -> tuple[str, ...]:
    warnings: list[str] = []
    if reading.stack:
        warnings.append(
            f"{name} ends in the middle of a group; it may be cut short. Compare its end with the original."
        )
    if reading.hidden:
        warnings.append(f"{name}: {reading.hidden} characters of hidden text were left out, as Word leaves them out.")
    if reading.changed:
        authors = ", ".join(sorted(author for author in reading.authors if author.strip()))
        warnings.append(
            f"{name} holds tracked changes{f' by {authors}' if authors else ''}. Read as if all were accepted."
        )
    return tuple(warnings)


def _take(token: Token, reading: Reading) -> None:
    if token.kind is Kind.BYTES:
        take_bytes(token, reading)
        return
    decode(reading)
    if reading.to_skip and (token.word in _SIGNS or token.kind is Kind.SIGN):  # the stand-in for a Unicode character
        reading.to_skip -= 1
        return
    reading.to_skip = 0
    if token.kind is Kind.OPEN:
        reading.stack.append(reading.state)
        reading.fresh, reading.starred = True, False
    elif token.kind is Kind.CLOSE:
        reading.fresh = False
        _close(reading)
    elif token.kind is Kind.SIGN:
        _sign(token.word, reading)
    else:
        _word(token.word, token.number, reading)
        reading.fresh = False


def _close(reading: Reading) -> None:
    before = reading.state
    if not reading.stack:
        return
    after = reading.stack.pop()
    if reading.fields and reading.fields[-1].depth > len(reading.stack):
        end_field(reading)
    if after.flow < before.flow:
        end_flow(reading)
    reading.state = after
    if before.target not in (after.target, "", "body"):
        _collected(before.target, "".join(reading.collected.pop(before.target, ())), reading)


def _collected(target: str, text: str, reading: Reading) -> None:
    """Do with the text of a group what it is for."""
    if target == "number":
        reading.flow.number = text
    elif target == "instruction":
        kind = text.split(maxsplit=1)[0].upper() if text.split() else ""
        if reading.fields:
            reading.fields[-1].code = text
        reading.state = replace(
            reading.state, contents=reading.state.contents or kind in ("TOC", "TOA"), link=kind == "HYPERLINK"
        )
    elif target == "choice":
        reading.choices.append(text.strip())
    elif target not in TABLES:
        reading.beside.told(target, text.strip())


def _sign(sign: str, reading: Reading) -> None:
    if sign == "*":
        reading.starred = reading.fresh
    elif sign in "\r\n":  # a backslash before the end of a line is a paragraph's end
        _paragraph(reading)
    elif sign in _SYMBOLS:
        put(_SYMBOLS[sign], reading)


def _word(word: str, number: int | None, reading: Reading) -> None:
    """Do what a control word says."""
    if reading.fresh and _opened(word, reading):
        return
    if reading.head.word(word, number, reading.state):
        return
    if word in _SIGNS:
        put(_SIGNS[word], reading)
    elif word in _PARAGRAPHS:
        _paragraph(reading)
    elif word in _BREAKS:
        _break(reading)
    elif word in _CELLS:
        _table(word, reading)
    elif word == "u":
        unicode(number or 0, reading)
    elif word in _FORM:
        reading.form[word] = number or 0
    elif word == "field" and reading.state.target:
        reading.fields.append(OpenField(len(reading.stack)))
    elif word == "ftnalt" and reading.flow.kind == "note":
        reading.flow.kind = "endnote"
    else:
        reading.state = formatted(word, number, reading.state)


def _opened(word: str, reading: Reading) -> bool:
    """Whether a group's first word sends its text elsewhere."""
    kind = flow_of(word, reading.state)
    if kind:
        reading.flows.append(Flow(kind, numbered=not reading.state.struck))
        kept = {"inserted", "deleted", "moved_from", "moved_to", "author", "date", "author_deleted", "date_deleted"}
        inherited = {name: getattr(reading.state, name) for name in (*sorted(kept), "skip")}
        reading.state = replace(Group(flow=len(reading.flows) - 1), **inherited)
        return True
    moved = destination(word, reading.state, starred=reading.starred)
    if moved is not None:
        reading.state = moved
    return moved is not None


def _paragraph(reading: Reading) -> None:
    """End a paragraph; one whose end a reviser took out goes on in the next."""
    state, flow = reading.state, reading.flow
    if state.target != "body":
        return
    reading.beside.words(" ")
    if state.struck:
        reading.changed = True
        if not is_gone(flow.row):
            return
    flow.line(ending(reading), starts=True, table=state.table)


def _break(reading: Reading) -> None:
    if reading.state.target == "body":
        reading.flow.line(ending(reading), starts=None, table=reading.state.table)


def _table(word: str, reading: Reading) -> None:
    """Do what a word of tables says: cells end, rows end, cells are merged into others."""
    flow = reading.flow
    if reading.state.target != "body":
        return
    if word == "cell":
        flow.end_cell(ending(reading))
    elif word == "nestcell":
        flow.end_nested_cell()
    elif word == "row":
        flow.end_row()
    elif word == "nestrow":
        flow.end_nested_row()
    elif word == "trowd":
        flow.merged, reading.merged = [], False
    elif word == "cellx":
        flow.merged.append(reading.merged)
        reading.merged = False
    else:
        reading.merged = True

"""The text of an RTF file on its way: from bytes to the flow that its group sends it to, with looks and changes."""

from __future__ import annotations

from dataclasses import dataclass, field

from ordtool.readers._rtf_beside import Beside
from ordtool.readers._rtf_flow import Ending, Flow
from ordtool.readers._rtf_groups import START, Group
from ordtool.readers._rtf_head import Head
from ordtool.readers._rtf_tokens import Token
from ordtool.readers._typefaces import symbol, symbol_field
from ordtool.source import Look

# Groups at the head of the file whose text is names.
TABLES = frozenset(("fonts", "colours", "styles", "authors"))


@dataclass(slots=True)
class OpenField:
    """An open field: how deep in groups, its instruction, whether its result has shown."""

    depth: int
    code: str = ""
    shown: bool = False


@dataclass(slots=True)
class Reading:
    """The file while it is read. `flows` are the flows of text that are open, the body first.

    `fresh` holds at the beginning of a group, `starred` after the sign of groups that not every reader knows.
    """

    state: Group = START
    stack: list[Group] = field(default_factory=list)
    fresh: bool = False
    starred: bool = False
    head: Head = field(default_factory=Head)
    flows: list[Flow] = field(default_factory=lambda: [Flow()])
    beside: Beside = field(default_factory=Beside)
    fields: list[OpenField] = field(default_factory=list)
    collected: dict[str, list[str]] = field(default_factory=dict)
    form: dict[str, int] = field(default_factory=dict)
    choices: list[str] = field(default_factory=list)
    pending: list[bytes] = field(default_factory=list)
    to_skip: int = 0
    high: int = 0
    hidden: int = 0
    merged: bool = False
    authors: set[str] = field(default_factory=set)
    changed: bool = False

    @property
    def flow(self) -> Flow:
        """The flow that text goes to."""
        return self.flows[-1]


def take_bytes(token: Token, reading: Reading) -> None:
    """Take in bytes of text, but for those that only stand in for a Unicode character."""
    text = token.text
    if reading.to_skip:
        cut = min(reading.to_skip, len(text))
        reading.to_skip -= cut
        text = text[cut:]
    if text:
        reading.fresh = False
    if reading.state.target:  # pictures are megabytes of figures
        reading.pending.append(text)  # a character of an Asian code page is two bytes, often two tokens


def decode(reading: Reading) -> None:
    """Put the bytes that have come so far as text."""
    if not reading.pending:
        return
    data = b"".join(reading.pending)
    reading.pending.clear()
    font = reading.head.font(reading.state)
    if font.page == "symbol" and reading.state.target not in TABLES:
        put("".join(symbol(0xF000 + byte, font.name) for byte in data), reading)
    else:
        page = reading.head.page if font.page in ("", "symbol") else font.page
        put(data.decode(page, "replace"), reading)


def unicode(number: int, reading: Reading) -> None:
    """A character by its number, 16 bits with a sign; beyond the basic plane two of them."""
    code = number & 0xFFFF
    reading.to_skip = reading.state.skip
    if 0xD800 <= code < 0xDC00:
        reading.high = code
        return
    if 0xDC00 <= code < 0xE000:
        code = 0x10000 + ((reading.high - 0xD800) << 10) + code - 0xDC00 if reading.high else 0xFFFD
    reading.high = 0
    # Word writes the letters of symbol fonts in the private use area.
    symbolic = 0xF000 <= code < 0xF100
    put(symbol(code, reading.head.font(reading.state).name) if symbolic else chr(code or 0xFFFD), reading)


def put(text: str, reading: Reading) -> None:
    """Text, to where the group sends it."""
    state = reading.state
    text = text.replace("\xa0", " ")
    if not state.target or not text:
        return
    if state.target in TABLES:
        reading.head.text(text, state)
    elif state.target != "body":
        reading.collected.setdefault(state.target, []).append(text)
    elif state.hidden:
        reading.hidden += len(text.strip())
        reading.flow.hidden.append(text)
    else:
        _add(text, reading)


def _add(text: str, reading: Reading) -> None:
    """Text of a flow."""
    state, flow = reading.state, reading.flow
    how = reading.head.set(state, underlined=state.link and _is_underlined(flow))
    changes = how[0]
    if changes:
        reading.changed = True
        reading.authors.update(change.author for change in changes)
    flow.put(text, how)
    if text.strip():
        flow.add_contents(contents=state.contents)
    for one in reading.fields:
        one.shown = True
    if flow.kind != "comment" and not state.struck:
        reading.beside.words(text)


def _is_underlined(flow: Flow) -> bool:
    end = len(flow.row.text)
    return any(sign.look is Look.UNDERLINE and sign.span.end == end for sign in flow.row.signs)


def end_field(reading: Reading) -> None:
    """A field's end: one without a result may show a symbol, a box to cross or a choice."""
    ended = reading.fields.pop()
    form, reading.form = reading.form, {}
    choices, reading.choices = reading.choices, []
    if ended.shown:
        return
    code = ended.code.strip().upper()
    result = form.get("ffres", 25)
    result = form.get("ffdefres", 0) if result == 25 else result  # 25 is "as by default"
    if code.startswith("FORMCHECKBOX"):
        put("☒" if result else "☐", reading)
    elif code.startswith("FORMDROPDOWN"):
        put(choices[result] if 0 <= result < len(choices) else "", reading)
    else:
        put(symbol_field(ended.code), reading)


def end_flow(reading: Reading) -> None:
    """The innermost flow is at its end."""
    flow = reading.flow
    lines = flow.finish(ending(reading))
    reading.flows.pop()
    if flow.kind == "box":
        reading.flow.waiting += lines
    else:
        reading.beside.end(flow, lines)


def ending(reading: Reading) -> Ending:
    """What is known of a paragraph that ends here."""
    return Ending(reading.head.level(reading.state), reading.head.is_contents(reading.state))

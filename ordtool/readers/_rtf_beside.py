"""What stands beside the text of an RTF file: notes, comments and the words they are on, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ordtool.readers._comments import comment_line
from ordtool.readers._rtf_flow import Flow, noted
from ordtool.readers._rtf_head import moment
from ordtool.source import Line


@dataclass(slots=True)
class _Comment:
    """What a file says of a comment before its words come."""

    author: str = ""
    date: str = ""
    reference: str = ""


@dataclass(slots=True)
class Beside:
    """Notes, comments and running heads so far. `on` holds the words of each comment by its reference."""

    notes: dict[str, list[Line]] = field(default_factory=lambda: {"note": [], "endnote": []})
    counts: dict[str, int] = field(default_factory=dict)
    comments: list[Line] = field(default_factory=list)
    heads: dict[str, Line] = field(default_factory=dict)
    on: dict[str, list[str]] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)
    _comment: _Comment = field(default_factory=_Comment)

    def told(self, what: str, text: str) -> None:
        """Take in what a group says of a comment."""
        if what == "opened":
            self.on.setdefault(text, [])
            self.opened.append(text)
        elif what == "closed" and text in self.opened:
            self.opened.remove(text)
        elif what == "commenter" or (what == "initials" and not self._comment.author):
            self._comment.author = text
        elif what == "commented":
            self._comment.date = moment(int(text)) if re.fullmatch(r"-?\d{1,10}", text) else ""
        elif what == "reference":
            self._comment.reference = text

    def words(self, text: str) -> None:
        """Words of the text, which open comments are on."""
        for reference in self.opened:
            self.on[reference].append(text)

    def end(self, flow: Flow, lines: Sequence[Line]) -> None:
        """Take in a flow that is at its end."""
        if flow.kind == "comment":
            said, self._comment = self._comment, _Comment()
            words = "".join(self.on.get(said.reference, ()))
            text = " ".join(line.text.strip() for line in lines if line.text.strip())
            self.comments.append(comment_line(said.author, said.date, words, text))
        elif flow.kind == "head":
            for line in lines:
                if line.text.strip():
                    self.heads.setdefault(line.text.strip(), _head(line))
        else:
            self.counts[flow.kind] = self.counts.get(flow.kind, 0) + flow.numbered
            self.notes[flow.kind] += noted(lines, str(self.counts[flow.kind]) if flow.numbered else "")

    def lines(self) -> list[Line]:
        """All of it, in the order in which it follows the text."""
        return [*self.notes["note"], *self.notes["endnote"], *self.comments, *self.heads.values()]


def _head(line: Line) -> Line:
    return replace(line, style="furniture", removed="running head", level=None, marker="", starts=True)

"""What a counter-draft is: proposals, the edits of the bill's text that carry them, and what no edit cures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ordtool.ordinance import Ordinance
from ordtool.review.result import Review
from ordtool.source import Span

Kind = Literal["restore", "strike", "number", "delete", "limit", "add", "replace", "insert"]


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Other words for `span` of the bill's text: an empty `text` deletes, an empty span inserts.

    With `after_paragraph` the text is new paragraphs (parted by line feeds) below the paragraph that ends at `span`,
    which is empty. A span that begins with the line feed before a paragraph and ends with it takes the paragraph away.
    `notes` are the comments that say why.
    """

    span: Span
    text: str
    notes: tuple[str, ...] = ()
    after_paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change that is proposed: what for (criteria of the rubric, or the label of a carve-out), how, and its comment."""

    kind: Kind
    criteria: tuple[str, ...]
    cite: str
    note: str

    def to_data(self) -> dict[str, Any]:
        """As JSON prints it: `criteria` are ids of the rubric, or labels of a carve-out."""
        return {"kind": self.kind, "criteria": list(self.criteria), "section": self.cite, "note": self.note}


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter-draft of a reviewed bill.

    `edits` count in the bill's text, in order, and do not touch each other. `notes` are for the reader of the whole draft;
    `left` says what stays weaker than the model, and what the draft could not answer. `after` is the review of the text
    with all edits accepted; `against` are the criteria that the bill's other words still speak against.
    """

    review: Review
    proposals: tuple[Proposal, ...]
    edits: tuple[TextEdit, ...]
    notes: tuple[str, ...]
    left: tuple[str, ...]
    after: Review
    against: tuple[str, ...] = ()

    @property
    def ordinance(self) -> Ordinance:
        """The bill as it was reviewed."""
        return self.review.ordinance

    def to_data(self) -> dict[str, Any]:
        """As JSON prints it; positions count in the bill's text."""
        return {
            "proposals": [proposal.to_data() for proposal in self.proposals],
            "edits": [
                {
                    "start": edit.span.start,
                    "end": edit.span.end,
                    "text": edit.text,
                    "after_paragraph": edit.after_paragraph,
                    "notes": list(edit.notes),
                }
                for edit in self.edits
            ],
            "notes": list(self.notes),
            "left": list(self.left),
            "gaps": {"before": _gaps(self.review), "after": _gaps(self.after)},
        }

    @property
    def text(self) -> str:
        """The bill's text with every edit accepted."""
        return applied(self.ordinance.text, self.edits)


def _gaps(review: Review) -> list[str]:
    return [finding.criterion.id for finding in review.findings if finding.is_gap]


def applied(text: str, edits: tuple[TextEdit, ...]) -> str:
    """A text with its edits made."""
    ordered = sorted(edits, key=lambda one: (one.span.start, one.span.end, one.after_paragraph))
    for edit in ordered[::-1]:
        new = f"\n{edit.text}" if edit.after_paragraph else edit.text
        text = text[: edit.span.start] + new + text[edit.span.end :]
    return text

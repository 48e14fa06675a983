"""What is to become of whole paragraphs and rows: collected while edits are made, marked when all are known.

The mark of a paragraph goes into, and comes out of, the file only together with its neighbours': the last one of a cell or
of the text cannot go, so that it depends on the others which mark is the one that goes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ordtool.docx_package import Element


@dataclass(slots=True)
class Blocks:
    """Elements of the file, each collection in the order of the edits.

    `new` are the paragraphs, rows and tables put in; `gone` the paragraphs of which words and mark go, `joined` those of
    which the mark alone goes; `split` the chains of those cut in two; `rows` those that go.
    """

    new: dict[Element, None] = field(default_factory=dict)
    gone: dict[Element, None] = field(default_factory=dict)
    joined: dict[Element, None] = field(default_factory=dict)
    split: dict[tuple[str, int], None] = field(default_factory=dict)
    rows: dict[Element, None] = field(default_factory=dict)

    def behind(self, anchor: Element) -> Element:
        """The last of the elements put in right behind one: the next one goes behind it."""
        following = anchor.getnext()
        while following is not None and following in self.new:
            anchor, following = following, following.getnext()
        return anchor

"""The Word file while edits are applied to it: its parts, its paragraphs as they were counted, what we put in."""

from __future__ import annotations

from collections.abc import Sequence

from ordtool.docx_characters import Piece
from ordtool.docx_package import Element, Package, W, unpack
from ordtool.docx_parts import saved, serialised
from ordtool.errors import InputError, OrdtoolError
from ordtool.revision import Signature
from ordtool.writers._redline.blocks import Blocks
from ordtool.writers._redline.ids import Ids
from ordtool.writers._redline.stylesheet import Stylesheet
from ordtool.writers._word_xml import el

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


class Document:
    """A .docx being edited.

    A paragraph is named as in the original file (part, index in `root.iter(w:p)`), whatever has become of it: `chain`
    gives the `w:p` that it is now. `ours` holds the `w:ins` that we put in: nothing in them counts as a character.
    """

    def __init__(self, data: bytes, signature: Signature) -> None:
        self.data = data
        self.package: Package = unpack("the file to be marked up", data)
        self.signature = signature
        self.ids = Ids(self.package.parts.values())
        self.blocks = Blocks()
        self.stylesheet = Stylesheet(self.package)
        self.ours: set[Element] = set()
        self.remarks: list[tuple[list[Element], tuple[str, ...]]] = []  # comments that an edit asks for by itself
        self.held: tuple[Sequence[Element], list[Piece]] | None = None  # by `pieces.hold`
        self._new: list[str] = []
        self._roots: dict[str, Element] = {}
        self._chains: dict[str, list[list[Element]]] = {}
        self._touched: set[str] = set()
        if _STRICT in self.package.parts.get(self.package.main, b""):
            raise InputError(
                "The old file is saved as Strict Open XML, in which tracked changes are not written. "
                "Save it in Word as an ordinary .docx."
            )

    @property
    def main(self) -> str:
        """The part that holds the document's own text."""
        return self.package.main

    def root(self, part: str) -> Element:
        """The root of a part; looking at it changes nothing."""
        if part not in self._roots:
            root = self.package.xml(part)
            self._roots[part] = root
            self._chains[part] = [[paragraph] for paragraph in root.iter(W + "p")]
        return self._roots[part]

    def touch(self, part: str) -> None:
        """Say that a part was changed: only such a part is written anew."""
        self.root(part)
        self._touched.add(part)

    def count(self, part: str) -> int:
        """How many paragraphs the part had."""
        self.root(part)
        return len(self._chains[part])

    def chain(self, part: str, paragraph: int) -> list[Element]:
        """The `w:p` that an original paragraph is now, in order: one, more where it was split.

        Whoever splits one puts the new `w:p` into this very list. Raises OrdtoolError where there is no such paragraph.
        """
        if part not in self.package.parts:
            raise OrdtoolError(f"An edit names the part {part}, which the file does not hold. Please report this.")
        if not 0 <= paragraph < self.count(part):
            raise OrdtoolError(
                f"An edit names paragraph {paragraph} of {part}, which has {self.count(part)}. Please report this."
            )
        return self._chains[part][paragraph]

    def first(self, part: str, paragraph: int) -> Element:
        """The `w:p` with an original paragraph's first words."""
        return self.chain(part, paragraph)[0]

    def last(self, part: str, paragraph: int) -> Element:
        """The `w:p` that ends with an original paragraph's own mark."""
        return self.chain(part, paragraph)[-1]

    def all_first(self, part: str) -> list[Element]:
        """The `w:p` with the first words of each original paragraph."""
        self.root(part)
        return [chain[0] for chain in self._chains[part]]

    def revision(self, name: str, *children: Element) -> Element:
        """A tracked change ("w:ins", "w:del", "w:pPrChange"), signed, with an id of its own.

        One that is to hold words also goes through `own`, when it is put in by us and holds what is new.
        """
        attributes = {"w:id": self.ids.fresh(), "w:author": self.signature.author}
        if self.signature.date:
            attributes["w:date"] = self.signature.date
        return el(name, attributes, *children)

    def own(self, insertion: Element) -> Element:
        """Say that an element holds words of ours: they have no place in the original's count. Gives the element."""
        self.ours.add(insertion)
        return insertion

    def is_ours(self, element: Element) -> bool:
        """Whether an element stands in words that we put in."""
        return bool(self.ours) and any(above in self.ours for above in (element, *element.iterancestors()))

    def add(self, part: str, content: bytes) -> None:
        """A part that the file did not have."""
        self.package.parts[part] = content
        self._new.append(part)

    def saved(self) -> bytes:
        """The file with the parts that were touched; all others as they were."""
        written = {part: serialised(self._roots[part], self.package.parts[part]) for part in sorted(self._touched)}
        new = {part: written.pop(part, self.package.parts[part]) for part in self._new}
        return saved(self.data, written, new)

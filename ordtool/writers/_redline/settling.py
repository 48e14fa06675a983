"""The marks of paragraphs that come and go, once all edits are known.

Word lets a paragraph whose mark is deleted run on into the next one, which gives the whole its properties. So a paragraph
goes with its own mark, but for the last one of a cell, of a text box or of the text: there the mark before it goes, and
the last one takes over the properties. What comes after the last paragraph comes likewise: the mark of that one is new,
the last one's is the old. Rejecting gives the old paragraphs again, in every program.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ordtool.docx_package import Element, W
from ordtool.writers._redline import footnotes, properties, rows
from ordtool.writers._redline.changes import change, mark, original, uncount
from ordtool.writers._redline.document import Document
from ordtool.writers._redline.paragraphs import is_thin
from ordtool.writers._redline.pieces import is_gone


def settle(document: Document) -> None:
    """Mark the marks, give joined paragraphs the properties of their beginnings, count a split paragraph once."""
    rows.settle(document)
    footnotes.settle(document)
    blocks = document.blocks
    blocks.joined = {one: None for one in blocks.joined if not properties.bears_section(one)}
    halves = {half: None for place in blocks.split for half in document.chain(*place)[:-1]}
    holders = dict.fromkeys(one.getparent() for one in (*blocks.new, *blocks.gone, *blocks.joined, *halves))
    found = [one for holder in holders if holder is not None for one in list(_series(holder))]
    for series, last in found:
        _tail(document, series, last=last)
    found = [one for holder in holders if holder is not None for one in _series(holder)]
    chains = [chain for series, _ in found for chain in _joined(document, series)]
    received = {chain[-1] for chain in chains}
    for place in blocks.split:
        _counted_once(document, document.chain(*place), received)
    for chain in chains:
        _look_alike(document, chain)
    for series, _ in found:
        _forget_numbers(document, series)
    _mark(document, halves)


def _series(holder: Element) -> Iterator[tuple[list[Element], bool]]:
    """The paragraphs of a holder that follow each other, and whether nothing comes after them."""
    series: list[Element] = []
    for child in holder:
        if child.tag == W + "p":
            series.append(child)
        elif child.tag == W + "sectPr":
            break
        elif series and not is_thin(child):
            yield series, False
            series = []
    if series:
        yield series, True


def _tail(document: Document, series: Sequence[Element], *, last: bool) -> None:
    """See to the last paragraphs of a series, whose own marks have nothing to run on into."""
    blocks = document.blocks
    count = next(
        (i for i, one in enumerate(reversed(series)) if one not in blocks.gone and one not in blocks.new), None
    )
    tail = series if count is None else series[len(series) - count :]
    before = None if count is None else series[-count - 1]
    old, new = [one for one in tail if one in blocks.gone], [one for one in tail if one in blocks.new]
    if old and new:
        _replaced(document, tail[-1], old[-1], new[-1])
    elif old:
        _shortened(document, old, before, last=last)
    elif new:
        _lengthened(document, new, before)
    else:
        blocks.joined.pop(series[-1], None)


def _replaced(document: Document, end: Element, old: Element, new: Element) -> None:
    """Old and new at the end: the last old paragraph keeps its mark and takes in the words of the last new one."""
    if end is not old:
        end.addnext(old)
    old.extend([child for child in new if child.tag != W + "pPr"])
    change(document, old, properties.base(new))
    parent = new.getparent()
    if parent is not None:
        parent.remove(new)
    del document.blocks.gone[old], document.blocks.new[new]


def _shortened(document: Document, old: Sequence[Element], before: Element | None, *, last: bool) -> None:
    """Only old ones that go: the mark before them goes instead of the last one's, where there is one that can."""
    gone = document.blocks.gone
    if before is not None and not properties.bears_section(before):
        del gone[old[-1]]
        document.blocks.joined[before] = None
    else:  # the last one stays without words; before a table at the beginning of the text Word lets it go, others do not
        if before is not None or last or _block_before(old[0]) == W + "tbl":
            del gone[old[-1]]
        uncount(document, old[-1])


def _block_before(paragraph: Element) -> str | None:
    """What stands before a paragraph."""
    return next((str(one.tag) for one in paragraph.itersiblings(preceding=True) if not is_thin(one)), None)


def _lengthened(document: Document, new: Sequence[Element], before: Element | None) -> None:
    """Only new ones: the mark before them is new instead of the last one's, where there is one that can be."""
    if before is None or before in document.blocks.joined or properties.is_marked(before):
        return
    last, old = new[-1], original(document, before)
    # Other programs do not run a paragraph on into a heading, were it but to reject the heading.
    level = document.stylesheet.heading
    if (level(properties.base(last)) is None) is not (level(old) is None) or properties.bears_section(before):
        return
    del document.blocks.new[last]
    properties.set_mark_look(last, properties.mark_look(before))
    mark(document, before, "ins")
    change(document, last, properties.base(last), old)
    if document.stylesheet.number(old) is None:  # nor may those between give it a number when they go
        for one in new[:-1]:
            if document.stylesheet.number(properties.base(one)) is not None:
                change(document, one, properties.base(one), old)


def _joined(document: Document, series: Sequence[Element]) -> Iterator[list[Element]]:
    """The chains of paragraphs that become one: from the first with words to the one with the mark that stays."""
    blocks = document.blocks
    chain: list[Element] = []
    for one in series:
        if one in blocks.joined or (chain and one in blocks.gone):
            chain.append(one)
        elif one not in blocks.gone:
            if chain:
                yield [*chain, one]
            chain = []


def _look_alike(document: Document, chain: Sequence[Element]) -> None:
    """Give the end of a chain the properties of its beginning, and none between the two a number that this has not."""
    base = properties.bare(properties.base(chain[0]))
    if document.stylesheet.number(base) is None:
        for between in chain[1:-1]:
            uncount(document, between)
    end = chain[-1]
    properties.set_base(end, base) if end in document.blocks.new else change(document, end, base)


def _counted_once(document: Document, chain: Sequence[Element], received: set[Element]) -> None:
    """Let Word count one of the halves of a split paragraph: the first, or the second where the first ends another one."""
    counted = 1 if chain[0] in received else 0
    for half in chain[counted + 1 : -1]:
        properties.set_base(half, document.stylesheet.uncounted(properties.base(half)))
    if len(chain) > counted + 1:
        uncount(document, chain[-1])


def _forget_numbers(document: Document, series: Sequence[Element]) -> None:
    """Take those out of Word's count that go and leave something: it would be counted with what follows."""
    gone = document.blocks.gone
    for goes, group in groupby(series, key=lambda one: one in gone):
        some = list(group)
        if goes and any(_leaves_something(document, one) for one in some):
            for one in some:
                uncount(document, one)


def _leaves_something(document: Document, paragraph: Element) -> bool:
    """Whether something of a paragraph that goes will stand in the next one: signs of notes, what others have deleted."""
    others = (
        one for one in paragraph.iter(W + "del", W + "moveFrom") if one.get(W + "author") != document.signature.author
    )
    signs = (one for one in paragraph.iter(*footnotes.SIGNS.values()) if not is_gone(one))
    return any(True for _ in (*others, *signs))


def _mark(document: Document, halves: Iterable[Element]) -> None:
    """Say of each paragraph's mark what becomes of it."""
    blocks = document.blocks
    for one in (*blocks.new, *halves):
        if one.tag == W + "p":
            mark(document, one, "ins")
    for one in (*blocks.gone, *blocks.joined):
        if not properties.is_struck(one):
            mark(document, one, "del")

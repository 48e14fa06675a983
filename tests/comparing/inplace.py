"""Whether a redline leaves the user's own file as it is: other parts byte for byte, others' work, and the way back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from random import Random

from lxml import etree

from ordtool.docx_revisions import without
from tests.comparing import producers, rawfiles
from tests.comparing.oracle import CHANGES, W, parts

XML = "{http://www.w3.org/XML/1998/namespace}"
FILES: dict[str, Callable[[], bytes]] = {
    name.removeprefix("with_").replace("_", " "): getattr(module, name)
    for module in (rawfiles, producers)
    for name in vars(module)
    if name.startswith("with_")
}
# What comments need, and what holds words: any other part must come out as it went in.
MAY_CHANGE = frozenset(
    (
        *("[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", "word/comments.xml"),
        *("word/footnotes.xml", "word/endnotes.xml"),
    )
)
UNDONE = frozenset(("word/document.xml", "word/comments.xml", "word/footnotes.xml", "word/endnotes.xml"))
CUT = frozenset((W + "ins", W + "del", W + "moveFrom", W + "moveTo", W + "rPrChange"))
WORDS = frozenset((W + "t", W + "delText", W + "instrText", W + "delInstrText"))
TOGETHER = frozenset((W + "ins", W + "del", W + "moveFrom", W + "moveTo"))


def damaged(redline: bytes, original: bytes, *, comments: bool) -> list[str]:
    """What a redline did to the user's file besides tracked changes; `comments` says whether it has any."""
    made, before = parts(redline), parts(original)
    kept = (
        MAY_CHANGE
        if comments
        else MAY_CHANGE - {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml"}
    )
    found = [f"{name} is gone" for name in before if name not in made]
    found += [f"{name} is new" for name in made if name not in before and not (comments and name in kept)]
    found += [f"{name} was changed" for name, data in before.items() if name not in kept and made.get(name) != data]
    if list(before) != [name for name in made if name in before]:
        found.append("the parts have another order")
    found += [f"another's change is not what it was: {one}" for one in _lost(redline, original)]
    return found + _not_undone(redline, original)


def _lost(redline: bytes, original: bytes) -> list[str]:
    """Others' tracked changes and comments that differ, by kind and author, with all their words."""
    now, then = _others(redline), _others(original)
    return [f"{key[0].removeprefix(W)} of {key[1]}" for key in then if now.get(key) != then[key]]


def _others(data: bytes) -> dict[tuple[str, str], tuple[str, ...]]:
    """The words that each of the others inserted, deleted, moved or commented; a change that was cut in two counts as one."""
    said: dict[tuple[str, str], list[str]] = {}
    for name, content in parts(data).items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        for one in etree.fromstring(content).iter(*CHANGES, W + "comment"):
            author = str(one.get(W + "author"))
            if author != "ordtool":
                text = "".join(t.text or "" for t in one.iter(W + "t", W + "delText"))
                said.setdefault((str(one.tag), author), []).append(text)
    return {key: tuple(texts) if key[0] == W + "comment" else ("".join(texts),) for key, texts in said.items()}


def _not_undone(redline: bytes, original: bytes) -> list[str]:
    """Without our work, every part must be the original's: in canonical XML, adjacent equal runs joined on both sides."""
    back, before = parts(without(redline, "ordtool")), parts(original)
    found: list[str] = []
    for name in sorted(UNDONE & before.keys()):
        one, other = (_lines(canonical(side[name])) for side in (back, before))
        if one != other:
            at = next(
                (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
            )
            found.append(
                f"{name} is not what it was: {one[at : at + 1]} for {other[at : at + 1]} after {other[max(at - 3, 0) : at]}"
            )
    return found


def _lines(text: str) -> list[str]:
    return text.replace("><", ">\n<").split("\n")


def canonical(data: bytes) -> str:
    """Canonical XML in which cuts do not show: adjacent equal runs joined, and others' adjacent equal changes.

    White space between elements is none of the text: it only indents the file. A list of no properties says nothing.
    """
    root = etree.fromstring(data)
    for one in root.iter(etree.Element):
        if one.tag not in WORDS and not (one.text or "").strip():
            one.text = None
        one.tail = None if not (one.tail or "").strip() else one.tail
    for one in root.iter(etree.Element):
        for key in list(one.attrib):
            if key == XML + "space" or key.startswith(W + "rsid") or (one.tag in CUT and key == W + "id"):
                del one.attrib[key]
    for tag in ("rPr", "pPr", "trPr", "tcPr"):
        for one in list(root.iter(W + tag)):
            if not len(one) and not one.attrib:
                one.getparent().remove(one)
    for one in list(root.iter(*TOGETHER)):
        _join_to_next(one)
    for one in list(root.iter(W + "r")):
        _join_to_next(one)
    for one in list(root.iter(W + "t", W + "delText", W + "instrText")):
        _join_text(one)
    return etree.tostring(root, method="c14n", exclusive=True).decode()


def _join_to_next(one: etree._Element) -> None:
    """Take in the siblings after it that are of its kind and have its properties."""
    while one.getparent() is not None and (after := one.getnext()) is not None and _alike(one, after):
        properties = after.find(W + "rPr") if one.tag == W + "r" else None
        if properties is not None:
            after.remove(properties)
        one.extend(list(after))
        after.getparent().remove(after)


def _alike(one: etree._Element, other: etree._Element) -> bool:
    if one.tag != other.tag or dict(one.attrib) != dict(other.attrib) or (one.tail or "") != (other.tail or ""):
        return False
    looks = [side.find(W + "rPr") for side in (one, other)]
    texts = [b"" if look is None or one.tag != W + "r" else etree.tostring(look, method="c14n") for look in looks]
    return texts[0] == texts[1]


def _join_text(one: etree._Element) -> None:
    while one.getparent() is not None and (after := one.getnext()) is not None and after.tag == one.tag:
        one.text = (one.text or "") + (after.text or "")
        one.getparent().remove(after)


# --- what to change


# What stands in controls that are locked, bound to data or made to choose from: no redline may write there.
HELD = ("Mayor", "It is sent to the council", "Chief keeps it")


def edited(lines: Sequence[str], chance: Random) -> list[str]:
    """Other words for a text: each run edits, drops, adds, parts and joins other paragraphs."""
    made: list[str] = []
    for line in lines:
        way = 1.0 if any(words in line for words in HELD) else chance.random()
        words = line.split(" ")
        if way < 0.4 and len(words) > 3:
            at = chance.randrange(1, len(words))
            words[at : at + chance.choice((0, 1, 1, 3))] = chance.choice((["swiftly"], ["in", "due", "form"], []))
            made.append(" ".join(words).rstrip(" "))
        elif way < 0.5 and len(made) > 2:
            continue
        elif way < 0.6:
            made += [line, "The clerk shall tell the public of it."]
        elif way < 0.65 and len(words) > 8 and "\t" not in line:
            made += [" ".join(words[:5]), " ".join(words[5:])]
        elif way < 0.7 and made and "\t" not in made[-1] + line and not any(words in made[-1] for words in HELD):
            made[-1] += " " + line
        else:
            made.append(line)
    return made


def kinds_of_change(data: bytes) -> Counter[str]:
    """How many of our changes of each kind a redline holds."""
    root = etree.fromstring(parts(data)["word/document.xml"])
    return Counter(str(one.tag).removeprefix(W) for one in root.iter(*CHANGES) if one.get(W + "author") == "ordtool")

"""Akoma Ntoso, the XML in which legislatures publish laws and bills: ours and other producers', versions 2.0 and 3.0.

The hierarchy says what is a section; its words become lines as they would stand in print: number, heading and first words in
one line, but for a section's heading, which stands alone. What is struck and new (`del`, `ins`) becomes marks.
"""

from __future__ import annotations

from hashlib import sha256

from lxml import etree

from ordtool.errors import InputError
from ordtool.readers._akn_flow import Flow, local
from ordtool.source import Source

_UNREAD = frozenset(("meta", "toc", "foreign", "presentation", "img", "noteRef"))
# Of several names of a law the one that people use.
_TITLES = ("docTitle", "shortTitle", "longTitle")


def read(name: str, data: bytes, *, pages: str | None = None) -> Source:
    """A `Source` of Akoma Ntoso; `pages` is not used (it has none). Raises InputError for XML that cannot be read."""
    root = _parsed(name, data)
    flow = Flow()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if not isinstance(element.tag, str) or local(element) in _UNREAD:
            if event == "start":
                walk.skip_subtree()
            else:
                flow.text(element.tail)
        elif event == "start":
            flow.start(element)
            flow.text(element.text)
        else:
            flow.end(element)
            if element is not root:
                flow.text(element.tail)
    return Source(name=name, sha256=sha256(data).hexdigest(), lines=tuple(flow.finish()), title=_title(root))


def _parsed(name: str, data: bytes) -> etree._Element:
    """The root. No entities, no network, libxml2's own limits on depth and size stay on."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(
            f"{name} is damaged XML ({getattr(error, 'msg', None) or error}). Fetch or export it again, whole."
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError(
            f"{name} holds a DOCTYPE, which no Akoma Ntoso has; it is not read for safety. Take it out first."
        )
    if not isinstance(root.tag, str) or local(root) != "akomaNtoso":
        raise InputError(
            f"{name} is XML, but its first element is “{local(root)}” and not “akomaNtoso”. Save it as HTML."
        )
    return root


def _title(root: etree._Element) -> str:
    for wanted in _TITLES:
        for element in root.iter(f"{{*}}{wanted}"):
            said = " ".join("".join(map(str, element.itertext())).split())
            if said:
                return said
    return ""

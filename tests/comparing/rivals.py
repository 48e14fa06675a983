"""What another program marks. As a script it is Docxodus' own: run by an interpreter that has it, it imports nothing of ours.

python rivals.py FOLDER COUNT
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path


def words_marked(redline: bytes) -> int:
    """How many words of a Word file stand in tracked insertions and deletions; a moved word counts twice."""
    from lxml import etree

    from ordtool.redline.tokens import counted
    from tests.comparing.oracle import W, parts

    def states(paragraph: etree._Element) -> Iterator[tuple[str, str]]:
        for text in paragraph.iter(W + "t", W + "delText", W + "tab"):
            above = [str(one.tag) for one in text.iterancestors()]
            come, gone = (any(W + tag in above for tag in tags) for tags in (("ins", "moveTo"), ("del", "moveFrom")))
            yield "-" if gone else "+" if come else "=", text.text or " "

    root = etree.fromstring(parts(redline)["word/document.xml"])
    return sum(
        counted("".join(text for _, text in group))
        for paragraph in root.iter(W + "p")
        for state, group in groupby(states(paragraph), key=lambda piece: piece[0])
        if state != "="
    )


def main() -> None:
    """Redline the pairs 0.old.docx, 0.new.docx … of a folder; what fails is left out."""
    from python_redlines import DocxodusEngine

    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    for at in range(count):
        files = [(folder / f"{at}.{kind}.docx").read_bytes() for kind in ("old", "new")]
        try:
            made = DocxodusEngine().run_redline("rival", *files)[0]
        except Exception as error:
            print(at, error, file=sys.stderr)
        else:
            (folder / f"{at}.redline.docx").write_bytes(made)


if __name__ == "__main__":
    main()

"""A law and its gold, whichever of the two kinds of gold file it is."""

from __future__ import annotations

from pathlib import Path

from ordtool import outline, readers
from ordtool.ordinance import Ordinance, View
from ordtool.score.gold import Gold, read_gold
from ordtool.score.wordless import header_of, read_wordless


def annotated(path: Path, *, sources: Path | None = None) -> tuple[Ordinance, Gold]:
    """The ordinance that a gold file speaks of, and its gold; `sources` is where texts that are kept elsewhere are.

    Raises InputError where the text is not there or is another.
    """
    if path.is_file() and header_of(path) is not None:
        return read_wordless(path, sources=sources)
    gold = read_gold(path)
    return outline.ordinance(readers.read(gold.text_path), view=View.AMENDED), gold

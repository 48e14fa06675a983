"""The end of an instrument in formats without columns: one line after the other."""

from __future__ import annotations

from collections.abc import Iterator

from ordtool.report import Signatures

BLANK = "_" * 30


def lines_of(block: Signatures) -> Iterator[str]:
    """Who adopted it when, the votes, and a line to sign on for each office."""
    yield block.opening
    yield from (f"{vote}: {BLANK}" for vote in block.votes)
    for signer in block.signers:
        yield from (words for words in (signer.lead, BLANK, signer.office) if words)

"""Phrases of a rubric: whole words, endings, punctuation."""

from __future__ import annotations

import pytest

from ordtool.library.phrases import first


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("approve", "The council shall approve it.", "approve"),
        ("approve", "The council approved it.", None),
        ("approv*", "The council approved it.", "approved"),
        ("real-time", "in real time", "real time"),
        ("third party", "a third-party system", "third party"),
        ("acqui* or borrow*", "before acquiring or borrowing it", "acquiring or borrowing"),
        ("acqui* or borrow*", "acquiring it, or borrowing", None),
        ("chief's", "the chief’s office", "chief's"),
        ("more than $", "more than $5,000", "more than $"),
        ("use", "reuse and misuse", None),
        ("per* day", "per person; perhaps day", "perhaps day"),
    ],
)
def test_first(phrase: str, text: str, found: str | None) -> None:
    assert first([phrase], text) == found

"""Comments of Word and RTF as lines of furniture: who said what of which words. None of it is law."""

from __future__ import annotations

import re

from ordtool.source import Line

_LONGEST = 200


def comment_line(author: str, date: str, words: str, said: str, origin: tuple[str, int] | None = None) -> Line:
    """One comment: "Comment by A. Reader, 2026-01-02, on “sixty days”: too long"."""
    quote = re.sub(r"\s+", " ", words).strip()
    if len(quote) > _LONGEST:
        quote = quote[: _LONGEST - 1].rstrip() + "…"
    when = f", {date[:10]}" if date else ""
    head = f"Comment by {author.strip() or 'an unnamed author'}{when}{f', on “{quote}”' if quote else ''}"
    return Line(f"{head}: {said}", style="furniture", removed="comment", starts=True, origin=origin)

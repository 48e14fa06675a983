"""A review on paper: the annotated draft and the one-page brief, as blocks that any writer can put down."""

from ordtool.review.pages.brief import brief
from ordtool.review.pages.draft import report
from ordtool.review.pages.words import Voice

__all__ = ["Voice", "brief", "report"]

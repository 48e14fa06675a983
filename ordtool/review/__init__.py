"""An ordinance against a model's rubric: verdicts, the carve-out ledger, and the reports made of them."""

from ordtool.review.pages import Voice, brief, report
from ordtool.review.result import CarveOut, Evidence, Finding, Review, Verdict
from ordtool.review.verb import review

__all__ = ["CarveOut", "Evidence", "Finding", "Review", "Verdict", "Voice", "brief", "report", "review"]

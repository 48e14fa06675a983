"""A review's answer: edits of the reviewed text that put the model's floor back, each with its reason."""

from ordtool.review.counter.result import Counter, Proposal, TextEdit, applied
from ordtool.review.counter.rounds import counter_draft

__all__ = ["Counter", "Proposal", "TextEdit", "applied", "counter_draft"]

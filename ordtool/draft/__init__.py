"""A model ordinance and its answers become a draft that is ready to introduce."""

from ordtool.draft.alone import alone
from ordtool.draft.answers import AnswersFile, disorder, missing, read, typed, written
from ordtool.draft.bank import bank
from ordtool.draft.laid import laid
from ordtool.draft.questions import Question, applies, complete, questions
from ordtool.draft.result import Conflict, Draft, DraftingNote
from ordtool.draft.values import WrongAnswer, checked, legal
from ordtool.draft.verb import behind, conceded, draft

__all__ = [
    "AnswersFile",
    "Conflict",
    "Draft",
    "DraftingNote",
    "Question",
    "WrongAnswer",
    "alone",
    "applies",
    "bank",
    "behind",
    "checked",
    "complete",
    "conceded",
    "disorder",
    "draft",
    "laid",
    "legal",
    "missing",
    "questions",
    "read",
    "typed",
    "written",
]

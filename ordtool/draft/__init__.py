"""A model ordinance and its answers become a draft that is ready to introduce."""

from ordtool.draft.questions import Question, complete, questions
from ordtool.draft.result import Conflict, Draft, DraftingNote
from ordtool.draft.verb import conceded, draft

__all__ = ["Conflict", "Draft", "DraftingNote", "Question", "complete", "conceded", "draft", "questions"]

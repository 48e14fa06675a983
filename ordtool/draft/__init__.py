"""A model ordinance and its answers become a draft that is ready to introduce."""

from ordtool.draft.result import Conflict, Draft, DraftingNote

__all__ = ["Conflict", "Draft", "DraftingNote"]

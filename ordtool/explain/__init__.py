"""Why a place of an ordinance is read as it is, and which rules find anything: for whoever doubts or writes a rule."""

from ordtool.explain.coverage import coverage
from ordtool.explain.page import explain
from ordtool.explain.places import Place, find_place

__all__ = ["Place", "coverage", "explain", "find_place"]

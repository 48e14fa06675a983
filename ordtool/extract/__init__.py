"""Clause types found in an ordinance: `extract(ordinance) -> Extraction`. The only room that knows spaCy."""

from ordtool.extract.clauses import Clause, Extraction, clause_data, document_data
from ordtool.extract.pipeline import extract

__all__ = ["Clause", "Extraction", "clause_data", "document_data", "extract"]

"""Data: model ordinances, one folder a subject."""

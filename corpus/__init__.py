"""Data: sample ordinances of invented cities."""

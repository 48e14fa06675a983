"""Data: word lists that the patterns of several labels share."""

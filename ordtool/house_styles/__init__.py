"""Data: one .toml a house, how it prints what a bill deletes and inserts."""

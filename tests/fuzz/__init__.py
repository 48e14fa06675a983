"""Hostile input: broken and hand-made files, and a fork server that watches what reading one of them does."""

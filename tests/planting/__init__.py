"""A second, independent bank: one change at a known place of a law, and what a review must then say."""

"""Laws with one thing changed at a known place, and what a review must then say: weaker, no weaker, or the same."""

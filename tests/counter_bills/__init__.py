"""Weakened bills of our own for the counter-draft: a model's default text in another city's terms and numbering, made worse."""

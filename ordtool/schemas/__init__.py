"""Data: the JSON Schemas of what `ordtool extract`, `review` and `outline` print."""

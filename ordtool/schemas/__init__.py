"""Data: the JSON Schemas of what `ordtool extract`, `review`, `outline` and `compare` print."""

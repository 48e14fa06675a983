"""One rule a module: `find(text) -> Iterator[Slip]`, and beside it a .toml with its source, examples and near misses."""

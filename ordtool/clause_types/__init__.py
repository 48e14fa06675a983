"""Data: one TOML file a clause label, patterns beside their examples."""

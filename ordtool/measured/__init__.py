"""Data: how often the rules are right, as last measured; printed on every output."""

"""Formats that are made from an ordinance's tree, not from a report: Akoma Ntoso."""

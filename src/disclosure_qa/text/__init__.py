"""Strings in, values out: folding, numbers, numbering, search tokens. Knows no report."""

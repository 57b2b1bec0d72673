"""Measurements of the package, side by side with simpler ways; never imported by it."""

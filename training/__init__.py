"""Trains and calibrates what the package carries; needs the extra `train`, never imported by it."""

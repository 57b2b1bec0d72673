"""Exact, cited answers about Chinese public bodies' yearly disclosure reports."""

"""The types that the whole package speaks in: frozen, without input or output of their own."""

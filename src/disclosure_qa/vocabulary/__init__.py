"""The trade's words: indicators, applicants, names and question words, as data with loaders."""

"""From a question to its answer: what it asks, what was found, what is computed and said."""

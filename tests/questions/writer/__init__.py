"""Writes the question bank from the gold of the fictional corpus, blind to the product.

Expected answers are computed here from the gold alone; where two readings of a question could
be defended, the question is left out.
"""

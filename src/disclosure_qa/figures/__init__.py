"""A report's figures: from its tables by header and row labels, from its prose by clause.

extract     all figures of a report             places      the `Source` of each

From tables
    tables      the whole way                       bands       header blocks and their rows
    columns     columns by their headers            heads       what a header says
    rows        rows by their labels                levels      which row stands under which
    lookup      labels to indicators                claims      one value for one indicator
    legible     which optical readings are sure

From prose
    prose       the whole way                       clauses     sentences and clauses
    scope       is it the body itself?              negation    what there was none of
    units       can this unit count that?           matter      is it disclosure, or other work?
"""

from disclosure_qa.figures.extract import extract_figures

__all__ = ["extract_figures"]

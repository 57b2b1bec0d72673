"""From readings to figures, to what is computed from them, and to the answer's sentences.

gather       all values, or the reason why not     lookup         one value
members      the parts that divide a figure        derive         what is computed
ledger       every figure, sum and citation used   phrase         the sentences and notes
offers       what there is instead                 disputes       findings on what is shown
reading_notes  places read from pictures, or corrected
about        the collection, its terms and the assistant itself
"""

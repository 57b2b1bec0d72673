"""The types that the whole package speaks in: frozen, without input or output of their own.

report      blocks, and the report made of them   figure      a printed number with its place
query       how a question was understood         evidence    what was found for it
answer      what comes back                       library     what the index lists
place       where an index lies                   journal     what is kept of questions
staff       decisions and corrections             corrected   how these show
member      members of staff
"""

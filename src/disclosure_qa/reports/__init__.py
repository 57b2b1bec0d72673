"""Blocks in, reports out: text and lines, identity, outline, sound tables, passages.

build       the whole way, on one screen

Whose report it is
    evidence    is it such a report at all?          identity    body, year, date of issue
    titles      what the title says                  mentions    what the text says of its author
    bodies      a body's name, taken apart           dates       years and dates
    periods     the years that the numbers are of    several     more than one report in a file

The text
    layout      a line per paragraph and table row   furniture   what the page prints around it
    headings    which paragraphs are headings        chapters    chapters known by their names
    outline     the section of each line             passages    the prose, to be found and quoted

Tables made sound, before anything is read from them
    tables      all of it, in turn                   family      which official form they follow
    grids       cutting and putting together         joining     cut in two by a page
    halves      printed side by side                 seams       rows glued into one
    shortrows   rows with cells missing              cutlabels   labels cut by a page break
    displaced   cells beside their heads
    repair      not quite right                      rebuild     cells one to a line
    pieces      text that lost its grid              headers     column heads found in it
    cellwords   what a cell's words say it is
"""

from disclosure_qa.reports.build import build_report
from disclosure_qa.reports.passages import has_prose, split_passages

__all__ = ["build_report", "has_prose", "split_passages"]

"""Answers, reports and the index as HTML: pure functions from the model to markup.

markup    the templates' environment; everything put into a template is escaped
card      Answer → the parts of its card
tiles     its large numbers               chart     its chart
ranks     the order of a ranking          gaps      years without a number
sheet     its figures as a CSV file       naming    how figures are called
place     Report and a citation's place → what the source viewer shows
on_page   the same on the page's picture  edits     what staff corrected
outset    Library → what the page says before the first question
links     the addresses that the markup points to
"""

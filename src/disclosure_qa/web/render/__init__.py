"""Answers, reports and the index as HTML: pure functions from the model to markup.

markup    the templates' environment; everything put into a template is escaped
card      Answer → the parts of its card
place     Report and a citation's place → what the source viewer shows
outset    Library → what the page says before the first question
links     the addresses that the markup points to
"""

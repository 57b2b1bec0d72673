"""Strings in, values out: folding, numbers, numbering, search tokens. Knows no report.

normalise   one form for what differs only in typing
numbers     numbers in cells and sentences      numerals    二千零四十五
numbering   一、 （一） 1.                      inflection  English endings
atoms       the units in which wordings match   tokens      the units of search
romanising  names in Latin letters              sounds      what characters sound like
personal    personal data, to be taken out
"""

"""From the passages of reports to quotes that answer, or to nothing.

tell         the passages of the right reports, or nothing
ranking      which passages                        sentences      the units in them
fit          how well a unit answers               weighing       how much each concept tells
confidence   how sure that is                      tone           does it sound like an answer?
spans        the very words that answer            counted        the numbers among them
mentioning   which reports mention a word          places_told    told in the reports of others
narrate      the answer in quotes                  excerpt        what is shown of a unit
passages     passages for those who read them themselves
"""

"""What does not add up within a report, between its prose and tables, and between two years.

check       all findings of one body            sheet       its figures, laid out for the rules
sums        sums that a form prescribes         years       one year and the next, and the total
cells       cells left empty                    prose       prose and table at odds
amounts     exact sums of printed numbers       findings    findings made from figures
sayings     what a finding says
"""

from disclosure_qa.checks.check import check

__all__ = ["check"]

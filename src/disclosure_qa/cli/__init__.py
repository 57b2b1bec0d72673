"""The command line: parse, one call, print.

commands       the commands and the exit status
upkeep         those that keep an index sound
transfer       the one that moves an index
journal        those on the journal of questions
staff          those for the accounts of the workbench
index          which index a command works on
printing       standard output and error: UTF-8, JSON, tables, a progress bar
answer_text    an answer as text for people
listings       what a command lists, as a table
figure_tables  figures laid out as the report prints them
"""

from disclosure_qa.cli.commands import app, main

__all__ = ["app", "main"]

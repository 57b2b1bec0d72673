"""`python -m disclosure_qa`, for where the command is not on the path."""

from disclosure_qa.cli import main

main()

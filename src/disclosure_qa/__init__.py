"""Exact, cited answers about Chinese public bodies' yearly reports on information disclosure.

    ingest      a report's road: readers → reports → figures → checks → library
    ask         a question's road: understand → gather → derive → phrase, or narrate for prose
    answering   what a question means, what was found, what is said
    library     the index: figures, reports and passages, one door to all
    vocabulary  the trade's words, as data files
    contract    the public JSON, both directions
    cli, web    the command line; the chat page and the HTTP interface

For use in a program: `disclosure_qa.ask.ask`, `disclosure_qa.ingest.ingest` and
`disclosure_qa.library.Library`; nothing is imported before it is used.
"""

"""Exact, cited answers about Chinese public bodies' annual reports on information disclosure.

    cli, web, langchain  thin shells: the command line; the pages and the HTTP interface; LangChain
    evaluation           scores a question set
    ingest               the road of a report: readers → reports → figures → checks → library
    ask                  the road of a question: understand → gather → derive → phrase, or tell
    contract             the public JSON, both directions
    settings, providers  the environment; what builds encoders and models
    language_model       an optional model beside the road of a question, and what makes it fail
    answering            what a question means, what was found, what is said
    library, service     the index; accounts and the journal
    sentence_models      other encoders than the packaged one
    vocabulary, text     the trade's words, as data files; strings in, values out
    model, errors        the types that all of it speaks in
    postgres             connections to a database server

For use in a program: `disclosure_qa.ask.ask`, `disclosure_qa.ingest.ingest` and
`disclosure_qa.library.Library`; nothing is imported before it is used.
"""

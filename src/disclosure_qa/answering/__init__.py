"""From a question to its answer: what it asks, what was found, what is computed and said.

`disclosure_qa.ask` is the road of a question through these packages. The words that they go by are
data: `vocabulary/data`, and what one package alone goes by lies beside it.

    parts          two questions in one message
    understanding  every reading of a question, or the reason why it has none
    values         from readings to figures, to what is computed from them, to sentences
    prose          from the passages of reports to quotes, or to nothing
    wording        the sentences themselves, in both languages
    explain        why a question was read as it was
"""

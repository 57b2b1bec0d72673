"""The index: figures and reports in SQL, passages by words and by meaning, one door to all.

library     the door                            contents    what is read through it
changes     a report comes in, is replaced, goes
edits       what staff change: decisions, corrections, removed reports

Where it lies
    stores      the parts of an index, by its place
    sqlite, postgres           the tables           fts5, posting_table    the full-text index
    originals, original_table  the files            vectors, vector_server the vectors
    database    reading from any thread, writing one at a time
    schema      the tables                          migrations  those of earlier versions
    lock        one writer at a time                deadline    how long a question may take
    backup, server_backup      a copy and the way back
    transfer    from one place to another

What is read
    queries, prepared   statements made once        records     rows to types and back
    readings    reports as read                     register    bodies and reports, in memory
    names       bodies by name                      belonging   which body a report is of
    versions    files of one body and year          removed     reports that can be brought back
    corrections, decisions     what staff entered

Searching the prose
    holdings    passages held in memory             word_table  BM25 over these
    fulltext, postings         BM25 over the others
    neighbours  passages near in meaning            encoder     texts to vectors
    vector_set, vector_matrix  vectors compared     reranking   a second look by a model
    literal     every passage that holds a word
"""

from disclosure_qa.library.changes import Addition, Check
from disclosure_qa.library.corrections import Revision
from disclosure_qa.library.library import Library
from disclosure_qa.library.neighbours import Encoder, EncoderFactory
from disclosure_qa.library.originals import fingerprint
from disclosure_qa.library.reranking import Reranker, RerankerFactory

__all__ = [
    "Addition",
    "Check",
    "Encoder",
    "EncoderFactory",
    "Library",
    "Reranker",
    "RerankerFactory",
    "Revision",
    "fingerprint",
]

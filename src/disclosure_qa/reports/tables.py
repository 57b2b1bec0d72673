"""All the blocks of a file with their tables made sound, before anything is read from them."""

from collections.abc import Sequence

from disclosure_qa.model.report import Block, Paragraph, Table
from disclosure_qa.reports.cellwords import CellWords
from disclosure_qa.reports.cutlabels import mend_labels
from disclosure_qa.reports.joining import join_tables, with_banners
from disclosure_qa.reports.rebuild import rebuild
from disclosure_qa.reports.repair import repair
from disclosure_qa.text.normalise import fold
from disclosure_qa.vocabulary.catalogue import Catalogue


def sound_tables(blocks: Sequence[Block], catalogue: Catalogue) -> tuple[Block, ...]:
    """The blocks with tables mended, rebuilt from loose lines and joined; blank ones left out.

    In every table that comes out, a value stands under the head that it belongs to. A cell that
    spans several columns whose heads are different cells holds what was printed in a row of which
    nothing says which cell is blank: it is a number for none of them. (Below one head that spans
    the same columns, as in table 2, it is that head's number.)
    """
    words = CellWords(catalogue)
    parted: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parted += [block] if fold(block.text) else []
        else:
            parted += repair(block, words)
    joined = join_tables(with_banners(rebuild(parted, words), words), words)
    return tuple(mend_labels(b, words) if isinstance(b, Table) else b for b in joined)

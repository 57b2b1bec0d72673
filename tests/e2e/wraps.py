"""Where a line ends: which words and numbers a page breaks in two."""

from playwright.sync_api import Locator

_BROKEN = """cells => cells.flatMap(cell => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), broken = [];
  while (walker.nextNode()) {
    for (const word of walker.currentNode.data.matchAll(/[A-Za-z0-9]+/g)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, word.index);
      range.setEnd(walker.currentNode, word.index + word[0].length);
      if (range.getClientRects().length > 1) broken.push(word[0]);
    }
  }
  return broken;
})"""


def broken_words(cells: Locator) -> list[str]:
    """The Latin words and the numbers of the cells that stand on two lines."""
    found: list[str] = cells.evaluate_all(_BROKEN)
    return found

"""Long lists in pages that have numbers, so that one can be kept and come back to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page of how many is shown; a number beyond the last is the last."""

    page: int
    count: int
    total: int
    size: int

    @property
    def start(self) -> int:
        """How many items come before the page."""
        return (self.page - 1) * self.size

    @property
    def end(self) -> int:
        """The number of the page's last item."""
        return min(self.start + self.size, self.total)


def pages_of(total: int, size: int, page: int) -> Pages:
    """The page asked for of `total` items, `size` to a page; there is always one."""
    count = max(1, -(-total // size))
    return Pages(min(max(1, page), count), count, total, size)

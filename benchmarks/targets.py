"""What is to hold of a measurement, as a row of a table."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """Ours measured against something else, and the bound of their ratio."""

    name: str
    unit: str
    ours: float
    other: float
    bound: float
    more: bool = False
    """Whether more is better: the ratio is at least the bound, and not at most."""

    @property
    def met(self) -> bool:
        ratio = self.ours / self.other
        return ratio >= self.bound if self.more else ratio <= self.bound

    def row(self) -> str:
        numbers = f"{self.ours:.1f} | {self.other:.1f} | {self.ours / self.other:.3f}"
        bound = f"{'at least' if self.more else 'at most'} {self.bound:.4g}"
        said = "met" if self.met else "**missed**"
        return f"| {self.name}, {self.unit} | {numbers} | {bound} | {said} |"


def all_met(targets: Iterable[Target]) -> bool:
    """Prints each as it comes."""
    print("| | ours | other | ratio | aim | |\n|---|---|---|---|---|---|", flush=True)
    met = True
    for target in targets:
        print(target.row(), flush=True)
        met = met and target.met
    return met

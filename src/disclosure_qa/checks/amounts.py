"""Exact sums of printed numbers, with the rounding that amounts of money allow."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from disclosure_qa.model.figure import Figure

_MONEY = {"元": Decimal(1), "万元": Decimal(10) ** 4, "亿元": Decimal(10) ** 8}


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed number, or the sum of several, and the figures that it comes from.

    `slack` is how far rounding may have moved it: half a unit of the last printed decimal of
    each amount of money; nothing for a count. Money is held in the unit of the first figure.
    """

    value: Decimal
    slack: Decimal
    unit: str
    figures: tuple[Figure, ...]

    def plus(self, other: "Amount", sign: int = 1) -> "Amount":
        """The sum (or difference) of two amounts, in the unit of the first."""
        factor = _factor(other.unit, self.unit)
        return Amount(
            self.value + sign * other.value * factor,
            self.slack + other.slack * factor,
            self.unit,
            self.figures + other.figures,
        )

    def differs_from(self, other: "Amount") -> bool:
        """The two cannot be the same number, rounding granted."""
        return abs(self.plus(other, -1).value) > self.plus(other).slack

    def exceeds(self, other: "Amount") -> bool:
        """It is more than the other, rounding granted."""
        return self.plus(other, -1).value > self.plus(other).slack

    def in_unit_of(self, other: "Amount") -> Decimal:
        """Its value in the other's unit, to be shown beside it."""
        return self.value * _factor(self.unit, other.unit)


def amount_of(figure: Figure) -> Amount | None:
    """What a figure states exactly; None for a blank cell or a rounded number."""
    if figure.value is None or figure.approximate:
        return None
    slack = Decimal(0)
    if figure.unit in _MONEY:
        decimals = -int(figure.value.as_tuple().exponent)
        slack = Decimal(5).scaleb(-max(decimals, 0) - 1)
    return Amount(figure.value, slack, figure.unit, (figure,))


def added(amounts: Sequence[Amount | None]) -> Amount | None:
    """The sum of amounts; None where there is none, or one of them is not known."""
    whole: Amount | None = None
    for amount in amounts:
        if amount is None:
            return None
        whole = whole.plus(amount) if whole else amount
    return whole


def _factor(unit: str, into: str) -> Decimal:
    if unit in _MONEY and into in _MONEY:
        return _MONEY[unit] / _MONEY[into]
    return Decimal(1)


def shown(value: Decimal) -> str:
    """A number as people write it: without an exponent and without idle zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

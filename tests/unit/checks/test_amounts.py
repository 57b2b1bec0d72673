"""Exact sums, and the slack that rounding gives to amounts of money and to nothing else."""

from decimal import Decimal

import pytest

from disclosure_qa.checks.amounts import Amount, added, amount_of, shown
from disclosure_qa.model.figure import Figure, Period, Source

SOURCE = Source("d", "青河县柳桥镇人民政府", 2015, "", "q", 0, 1)


def amount(value: str, unit: str) -> Amount:
    figure = Figure("l", ("l",), Period.YEAR, Decimal(value), value, unit, SOURCE)
    found = amount_of(figure)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("parts", "total", "unit", "differs"),
    [
        (["1.2", "3.4"], "4.6", "万元", False),
        (["1.24", "3.4"], "4.6", "万元", False),
        (["1.2", "3.4"], "4.7", "万元", False),
        (["1.2", "3.4"], "4.8", "万元", True),
        (["1.20", "3.40"], "4.62", "万元", True),
        (["1", "3"], "5", "万元", False),
        (["1", "3"], "6", "万元", True),
        (["1", "3"], "5", "件", True),
        (["1", "3"], "4", "件", False),
    ],
)
def test_rounding_is_granted_to_money_alone(
    parts: list[str], total: str, unit: str, differs: bool
) -> None:
    whole = added([amount(part, unit) for part in parts])
    assert whole is not None
    assert amount(total, unit).differs_from(whole) is differs


def test_units_of_money_are_made_one() -> None:
    assert not amount("318000", "元").differs_from(amount("31.8", "万元"))
    assert amount("318000", "元").differs_from(amount("32.8", "万元"))
    assert amount("2", "万元").plus(amount("5000", "元")).value == Decimal("2.5")
    assert amount("2", "万元").in_unit_of(amount("1", "元")) == 20000


def test_an_unknown_term_makes_the_sum_unknown() -> None:
    assert added([amount("1", "件"), None]) is None
    assert added([]) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [("5", "5"), ("5.50", "5.5"), ("0.00", "0"), ("1E+3", "1000"), ("100", "100")],
)
def test_numbers_are_shown_as_people_write_them(value: str, text: str) -> None:
    assert shown(Decimal(value)) == text

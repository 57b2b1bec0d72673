"""The order in which bodies that are compared by their numbers are shown."""

from disclosure_qa.model.answer import Answer, Operation

_RANKING = (Operation.RANK, Operation.MAX, Operation.MIN)


def ranked(answer: Answer) -> bool:
    """The answer says who has more: its table and its chart begin with the one that it names."""
    return any(part.operation in _RANKING for part in answer.understood)


def by_size(answer: Answer) -> list[int]:
    """The places of the figures, the most first, or the fewest where those were asked for.

    Equals keep their order; a figure without a number comes last.
    """
    fewest = any(part.operation == Operation.MIN for part in answer.understood)

    def size(place: int) -> tuple[bool, object]:
        value = answer.figures[place].figure.value
        return value is None, 0 if value is None else value if fewest else -value

    return sorted(range(len(answer.figures)), key=size)

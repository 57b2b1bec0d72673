"""What the pages and the API refuse before a question is asked, beside the package's errors.

InvalidQuestion
├── EmptyQuestion
└── LongQuestion           longer than the bound, in itself or with its history
DisclosureQAError
└── Later                  not now: come back after `seconds`
    ├── TooManyQuestions   this visitor asks too fast
    └── Busy               too many people ask at once
"""

from disclosure_qa.errors import DisclosureQAError, InvalidQuestion


class EmptyQuestion(InvalidQuestion):
    """A question without a word in it."""

    def __init__(self) -> None:
        super().__init__("the question is empty")


class LongQuestion(InvalidQuestion):
    """A question longer than `limit` characters."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"the question is longer than {limit} characters")
        self.limit = limit


class Later(DisclosureQAError):
    """Nothing is wrong with the question; it may be asked again after `seconds`."""

    def __init__(self, message: str, seconds: int) -> None:
        super().__init__(f"{message}; ask again in {seconds} seconds")
        self.seconds = seconds


class TooManyQuestions(Later):
    """One visitor asks faster than allowed."""

    def __init__(self, seconds: int) -> None:
        super().__init__("too many questions from one address", seconds)


class Busy(Later):
    """More questions are being answered than there is room for."""

    def __init__(self, seconds: int) -> None:
        super().__init__("too many questions at once", seconds)

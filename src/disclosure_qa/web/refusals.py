"""What the pages and the API refuse before a question is asked, beside the package's errors.

InvalidQuestion
├── EmptyQuestion
├── LongQuestion           longer than the bound, in itself or with its history
└── UnknownScope           the body that a page is set to is not held, or not the only one so called
DisclosureQAError
├── SignInNeeded           nobody is signed in
├── NotAllowed             the member's role is not enough
├── ForgedRequest          a change that our own page did not ask for
├── WorkbenchClosed        there are no users yet
├── TooLarge               files of more than `limit` bytes
├── InvalidChange          what a form of the workbench says cannot be done; `key` says why
└── Later                  not now: come back after `seconds`
    ├── TooManyQuestions   this visitor asks too fast
    ├── Busy               too many people ask at once
    └── Closing            the service is being stopped
"""

from collections.abc import Sequence

from disclosure_qa.errors import DisclosureQAError, InvalidQuestion
from disclosure_qa.model.member import Role


class EmptyQuestion(InvalidQuestion):
    """A question without a word in it."""

    def __init__(self) -> None:
        super().__init__("the question is empty")


class LongQuestion(InvalidQuestion):
    """A question longer than `limit` characters."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"the question is longer than {limit} characters")
        self.limit = limit


class UnknownScope(InvalidQuestion):
    """`name`, to which a page is set, means no body that is held, or several: those `found`."""

    def __init__(self, name: str, found: Sequence[str]) -> None:
        meant = ", ".join(found) or "none"
        super().__init__(
            f"the scope {name!r} does not name one body (found: {meant}); "
            "/api/reports lists their names"
        )
        self.name = name


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


class SignInNeeded(DisclosureQAError):
    """Only members of staff may ask this, and nobody is signed in."""

    def __init__(self) -> None:
        super().__init__("sign in, or send a token: Authorization: Bearer TOKEN")


class NotAllowed(DisclosureQAError):
    """The member who asks may not do this."""

    def __init__(self, role: Role) -> None:
        super().__init__(f"this asks for the role {role}")
        self.role = role


class ForgedRequest(DisclosureQAError):
    """A request that changes something without the secret of our own page's form."""

    def __init__(self) -> None:
        super().__init__(
            "the request does not come from a page of this service, or its session has ended"
        )


class WorkbenchClosed(DisclosureQAError):
    """Nobody can sign in, because there are no users."""

    def __init__(self) -> None:
        super().__init__("there are no users: the operator runs `disclosure-qa user add NAME`")


class TooLarge(DisclosureQAError):
    """More bytes than one upload may have."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"one upload may have {limit // 1024**2} MB: send fewer files at once")
        self.megabytes = limit // 1024**2


class InvalidChange(DisclosureQAError):
    """A change that cannot be made; `key` is that of the texts `staff_reports`."""

    def __init__(self, key: str) -> None:
        super().__init__(f"the change cannot be made ({key})")
        self.key = key


class Closing(Later):
    """The service is being stopped, and takes no further question."""

    def __init__(self, seconds: int) -> None:
        super().__init__("the service is being restarted", seconds)

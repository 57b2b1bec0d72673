"""Every error the package raises on purpose.

    DisclosureQAError
    ├── UnreadableDocument     one file cannot be read; the others go on
    │   └── NotAReport         it can be read, and is no annual report
    │       └── UnnamedReport  it is one, and does not say whose or of which year
    ├── IndexUnavailable       the index was never built, is damaged, or is too new
    ├── IndexBusy              another process is writing to the index
    ├── ServiceUnavailable     what the service keeps for itself (accounts) cannot be read or written
    ├── InvalidAccount         a name, password, role or token that cannot be used
    ├── SignInRefused          a name or a password is wrong
    ├── TooManyAttempts        it was tried too often; wait `seconds`
    ├── UnknownDocument        a document that the index does not hold was named
    ├── OutOfTime              a question took longer than it may
    ├── InvalidQuestion        a question that is empty, too long or malformed
    ├── InvalidSettings        a setting or an option has a value that cannot be used
    └── ModelFailed            the language model gave no usable reply; the answer stands without it

Each message says what happened and what to do about it, in one line, in English;
foreign exceptions are translated into one of these at the border where they appear.
"""


class DisclosureQAError(Exception):
    """Base of all errors that the package raises on purpose."""


class UnreadableDocument(DisclosureQAError):
    """One file cannot be read; the message is the cause, without the file's name."""


class NotAReport(UnreadableDocument):
    """The file can be read, and is no annual report on government information disclosure."""


class UnnamedReport(NotAReport):
    """A report, or the annex of one, that says nowhere whose it is or of which year."""


class IndexUnavailable(DisclosureQAError):
    """The index was never built, is damaged, or was made by a newer version."""


class IndexBusy(DisclosureQAError):
    """Another process is writing to the index."""


class ServiceUnavailable(DisclosureQAError):
    """`service.db` is damaged, cannot be written to, or was made by a newer version."""


class InvalidAccount(DisclosureQAError):
    """A name, a password, a role or a token cannot be used as given."""


class SignInRefused(DisclosureQAError):
    """A name or a password is wrong; which one is not told."""

    def __init__(self) -> None:
        super().__init__("the name or the password is wrong")


class TooManyAttempts(DisclosureQAError):
    """Signing in was tried too often; it may be tried again after `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"too many attempts to sign in: wait {seconds} seconds")
        self.seconds = seconds


class UnknownDocument(DisclosureQAError):
    """A document was named that the index does not hold."""


class OutOfTime(DisclosureQAError):
    """A question took longer than it may."""

    def __init__(self) -> None:
        super().__init__(
            "the question took longer than it may; ask again in a while, or about fewer reports"
        )


class InvalidQuestion(DisclosureQAError):
    """A question is empty, too long or malformed."""


class InvalidSettings(DisclosureQAError):
    """A setting or an option has a value that cannot be used."""


class ModelFailed(DisclosureQAError):
    """The language model gave no usable reply; `outcome` says in a word or two why.

    It never holds what the service said: that may repeat the key.
    """

    def __init__(self, outcome: str) -> None:
        super().__init__(f"the language model gave no usable reply: {outcome}")
        self.outcome = outcome

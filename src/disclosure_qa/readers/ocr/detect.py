"""Where lines of print stand on a page."""

import numpy as np

from disclosure_qa.readers.ocr.cells import Bounds
from disclosure_qa.readers.ocr.pictures import Grey
from disclosure_qa.readers.ocr.recognise import engine


def find_lines(grey: Grey) -> list[Bounds]:
    """The upright boxes around the lines, from top to bottom."""
    import cv2

    found = engine()(
        cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), use_det=True, use_cls=False, use_rec=False
    )
    height, width = grey.shape
    boxes = [] if found.boxes is None else list(found.boxes)
    return [
        (x0, top, x1, bottom)
        for x0, top, x1, bottom in (_around(box, width, height) for box in boxes)
        if x1 - x0 >= 4 and bottom - top >= 4
    ]


def _around(box: object, width: int, height: int) -> Bounds:
    corners = np.asarray(box)
    x0, top = np.floor(corners.min(axis=0)).astype(int).tolist()
    x1, bottom = np.ceil(corners.max(axis=0)).astype(int).tolist()
    return max(0, x0), max(0, top), min(width, x1), min(height, bottom)

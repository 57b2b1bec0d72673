"""The pictures in a file, as grey pixels: 0 is black, 255 is white."""

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.readers.limits import MAX_PIXELS, MAX_SCANNED_PAGES

Grey = NDArray[np.uint8]

_LONG_SIDE = 2340
"""Pixels of a rendered page's longer side: an A4 page at 200 dots per inch."""
_DAMAGED = "the picture is damaged or was cut short; get it again from its source"


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as seen; `scale` is how many points of the page a pixel is."""

    number: int
    grey: Grey
    scale: float


def pictures_in(data: bytes) -> list[Picture]:
    """The pictures of an image file in order, turned as the camera noted; a pixel is a point."""
    from PIL import Image, ImageOps, ImageSequence

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd metadata; the size is checked here
        try:
            with Image.open(io.BytesIO(data)) as image:
                _check_count(getattr(image, "n_frames", 1))
                _check_pixels(image.width, image.height)
                frames = ImageSequence.Iterator(image)
                return [
                    Picture(number, _grey(ImageOps.exif_transpose(frame)), 1.0)
                    for number, frame in enumerate(frames, 1)
                ]
        except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
            raise UnreadableDocument(_DAMAGED) from error


def pictures_of_pages(data: bytes, numbers: Sequence[int]) -> list[Picture]:
    """Some pages of a PDF as they look."""
    from disclosure_qa.readers.pdf.document import render_pages

    _check_count(len(numbers))
    rendered = render_pages(data, numbers, _LONG_SIDE)
    return [
        Picture(number, grey, scale)
        for number, (grey, scale) in zip(numbers, rendered, strict=True)
    ]


def _grey(image: Any) -> Grey:
    from PIL import Image

    _check_pixels(image.width, image.height)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image)
    if image.mode.startswith("I"):  # 16 bits a pixel, which convert() would cut off at 255
        return (np.asarray(image, dtype=np.uint32) >> 8).astype(np.uint8)
    return np.asarray(image.convert("L"), dtype=np.uint8)


def _check_count(count: int) -> None:
    if count > MAX_SCANNED_PAGES:
        raise UnreadableDocument(
            f"the document has {count} scanned pages, and at most {MAX_SCANNED_PAGES} are read; "
            "give the report alone"
        )


def _check_pixels(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise UnreadableDocument(
            f"a picture has {width} by {height} pixels, and at most {MAX_PIXELS // 10**6} million "
            "are read; scan at 300 dots per inch"
        )

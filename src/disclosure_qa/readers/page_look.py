"""How a page of a file looks, for people to compare with what was read from it."""

import io
import warnings
from dataclasses import dataclass
from typing import Any

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.readers.limits import MAX_PIXELS
from disclosure_qa.readers.sniff import Format, sniff, suffix_of

MEDIA_TYPE = "image/webp"
_LONG_SIDE = 1600
"""Pixels of the longer side: an A4 page at 137 dots per inch, of about 40 kB."""
_QUALITY = 80
_SUFFIXES = frozenset({"pdf", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp"})


@dataclass(frozen=True, slots=True)
class PageLook:
    """A page as a picture in WebP; `width` and `height` in the units of the boxes read from it.

    `pages` is how many there are in the file.
    """

    picture: bytes
    width: float
    height: float
    pages: int


def has_pages(name: str) -> bool:
    """Whether files of this name are made of pages that can be shown."""
    return suffix_of(name) in _SUFFIXES


def look_of_page(name: str, data: bytes, number: int) -> PageLook | None:
    """A page of a PDF or of a picture, by number from 1; None where the file has no such page.

    Raises UnreadableDocument for a damaged or locked file.
    """
    match sniff(name, data):
        case Format.PDF:
            return _look_of_pdf(data, number)
        case Format.PICTURE:
            return _look_of_picture(data, number)
        case _:
            return None


def _look_of_pdf(data: bytes, number: int) -> PageLook | None:
    from PIL import Image

    from disclosure_qa.readers.pdf.document import render_page

    rendered = render_page(data, number, _LONG_SIDE)
    if rendered is None:
        return None
    pixels, points, pages = rendered
    height, width = pixels.shape[:2]
    return PageLook(_packed(Image.fromarray(pixels)), width * points, height * points, pages)


def _look_of_picture(data: bytes, number: int) -> PageLook | None:
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd metadata; the size is checked here
        try:
            with Image.open(io.BytesIO(data)) as image:
                pages = getattr(image, "n_frames", 1)
                if not 1 <= number <= pages:
                    return None
                image.seek(number - 1)
                if image.width * image.height > MAX_PIXELS:
                    raise UnreadableDocument("the picture is too large to be shown")
                size = image.size
                # Made small first: the pixels of a photograph take hundreds of megabytes.
                image.thumbnail((_LONG_SIDE, _LONG_SIDE))
                upright = ImageOps.exif_transpose(image).convert("RGB")
        except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
            raise UnreadableDocument("the picture is damaged; get it again") from error
    across, along = size if (size[0] > size[1]) == (upright.width > upright.height) else size[::-1]
    return PageLook(_packed(upright), across, along, pages)


def _packed(image: Any) -> bytes:
    packed = io.BytesIO()
    image.save(packed, "WEBP", quality=_QUALITY, method=2)
    return packed.getvalue()

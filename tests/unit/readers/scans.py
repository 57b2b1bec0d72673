"""Makes pictures of pages for the tests: clean, or as a hasty scan would have them."""

import io
from collections.abc import Sequence

import cv2
import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.uint8]
WHITE = 255


def rendered(pdf: bytes, page: int = 1, dots: int = 200) -> Grey:
    """A page of a PDF as grey pixels, at some dots per inch."""
    picture = pdfium.PdfDocument(pdf)[page - 1].render(scale=dots / 72).to_pil()
    return np.asarray(picture.convert("L"))


def hasty(grey: Grey, *, degrees: float = 0.7, noise: float = 6.0) -> Grey:
    """The page laid askew, out of focus, on grey and grainy paper."""
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    askew = cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(WHITE,))
    blurred = cv2.GaussianBlur(askew, (0, 0), 0.8).astype(np.float64)
    grain = np.random.default_rng(7).normal(0, noise, grey.shape)
    return np.clip(blurred * 0.92 + grain, 0, 255).astype(np.uint8)


def encoded(grey: Grey, kind: str = "PNG") -> bytes:
    """The pixels as a file."""
    file = io.BytesIO()
    Image.fromarray(grey).save(file, kind)
    return file.getvalue()


def scanned_pdf(pages: Sequence[Grey], dots: int = 200) -> bytes:
    """The pages as pictures in a PDF, compressed as scanners do."""
    pictures = []
    for grey in pages:
        file = io.BytesIO()
        Image.fromarray(grey).save(file, "JPEG", quality=80)
        pictures.append(Image.open(file))
    bound = io.BytesIO()
    pictures[0].save(
        bound, "PDF", save_all=True, append_images=pictures[1:], resolution=float(dots)
    )
    return bound.getvalue()

"""Pages as pictures: of PDFs and of pictures, bounded in size."""

import io

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from disclosure_qa.errors import UnreadableDocument
from disclosure_qa.readers.page_look import PageLook, has_pages, look_of_page


def pdf(pages: int = 2, size: tuple[float, float] = (400, 600)) -> bytes:
    """A PDF with a black square in the upper left corner of each page."""
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=size)
    for _ in range(pages):
        canvas.rect(0, size[1] - 100, 100, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def picture(width: int, height: int, form: str = "PNG", turned: int | None = None) -> bytes:
    """A white picture with a black square in its upper left corner."""
    image = Image.new("L", (width, height), 255)
    image.paste(0, (0, 0, width // 4, width // 4))
    packed = io.BytesIO()
    exif = Image.Exif()
    if turned is not None:
        exif[0x0112] = turned
    image.save(packed, form, exif=exif)
    return packed.getvalue()


def opened(look: PageLook | None) -> Image.Image:
    assert look is not None
    return Image.open(io.BytesIO(look.picture)).convert("L")


def test_a_page_of_a_pdf_has_its_size_in_points() -> None:
    look = look_of_page("a.pdf", pdf(), 2)
    assert look is not None
    assert (round(look.width), round(look.height), look.pages) == (400, 600, 2)
    image = opened(look)
    assert max(image.size) == 1600
    assert image.getpixel((50, 50)) < 50  # type: ignore[operator]
    assert image.getpixel((1000, 1500)) > 200  # type: ignore[operator]


def test_a_turned_page_is_shown_as_a_viewer_shows_it() -> None:
    turned = io.BytesIO()
    document = pdfium.PdfDocument(pdf())
    document[0].set_rotation(90)
    document.save(turned)
    document.close()
    look = look_of_page("a.pdf", turned.getvalue(), 1)
    assert look is not None
    assert (round(look.width), round(look.height)) == (600, 400)
    assert opened(look).getpixel((1550, 50)) < 50  # type: ignore[operator]


@pytest.mark.parametrize("number", [0, 3, -1, 999])
def test_there_is_no_such_page(number: int) -> None:
    assert look_of_page("a.pdf", pdf(), number) is None
    assert look_of_page("a.png", picture(40, 40), number) is None


def test_a_picture_is_made_small_and_keeps_its_own_measure() -> None:
    look = look_of_page("a.jpg", picture(3000, 2000, "JPEG"), 1)
    assert look is not None
    assert (look.width, look.height, look.pages) == (3000, 2000, 1)
    assert max(opened(look).size) == 1600


def test_a_picture_stands_as_the_camera_noted() -> None:
    look = look_of_page("a.jpg", picture(300, 200, "JPEG", turned=6), 1)
    assert look is not None
    assert (look.width, look.height) == (200, 300)
    assert opened(look).getpixel((190, 10)) < 80  # type: ignore[operator]


@pytest.mark.parametrize("data", [b"%PDF-1.7 nothing more", b"\x89PNG\r\n\x1a\n nothing more"])
def test_a_damaged_file_is_said_to_be_so(data: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        look_of_page("a", data, 1)


def test_other_files_have_no_pages() -> None:
    assert look_of_page("a.txt", "正文".encode(), 1) is None
    assert has_pages("2020/甲.PDF")
    assert has_pages("b.tiff")
    assert not has_pages("c.docx")

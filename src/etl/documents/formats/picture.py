"""Reader of pictures of pages (PNG, JPEG, TIFF): checked, put into a PDF as they are, and read as a scan."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from etl.documents.document import Content
from etl.documents.formats import ocr
from etl.errors import InputError
from etl.settings import Bounds

_A4_INCHES = 11.7  # the longer side, from which the resolution of a picture follows that does not state one
_FEWEST = 200  # pixels of the longer side: less is an icon


def read_image(path: Path, data: bytes, bounds: Bounds) -> Content:
    """The content of a picture, with the locators of a PDF; `trust` is "ocr".

    Raises InputError for a damaged picture, one that is too large or too small, and where OCR is not installed.
    """
    _check(path, data, bounds)
    if ocr.missing():
        raise InputError(path, "is a picture, and OCR is not installed", ocr.remedy())
    from etl.documents.formats.pdf import read_pdf

    return read_pdf(path, _as_pdf(data), bounds)


def as_pdf(path: Path, data: bytes, bounds: Bounds) -> bytes:
    """The picture as a PDF of its pages. Raises InputError as `read_image`, but needs no OCR."""
    _check(path, data, bounds)
    return _as_pdf(data)


def _check(path: Path, data: bytes, bounds: Bounds) -> None:
    """Raises InputError for what is no picture of a page. Looks at the header only: unpacking could take too much."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as image:
            width, height, pages = *image.size, getattr(image, "n_frames", 1)
    except Image.DecompressionBombError as error:
        raise InputError(path, f"is too large a picture ({error})", "save it smaller") from None
    except UnidentifiedImageError:  # its message names a buffer of this process
        raise InputError(path, "is a damaged picture: nothing can be seen of it", "fetch it again") from None
    except (OSError, ValueError, SyntaxError) as error:
        raise InputError(path, f"is a damaged picture: {error}", "fetch it again") from None
    if width * height * pages > bounds.pixels:
        raise InputError(path, f"has {width:,} × {height:,} pixels, more than the {bounds.pixels:,} that are read",
                         "save it smaller, 300 dots per inch are enough, or raise ETL_BOUND_PIXELS")  # fmt: skip
    if max(width, height) < _FEWEST:
        raise InputError(path, f"has {width} × {height} pixels, too few for a page", "scan it at 300 dots per inch")


def _as_pdf(data: bytes) -> bytes:
    from PIL import Image, ImageSequence

    with Image.open(io.BytesIO(data)) as image:
        pages = [page.convert("RGB") for page in ImageSequence.Iterator(image)]
        stated = float(image.info.get("dpi", (0, 0))[0])
    resolution = stated if stated >= 100 else max(pages[0].size) / _A4_INCHES
    target = io.BytesIO()
    pages[0].save(target, "PDF", resolution=resolution, quality=95, save_all=True, append_images=pages[1:])
    return target.getvalue()

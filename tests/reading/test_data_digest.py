"""The digest of the data is read from every format, as other programs leave it too; hostile files are refused."""

from __future__ import annotations

import tracemalloc
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from dtreport.errors import DtreportError
from dtreport.formats import FORMATS
from dtreport.papers import paper_named
from dtreport.reading.data_digest import LARGEST_FILE, data_digest
from dtreport.report import Years
from tests.support.small_years import SMALL_YEAR
from tests.support.year_data import data_of, loaded

if TYPE_CHECKING:
    from dtreport.formats import Format

D = "0123456789abcdef" * 4
OTHER = "f" * 64
SMALL_PRINT = f"<w:t>Mã đối chiếu </w:t><w:t>số liệu: {D[:16]}</w:t>"


def package(**parts: str) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return made.getvalue()


def pdf(packed: bytes = b"", info: bytes = b"") -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<<>>\nstream\r\n" + packed + b"\nendstream\n" + info + b"\n%%EOF\n"


@pytest.mark.parametrize("form", [form for form in FORMATS if form.name != "csv"], ids=lambda form: form.name)
def test_every_format_bears_the_digest_of_its_data(form: Format) -> None:
    years = Years(loaded(data_of(SMALL_YEAR)))
    name = "report" if paper_named("report").comes_in(form.name) else "figures"
    digest = data_digest(form.render(paper_named(name).build(years)))
    assert digest == (years.digest[:16] if form.name in {"md", "txt"} else years.digest)


BORNE = {
    "LibreOffice, Word": package(docProps__core=f"<cp:keywords>sha256 {D}</cp:keywords>"),
    "LibreOffice, its own": package(meta=f"<meta:keyword>sha256</meta:keyword><meta:keyword>{D}</meta:keyword>"),
    "PDF, hexadecimal": pdf(info=b"/Keywords<FEFF" + f"sha256, {D}".encode("utf-16-be").hex().encode() + b">"),
    "PDF, two bytes a letter": pdf(info=b"/Keywords(\xfe\xff" + f"sha256:{D}".encode("utf-16-be") + b")"),
    "PDF, packed": pdf(zlib.compress(f"/Keywords (sha256:{D})".encode())),
    "a page, other order": f"<META content='{D}' NAME='dtreport-digest'>".encode(),
}


@pytest.mark.parametrize("data", BORNE.values(), ids=BORNE)
def test_what_other_programs_make_of_it_is_understood(data: bytes) -> None:
    assert data_digest(data) == D


BEGUN = {
    "a Word file without properties": package(docProps__core="<cp:title/>", word__footer1=SMALL_PRINT),
    "a file of LibreOffice": package(styles=SMALL_PRINT),
    "UTF-16": f"Mã đối chiếu số liệu: {D[:16]}\r\n".encode("utf-16"),
    "a page without its head": f"<p>Mã đối chiếu số liệu: {D[:16]}</p>".encode(),
}


@pytest.mark.parametrize("data", BEGUN.values(), ids=BEGUN)
def test_the_small_print_tells_where_the_properties_are_gone(data: bytes) -> None:
    assert data_digest(data) == D[:16]


@pytest.mark.parametrize("place", range((1 << 20) - 90, (1 << 20) + 2, 13))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_long_text_is_read_to_its_end(encoding: str, place: int) -> None:
    text = f"<p>{'x' * place}Mã đối chiếu <b>số liệu</b>: {D[:16]}</p>"
    assert data_digest(text.encode(encoding)) == D[:16]


@pytest.mark.parametrize("data", [b"<p>a</p>" * 300_000, ("<ễ>" * 600_000).encode("utf-16")], ids=["page", "UTF-16"])
def test_tags_without_number_take_little_memory(data: bytes) -> None:
    tracemalloc.start()
    try:
        assert not data_digest(data)
        assert tracemalloc.get_traced_memory()[1] < 50 * 1024 * 1024
    finally:
        tracemalloc.stop()


NONE = {
    "nothing": b"",
    "a text": "Báo cáo".encode(),
    "a Word file": package(docProps__core="<cp:keywords>dân tộc</cp:keywords>", word__document="<w:p/>"),
    "a PDF": pdf(b"not packed", b"/Keywords<FE FF 0>"),
    "a digest of something else": f'{{"sha256": "{D}"}}'.encode(),
}


@pytest.mark.parametrize("data", NONE.values(), ids=NONE)
def test_where_there_is_none_nothing_is_said(data: bytes) -> None:
    assert not data_digest(data)


REFUSED = {
    "two papers in one": pdf(info=f"sha256:{D} sha256:{OTHER}".encode()),
    "half a file": package(docProps__core="x" * 9999)[:80],
    "a package of nonsense": b"PK\x03\x04" + b"\0" * 99,
    "too many parts": package(a="b")[:-10] + (1 << 30).to_bytes(4, "little") + b"\0" * 6,
    "too large": b"\0" * (LARGEST_FILE + 1),
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(DtreportError, match=r"^Tệp "):
        data_digest(data)


def test_only_so_much_is_unpacked() -> None:
    many = zlib.compress(b"\0" * (LARGEST_FILE // 4), 9)
    hidden = zlib.compress(f"/Keywords (sha256:{D})".encode())
    streams = b"".join(b"\nstream\n" + each + b"\nendstream" for each in (*[many] * 4, hidden))
    assert not data_digest(b"%PDF-1.7" + streams)
    assert not data_digest(package(docProps__core=" " * (LARGEST_FILE // 4) + f"sha256:{D}"))

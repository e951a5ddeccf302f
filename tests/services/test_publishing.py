"""Which paper in which format is meant, and what cannot be printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from dtreport.errors import DtreportError, UsageError
from dtreport.formats import FORMATS
from dtreport.papers import PAPERS
from dtreport.services import paper_files
from dtreport.services.paper_files import choose, form_of, paper_meant, printable
from dtreport.store import Store, Who
from dtreport.vietnamese.text import fold


@pytest.fixture
def store(tmp_path: Path) -> Store:
    (tmp_path / "reports").mkdir()
    return Store(tmp_path / "reports", Who("lan", "KETOAN-02"))


def test_the_name_of_the_file_says_the_format() -> None:
    assert [form_of(Path(f"a{form.suffix.upper()}")) for form in FORMATS] == list(FORMATS)
    assert form_of(Path()) is None
    with pytest.raises(UsageError, match="odt"):
        form_of(Path("a.odt"))


def test_the_format_chooses_the_paper_and_the_paper_the_format() -> None:
    assert [part.name for part in choose(None, None)] == ["workbook", "xlsx"]
    for form in FORMATS:
        paper, chosen = choose(None, f" {form.name.upper()} ")
        assert chosen == form
        assert form.name in paper.formats
    for kind in PAPERS:
        if kind.formats[0] in {form.name for form in FORMATS}:
            assert choose(kind.name, None)[0] == kind
    with pytest.raises(UsageError):
        choose("summary", "xlsx")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        *((paper.label, paper.name) for paper in printable()),
        *((fold(paper.label), paper.name) for paper in printable()),
        ("tóm tắt", "summary"),
        ("tom-tat", "summary"),
        ("TIN BÀI", "article"),
        ("nhiệm vụ", "tasks"),
    ],
)
def test_a_paper_is_known_by_its_label_and_by_what_of_it_is_its_own(words: str, name: str) -> None:
    assert paper_meant(words).name == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        *((form.label, form.name) for form in FORMATS),
        ("Word", "docx"),
        ("excel", "xlsx"),
        ("bảng tính", "xlsx"),
        ("trang web", "html"),
        ("văn bản thuần", "txt"),
    ],
)
def test_a_format_is_known_by_its_label_and_by_what_of_it_is_its_own(words: str, name: str) -> None:
    assert choose(None, words)[1].name == name


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("sumary", 'Có phải "summary" (Báo cáo tóm tắt)?'),
        ("khen thuong tập thể", 'Có phải "awards" (Danh sách khen thưởng)?'),
        ("tóm tắc", 'Có phải "summary" (Báo cáo tóm tắt)?'),
        ("hội nghị", "Hãy chọn một trong: agenda (Chương trình hội nghị), article (Tin bài về hội nghị)."),
        ("", "Hãy chọn một trong: workbook (Bảng tổng hợp), "),
        ("tờ trình", "Hãy chọn một trong: workbook (Bảng tổng hợp), "),
    ],
)
def test_a_paper_that_is_not_clear_is_answered_with_what_may_be_meant(words: str, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        paper_meant(words)
    assert raised.value.hint.startswith(said)


def test_a_character_that_a_format_cannot_print_is_named_with_its_record(store: Store, tmp_path: Path) -> None:
    lines = ("schema = 1", "year = 2021", '[agency]\nname = "Ban"', '[[tasks]]\ncode = "nv-1"\ntext = "Việc 😀"')
    (store.folder / "2021.toml").write_text("\n".join([*lines, 'items = ["漢", "😀"]\n']), encoding="utf-8")
    with pytest.raises(DtreportError) as raised:
        paper_files.export(store, 2021, *choose("summary", "pdf"), tmp_path)
    assert raised.value.sentence.split("\n") == [
        "Phông chữ của bản in PDF không có các ký tự sau:",
        "  漢 (U+6F22) ở nv-1.items (năm 2021)",
        "  😀 (U+1F600) ở nv-1.text (năm 2021), nv-1.items (năm 2021)",
    ]
    assert raised.value.hint == "Hãy sửa bằng: dtreport edit nv-1 --year 2021 rồi xuất lại; bản Word vẫn xuất được."
    assert list(tmp_path.glob("*.pdf")) == []

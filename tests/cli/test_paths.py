"""Where people name files and folders: what works is used, what cannot work is told in a sentence; nothing is lost."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from dtreport.cli import paper_commands
from dtreport.errors import DtreportError
from dtreport.formats import FORMATS
from dtreport.services import export_files, machine_programs
from dtreport.services.export_files import write_export
from dtreport.services.paper_files import file_name, printable
from dtreport.store import Store, Who, check_new_name
from dtreport.store.disk import named_paths, sharing
from tests.support.small_years import SMALL_YEAR
from tests.support.windows_disk import WindowsDisk, windows_error

if TYPE_CHECKING:
    from tests.support.office import Office

distinct = pytest.mark.skipif(os.name == "nt", reason="its folders do not tell the cases apart")


def test_names_that_windows_cannot_have_are_refused_on_every_system(office: Office) -> None:
    office.begin()
    for name in ("con.xlsx", "COM1.docx", "com¹.pdf", "a?.xlsx", "a.xlsx ", "aux", "giay-to.", "x" * 251 + ".xlsx"):
        office.run(["export", "-o", name])
    for name in ("nul", "giấy: tờ", "giay-to ", "ễ" * 256):
        office.run(["kit", "-o", name])
    for name in ("prn", "a|b"):
        office.run(["new", "2022", "--reports", name])
    office.patch.setenv("DTREPORT_REPORTS", "lpt1")
    office.run("new 2022")
    assert [path.name for path in office.folder.iterdir()] == ["reports"]
    office.matches_golden()


@pytest.mark.parametrize(
    ("words", "option"),
    [
        ("export -o C:giay.xlsx", "-o"),
        ("export -o nul", "-o"),
        ("kit -o D:", "-o"),
        ("kit -o aux/giay", "-o"),
        ("show --reports C:reports", "--reports"),
        ("new 2022 --reports con", "--reports"),
        ("add-result --area lv-1 --text-file con", "--text-file"),
        ("add-award --list COM1.csv", "--list"),
        ("set --list //./pipe/a", "--list"),
        ("check", "DTREPORT_REPORTS"),
    ],
)
def test_what_windows_would_take_for_something_else_is_refused_there(office: Office, words: str, option: str) -> None:
    office.begin()
    office.patch.setattr(named_paths, "os", SimpleNamespace(**{**vars(os), "name": "nt"}))
    if option.startswith("DTREPORT"):
        office.patch.setenv(option, '"E:Báo cáo"')
    ran = office.run(words)
    assert ran.code == 2
    assert f"(ghi ở {option})" in ran.err
    assert [path.name for path in office.folder.iterdir()] == ["reports"]


def test_a_variable_may_keep_the_quotes_that_windows_leaves_in_it(office: Office) -> None:
    office.begin()
    office.patch.setattr(named_paths, "os", SimpleNamespace(**{**vars(os), "name": "nt"}))
    office.patch.setenv("DTREPORT_REPORTS", '"reports"')
    assert office.run("show 2021").code == 0


def test_a_name_is_the_same_however_its_letters_are_put_together(office: Office) -> None:
    office.begin()
    apart = unicodedata.normalize("NFD", "giấy tờ")
    (office.folder / apart).mkdir()
    assert office.run(["export", "-f", "txt", "-o", "giấy tờ"]).code == 0
    assert office.run(["export", "-o", unicodedata.normalize("NFD", "báo cáo.txt")]).code == 0
    assert office.run(["export", "-o", "báo cáo.txt"]).code == 0
    assert sorted(path.name for path in office.folder.iterdir()) == sorted([apart, "reports", "báo cáo.txt"])


@pytest.mark.parametrize("place", ["a" * 300, "ễ" * 300, "a/" * 2_000 + "a", "a/" * 1_600 + "a", "a/" * 100 + "a"])
def test_paths_that_cannot_be_are_told_and_not_looked_into(office: Office, place: str) -> None:
    office.begin()
    for words in (
        "export -o {}/a.xlsx",
        "export -o {}/",
        "kit -o {}/giay",
        "show --reports {}",
        "new 2022 --reports {}",
        "add-result --area lv-1 --text-file {}",
        "add-award --list {}",
    ):
        ran = office.run(words.format(place))
        assert ran.code in {1, 2}, words
        assert "ngoài dự kiến" not in ran.err
        assert "Máy báo lỗi" not in ran.err
        assert ("không tệp nào có thể ở đó" in ran.err) == (len(place) > named_paths.LONGEST_PATH), words
    assert [path.name for path in office.folder.iterdir()] == ["reports"]


def test_the_programs_own_names_are_free_for_windows() -> None:
    for paper in printable():
        for form in FORMATS:
            for year in (1900, 2100):
                name = file_name(paper, year, form)
                check_new_name(Path(name), "-o")
                assert name.isascii()


@distinct
def test_two_files_of_one_year_are_told_by_every_command(office: Office) -> None:
    office.begin()
    office.begin(SMALL_YEAR.replace("value = 2", "value = 99", 1), "reports/2021.TOML")
    before = {path: path.read_bytes() for path in office.reports.iterdir()}
    for line in ("show 2021", "check 2021", "export 2021", "set hn 5", "new 2021", "history", "undo", "open 2021"):
        ran = office.run(line)
        assert (ran.code, "Năm 2021 có 2 tệp" in ran.err) == (1, True), line
    assert office.run("find hoi").code == 0
    assert "2021" in office.run("").out
    assert office.run("doctor").out.count("2021.TOML, 2021.toml") == 1
    assert {path: path.read_bytes() for path in office.reports.rglob("*") if path.is_file()} == before


def test_a_year_file_in_capitals_is_used_and_told(office: Office) -> None:
    office.begin(name="reports/2021.TOML")
    assert "2021.TOML" in office.run("set hn 5").out
    assert "đã có tệp" in office.run("new 2021").out
    assert "Tệp năm 2021 mang tên 2021.TOML." in office.run("doctor").out
    assert [path.name for path in office.reports.iterdir() if path.is_file()] == ["2021.TOML"]


@pytest.fixture
def disk(office: Office) -> WindowsDisk:
    office.begin()
    return WindowsDisk(office.patch)


def test_an_export_that_excel_has_open_stays_whole_and_is_named(office: Office, disk: WindowsDisk) -> None:
    path = office.folder / "tong-ket-2021.xlsx"
    office.run("export")
    before = path.read_bytes()
    office.run("set hn 9")
    disk.hold(path, 2.0)
    assert office.run("export").code == 0
    assert path.read_bytes() != before
    before = path.read_bytes()
    office.run("set hn 8")
    disk.hold(path)
    ran = office.run("export")
    assert ran.code == 75
    assert "Chưa ghi được tệp tong-ket-2021.xlsx: tệp đang mở trong chương trình khác" in ran.err
    assert "Hãy đóng tệp trong Excel" in ran.err
    disk.let_go()
    assert path.read_bytes() == before
    path.write_bytes(b"changed by somebody")
    disk.hold(path)
    ran = office.run("export")
    assert (ran.code, "Chưa chuyển được tệp tong-ket-2021.xlsx" in ran.err) == (75, True)
    disk.hold(path, reads=False)
    ran = office.apart("export")
    assert (ran.code, "Chưa đọc được tệp tong-ket-2021.xlsx" in ran.err) == (75, True)
    disk.let_go()
    assert path.read_bytes() == b"changed by somebody"
    assert sorted(other.name for other in office.folder.iterdir()) == ["reports", path.name]
    ran = office.run("export")
    assert (ran.code, "(ban cu 1)" in ran.err) == (0, True)


def test_a_kit_is_made_but_for_the_papers_that_are_open(office: Office, disk: WindowsDisk) -> None:
    office.run("kit")
    folder = office.folder / "giay-to-2021"
    number = len(list(folder.iterdir()))
    office.run("set hn 9")
    disk.hold(folder / "bao-cao-2021.docx")
    ran = office.run("kit")
    assert ran.code == 1
    assert "Chưa làm được bao-cao-2021.docx: Chưa ghi được tệp" in ran.err
    assert "trong Word" in ran.err
    assert len(list(folder.iterdir())) == number


def test_an_older_export_that_cannot_be_put_back_is_told_where_it_is(
    office: Office, disk: WindowsDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = office.folder / "giay.txt"
    path.write_bytes(b"changed by somebody")

    def refuse(target: Path, _content: bytes, **_named: object) -> None:
        disk.hold(target.with_name("giay (ban cu 1).txt"))
        raise DtreportError("Không ghi được.", "Hãy thử lại.")

    monkeypatch.setattr(export_files, "replace_file", refuse)
    store = Store(office.reports, Who("lan", "KETOAN-02"))
    with pytest.raises(DtreportError) as refused:
        write_export(store, path, b"1")
    aside = office.folder / "giay (ban cu 1).txt"
    assert refused.value.hint == f"Hãy thử lại. Bản cũ còn nguyên ở {aside}"
    disk.let_go()
    assert aside.read_bytes() == b"changed by somebody"


def test_the_longest_name_is_moved_aside_too(office: Office) -> None:
    office.begin()
    name = "a" * 251 + ".txt"
    office.write(name, "của người khác", "a file that dtreport never wrote")
    assert office.run(["export", "-o", name]).code == 0
    aside = {path.name for path in office.folder.iterdir()} - {name, "reports"}
    assert aside == {"a" * 236 + " (ban cu 1).txt"}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("add-award --list {} --yes", "danh-sach.csv"),
        ("set --list {}", "danh-sach.csv"),
        ("add-result --area lv-1 --text-file {}", "loi.txt"),
    ],
)
def test_a_list_or_a_text_that_is_open_elsewhere_is_named(
    office: Office, disk: WindowsDisk, line: str, name: str
) -> None:
    path = office.write(name, "Mã;Thực hiện\nhn;7\n")
    disk.hold(path, reads=False)
    ran = office.apart(line.format(name))
    assert (ran.code, f"Chưa đọc được tệp {name}: tệp đang mở" in ran.err) == (75, True)
    assert disk.now <= sharing.READING


@pytest.mark.usefixtures("disk")
def test_an_editor_that_keeps_its_file_open_has_saved_it_all_the_same(office: Office) -> None:
    office.editor("so", "path.write_text(text.replace('value = 2', 'value = 7', 1), encoding='utf-8')\n")
    real = os.unlink

    def unlink(path: Path) -> None:
        if "drafts" in str(path):
            raise windows_error(32, path)
        real(path)

    office.patch.setattr(os, "unlink", unlink)
    ran = office.run("open 2021")
    assert (ran.code, "Đã lưu tệp" in ran.out) == (0, True)
    assert "Chưa xóa được tệp" in ran.err
    assert "đóng trình soạn thảo" in ran.err
    office.editor("khong", "")
    ran = office.run("open 2021")
    assert (ran.code, "Không có gì thay đổi." in ran.out, "Chưa xóa được tệp" in ran.err) == (0, True, True)


def test_a_text_that_the_editor_saves_in_another_code_is_not_lost(office: Office) -> None:
    office.begin()
    office.editor("ansi", "path.write_bytes('Đã tổ chức hội nghị'.encode('cp1258', 'replace'))\n")
    ran = office.run("add-result --area lv-1", answers=[""])
    assert (ran.code, "mã UTF-8" in ran.err) == (130, True)  # asked once more, nobody answers
    (draft,) = (office.reports / ".dtreport" / "drafts").iterdir()
    assert draft.read_bytes() == "Đã tổ chức hội nghị".encode("cp1258", "replace")


def test_the_machine_opens_a_paper_without_a_shell(office: Office) -> None:
    office.begin()
    opened: list[str] = []

    def start(path: Path) -> None:
        opened.append(path.name)
        if len(opened) > 1:
            raise windows_error([1155, 32][len(opened) - 2], path)

    office.patch.setattr(paper_commands, "os", SimpleNamespace(name="nt"))
    office.patch.setattr(machine_programs, "os", SimpleNamespace(startfile=start))
    assert office.run(["export", "-o", "100%TEMP%.txt", "--open"]).err == ""
    ran = office.run("export -f txt --open")
    assert (ran.code, "chưa có chương trình cho tệp .txt" in ran.err) == (0, True)
    ran = office.run("export -f txt --open")
    assert (ran.code, "đang mở trong chương trình khác" in ran.err) == (0, True)
    assert opened == ["100%TEMP%.txt", "bao-cao-2021.txt", "bao-cao-2021.txt"]

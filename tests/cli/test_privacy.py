"""What no message may show: tracebacks, and personal data that the command did not ask for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from dtreport.cli import read_commands
from dtreport.store import Store
from tests.support.real_process import run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.office import Office


CANARIES = ("Chim Hoàng Yến", "thành tích bí mật", "ghi chú bí mật", "0912345678", "Phòng Kín", "1961", "99887766")

YEAR = """\
schema = 1
year = 2021
[agency]
name = "Ban A"
phone = "0912345678"
[[documents]]
code = "vb-1"
kind = "Quyết định"
note = "ghi chú bí mật"
[[counts]]
code = "sl-1"
name = "Số xã"
unit = "xã"
note = "ghi chú bí mật"
[[tasks]]
code = "nv-1"
text = "Việc của Phòng Kín"
note = "ghi chú bí mật"
[[awards]]
code = "kt-1"
title = "Giấy khen"
recipient_kind = "individual"
recipient = "Chim Hoàng Yến"
merit = "thành tích bí mật"
birth_year = 1961
prize = 99887766
unit = "Phòng Kín"
decision = "vb-1"
note = "ghi chú bí mật"
"""

BREAKS = (
    ('title = "Giấy khen"', "title = Giấy khen"),
    ('recipient = "Chim Hoàng Yến"', "recipient = Chim Hoàng Yến"),
    ('recipient = "Chim Hoàng Yến"', 'recipient = "Chim Hoàng Yến'),
    ('recipient = "Chim Hoàng Yến"', 'recipient = ["Chim Hoàng Yến"]'),
    ('recipient = "Chim Hoàng Yến"', 'recipient = "Chim Hoàng Yến\\u0007"'),
    ('recipient = "Chim Hoàng Yến"', 'recipient = "Chim Hoàng Yến"\nrecipient = "Chim Hoàng Yến"'),
    ('recipient = "Chim Hoàng Yến"', 'recipient = "Chim Hoàng Yến"\ncount = 3'),
    ('merit = "thành tích bí mật"', 'merit = "thành tích bí mật {"'),
    ('merit = "thành tích bí mật"', 'merit = "{thành tích bí mật}"'),
    ('merit = "thành tích bí mật"', 'merit = "\\qthành tích bí mật"'),
    ("birth_year = 1961", 'birth_year = "1961"'),
    ("birth_year = 1961", "birth_year = 1961.5"),
    ("birth_year = 1961", "birth_year = 19x61"),
    ("prize = 99887766", "prize = 99887766x"),
    ("prize = 99887766", "prize = 99.887.766"),
    ('decision = "vb-1"', 'decision = "Chim Hoàng Yến"'),
    ('code = "kt-1"', 'code = "Chim Hoàng Yến"'),
    ('recipient_kind = "individual"', 'recipient_kind = "Chim Hoàng Yến"'),
    ('text = "Việc của Phòng Kín"', 'text = "Việc của Phòng Kín"\nitems = "Phòng Kín"'),
    ('phone = "0912345678"', "phone = 0912345678"),
    ('note = "ghi chú bí mật"', "note = '''ghi chú bí mật"),
    ("year = 2021", "year = 2021\n[ghi chú bí mật]"),
)
COMMANDS = ("check", "list", "show", "set sl-1 2", "undo", "export", "find xa", "doctor", "", "history", "open")
FAILING = (
    "set sl-1 hai",
    "set kt-1 x",
    "remove vb-1",
    "edit kt-1 --count 3",
    "edit kt-1 --decision vb-2",
    "edit sl-1 --area lv-1",
    "move kt-1 --before sl-1",
    "show kt-2",
    "export -o /khong/co/x.xlsx",
    "undo 7",
    "add-award --title A",
    "add-result --text A --area lv-1",
    "reopen 2021 --reason A",
)


@pytest.mark.parametrize(("old", "new"), BREAKS)
def test_a_broken_file_is_explained_without_showing_what_it_holds(office: Office, old: str, new: str) -> None:
    broken = YEAR.replace(old, new, 1)
    assert broken != YEAR
    office.editor("nano", "pass\n")
    office.begin(broken)
    for line in COMMANDS:
        ran = office.run(line)
        shown = ran.err + (ran.out if line in {"check", "doctor", "export"} else "")
        assert [canary for canary in CANARIES if canary in shown] == [], line
        assert "Traceback" not in ran.err
        assert "pydantic" not in ran.err.lower()


@pytest.mark.parametrize("line", FAILING)
def test_a_failing_command_shows_nothing_that_it_was_not_asked_for(office: Office, line: str) -> None:
    office.begin(YEAR)
    ran = office.run(line)
    assert ran.code in {1, 2}
    assert [canary for canary in CANARIES if canary in ran.out + ran.err] == []


def boom(*_arguments: object) -> None:
    raise ZeroDivisionError("Chim Hoàng Yến")


def test_what_nobody_foresaw_is_told_in_one_sentence_without_its_text(office: Office) -> None:
    office.begin(YEAR)
    office.patch.setattr(Store, "read", boom)
    ran = office.run("show")
    assert ran == ("", ran.err, 1)
    assert ran.err == (
        "Có lỗi ngoài dự kiến (ZeroDivisionError).\n"
        "Xem chi tiết để báo người phụ trách: đặt DTREPORT_DEBUG=1 rồi chạy lại lệnh.\n"
    )


def test_an_error_of_the_machine_is_told_in_one_sentence(office: Office) -> None:
    office.begin(YEAR)

    def fail(*_arguments: object) -> None:
        raise OSError(5, "Input/output error", "/nha/Chim Hoàng Yến.toml")

    office.patch.setattr(Store, "read", fail)
    ran = office.run("show")
    assert ran.code == 1
    assert ran.err.startswith("Máy báo lỗi khi đọc hoặc ghi (")
    assert "Chim" not in ran.err


def test_an_error_while_the_commands_are_listed_is_told_as_well(office: Office) -> None:
    office.patch.setattr("dtreport.cli.app.build", boom)
    ran = office.run("--help")
    assert (ran.out, ran.code) == ("", 1)
    assert ran.err.startswith("Có lỗi ngoài dự kiến (ZeroDivisionError).")


def test_ctrl_c_before_the_commands_are_listed_is_told_as_always(office: Office) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    office.patch.setattr("dtreport.cli.app.build", stop)
    assert office.run("--help") == ("", "\nĐã dừng.\n", 130)


@pytest.mark.parametrize("line", ["show kt-9", "show"])
def test_a_traceback_is_shown_only_where_it_is_asked_for(office: Office, line: str) -> None:
    office.begin(YEAR)
    if line == "show":
        office.patch.setattr(read_commands, "pick_year", boom)
    assert "Traceback" not in office.run(line).err
    office.patch.setenv("DTREPORT_DEBUG", "0")
    assert "Traceback" not in office.run(line).err
    office.patch.setenv("DTREPORT_DEBUG", "1")
    assert "Traceback (most recent call last)" in office.run(line).err


def test_what_a_command_was_asked_for_is_shown(office: Office) -> None:
    office.begin(YEAR)
    shown = "".join(office.run(line).out for line in ("show kt-1", "find hoang yen", "list awards", "list --json"))
    assert re.search("Chim Hoàng Yến", shown)


def test_a_real_process_shows_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "2021.toml").write_text(YEAR.replace("1961", "x"), encoding="utf-8")
    done = run(tmp_path, "show")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""

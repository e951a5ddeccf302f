"""The bytes of a year file as a year, or everything that is wrong with it, each with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtreport.errors import InvalidFileError, Problem
from dtreport.report import FIRST_YEAR, LAST_YEAR, read_year_data
from dtreport.store.disk.failures import shown_path
from dtreport.store.disk.folder import KEPT
from dtreport.store.toml_parser import DEEPEST, digest_of, is_deeper, parse, text_of
from dtreport.store.year_file import YearFile

if TYPE_CHECKING:
    from pathlib import Path

    from dtreport.report import Highest, Year
    from dtreport.store.text.line_numbers import Lines


def read_year(raw: bytes, path: Path, year: int, highest: Highest = dict) -> YearFile:
    """Read a year file.

    Args:
        raw: Its bytes.
        path: The file that problems name.
        year: The number of the year, which the name of the file says.
        highest: The numbers that codes of this year have had so far.

    Raises InvalidFileError.
    """
    data = read_data(raw, path)
    return YearFile(path, raw, digest_of(raw), data, read_values(data, raw, path, year, highest), highest)


def read_data(raw: bytes, path: Path) -> dict[str, Any]:
    """The data in these bytes, whatever they mean. Raises InvalidFileError."""
    try:
        data = parse(text_of(raw))
    except (ValueError, RecursionError) as failure:
        from dtreport.store.text.mistakes import mistake_in

        raise invalid_file(path, [mistake_in(raw, failure)]) from failure
    if is_deeper(data.values(), DEEPEST):
        hint = "Tệp báo cáo chỉ có các bảng [tên], các khối [[tên]] và danh sách."
        raise invalid_file(path, [Problem("", f"các ngoặc lồng nhau quá {DEEPEST} tầng.", hint, line=1)])
    return data


def read_values(data: dict[str, Any], raw: bytes, path: Path, year: int, highest: Highest = dict) -> Year:
    """The report that the data of a file mean.

    Args:
        data: The data.
        raw: The bytes that they were read from, in which the lines of problems are looked up.
        path: The file that problems name.
        year: The number of the year, which the name of the file says.
        highest: The numbers that codes of this year have had so far.

    Raises InvalidFileError, each problem with its line.
    """
    reading = read_year_data(data, highest)
    problems = [*reading.problems, *year_problems(data, year)]
    if reading.year is None or problems:
        from dtreport.store.text.line_numbers import Lines

        lines = Lines(text_of(raw))
        raise invalid_file(path, [with_line(problem, lines) for problem in problems])
    return reading.year


def year_problems(data: dict[str, Any], year: int) -> list[Problem]:
    """A file that holds another year than `year`, which its name says: most likely a copy."""
    number = data.get("year")
    # `true` counts as 1 and is refused elsewhere, as what is no year is: an integer may be too long to be written.
    if type(number) is not int or number == year or not FIRST_YEAR <= number <= LAST_YEAR:
        return []
    message = f"tệp mang tên {year}.toml mà bên trong ghi year = {number}."
    return [Problem("year", message, f"Nếu tệp đúng là của năm {year} thì hãy sửa dòng này.", ("year",))]


def with_line(problem: Problem, lines: Lines) -> Problem:
    """The problem with its line, and the line of the other place that it points at."""
    message = problem.message
    if problem.related is not None:
        message = message.replace("{related}", str(lines.of(problem.related)))
    return problem._replace(message=message, line=lines.of(problem.path))


def invalid_file(path: Path, problems: list[Problem]) -> InvalidFileError:
    """The error of a file that does not load, its problems in the order of their lines."""
    name = shown_path(path)
    problems_here = [problem._replace(file=name) for problem in problems]
    mirror = path.parent / KEPT / path.name.lower()
    copy = f" Bản dtreport ghi gần nhất còn ở {shown_path(mirror)}." if mirror.exists() else ""
    return InvalidFileError(
        f"Tệp {name} có {len(problems)} lỗi nên chưa dùng được; dtreport không ghi gì vào tệp.",
        tuple(sorted(problems_here, key=lambda problem: problem.line or 0)),
        f"Hãy sửa những dòng trên (bằng Notepad, lưu với mã UTF-8, hoặc bằng lệnh dtreport open) rồi chạy lại.{copy}",
    )

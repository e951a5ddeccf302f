"""`docs/lenh.md`, written from the program: its commands with their options, its records with their fields."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

import tomli_w
from typer.core import TyperArgument

from dtreport.cli.app import COMMANDS, PANELS
from dtreport.cli.boundary import INTERRUPTED, NOT_SAID
from dtreport.cli.framework_messages import COMMON
from dtreport.cli.options import NEEDED
from dtreport.errors import BUSY, FAILED, USAGE
from dtreport.formats import FORMATS, format_named
from dtreport.papers import default_paper
from dtreport.records import KINDS, TABLES
from dtreport.records.base import specs
from dtreport.records.values import Choice
from dtreport.services.paper_files import file_name, printable
from dtreport.vietnamese.text import capitalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dtreport.cli.lazy_commands import CommandLine
    from dtreport.records import Kind, SettingsTable
    from dtreport.records.base import Spec


class Named(Protocol):
    """Something of a registry, with its name and what people call it."""

    @property
    def name(self) -> str:
        """Its name in the file."""

    @property
    def noun(self) -> str:
        """What people call it."""


_START = """\
# Các lệnh và các mục của tệp năm

Trang này do chương trình tự viết ra từ chính các lệnh và các mục của nó, nên không sửa bằng tay.
Cách làm từng việc trong năm: [Hướng dẫn sử dụng](huong-dan.md).

- [Cách ghi chung](#cách-ghi-chung)
- [Các lệnh](#các-lệnh)
- [Giấy tờ và các dạng tệp](#giấy-tờ-và-các-dạng-tệp)
- [Tệp năm: các phần thông tin chung](#tệp-năm-các-phần-thông-tin-chung)
- [Tệp năm: các loại mục](#tệp-năm-các-loại-mục)
- [Mã thoát](#mã-thoát)
- [Biến môi trường](#biến-môi-trường)

## Cách ghi chung

- Lời văn có dấu cách đặt trong ngoặc kép thẳng: `--text "Tổ chức hội nghị"`.
- Năm: ghi `--year 2022`, hoặc đặt biến `DTREPORT_YEAR`; không ghi thì là năm duy nhất đang mở. Lệnh nào nói về cả năm
  thì ghi năm ngay sau tên lệnh: `dtreport check 2022`.
- Thư mục: ghi `--reports`, hoặc đặt biến `DTREPORT_REPORTS`; không ghi thì là thư mục `reports` ở nơi đang đứng, hoặc
  ở thư mục bên trên gần nhất mà trong `reports` đã có tệp năm hay `.dtreport`.
- Ngày: `14/1/2022`, `14/01/2022` hoặc `2022-01-14`. Số: `1250,5` hoặc `1.250,5`; `1.234` có hai cách đọc nên bị từ
  chối, hãy ghi `1234`.
- Những chữ phải chọn được ghi bằng tiếng Việt có dấu, không dấu, hoặc tiếng Anh: `"tập thể"`, `"tap the"`,
  `collective`.
- Trong lời văn, `{mã}` được thay bằng con số, tên văn bản hoặc số lượng khen thưởng của mục mang mã ấy; sau mã số liệu
  ghi thêm được `.plan` (kế hoạch), `.percent` (tỷ lệ so với kế hoạch), `.previous` (năm trước). Muốn in dấu `{` thì ghi
  `{{`.
- Trang trợ giúp của mỗi lệnh: thêm `--help` (hoặc `-h`) vào cuối.
"""

_EXIT_CODES = (
    (0, "Xong, không có gì cần xem."),
    (FAILED, "Không làm được, hoặc `check`, `doctor` thấy có điều cần xem."),
    (USAGE, "Lệnh ghi chưa đúng; chưa làm gì."),
    (NOT_SAID, "Đã làm xong nhưng không in ra được: đĩa đầy, nơi nhận đã đóng."),
    (BUSY, "Người khác đang ghi, hoặc chương trình khác đang mở tệp; đóng tệp, chạy lại sau ít phút."),
    (INTERRUPTED, "Người dùng dừng bằng Ctrl-C; chưa ghi gì."),
)

_VARIABLES = (
    ("DTREPORT_YEAR", "Năm báo cáo, khi lệnh không ghi `--year`."),
    ("DTREPORT_REPORTS", "Thư mục chứa các tệp năm, khi lệnh không ghi `--reports`."),
    ("VISUAL, EDITOR", "Trình soạn thảo cho lời văn dài và cho lệnh `open`; trên Windows không đặt thì là Notepad."),
    ("NO_COLOR", "Có đặt thì không in màu."),
    ("COLUMNS", "Bề rộng bản in, tính bằng số chữ."),
    ("DTREPORT_DEBUG", "Đặt là 1 thì in chi tiết của lỗi, để gửi người phụ trách."),
)


def page() -> str:
    """The whole page."""
    parts = [_START, *_commands(), *_papers()]
    parts.append("\n## Tệp năm: các phần thông tin chung\n")
    parts.append("Sửa bằng `dtreport edit TÊN-PHẦN` với các tùy chọn dưới đây, hoặc ghi thẳng vào tệp.\n")
    parts += [_fields(table, f"[{table.name}]", f"dtreport edit {table.name}") for table in TABLES]
    parts.append("## Tệp năm: các loại mục\n")
    parts.append(
        "Mỗi mục là một khối trong tệp; sửa bằng `dtreport edit MÃ` với cùng những tùy chọn. Chỗ ghi *nội bộ* là để "
        "cơ quan dùng, không phải để công bố.\n"
    )
    parts += [_fields(kind, f"[[{kind.name}]]", f"dtreport {kind.command}") for kind in KINDS]
    parts += ["## Mã thoát\n", _table(("Mã", "Nghĩa"), _EXIT_CODES), ""]
    parts += ["## Biến môi trường\n", _table(("Biến", "Nghĩa"), ((f"`{name}`", said) for name, said in _VARIABLES))]
    return "\n".join(parts) + "\n"


def _commands() -> Iterator[str]:
    yield "## Các lệnh\n"
    yield "Gõ `dtreport` một mình để xem trang đầu: các năm, những gì còn thiếu, các lệnh tiếp theo.\n"

    for panel in PANELS:
        lines = [line for line in COMMANDS if line.panel == panel]
        yield f"**{panel}**\n"
        yield _table(("Lệnh", "Việc"), ((f"[`{line.name}`](#dtreport-{line.name})", line.summary) for line in lines))
        yield ""
    for line in (line for panel in PANELS for line in COMMANDS if line.panel == panel):
        yield from _command(line)


def _command(line: CommandLine) -> Iterator[str]:
    command = line.build()
    params: Sequence[Any] = command.params
    arguments = [param for param in params if isinstance(param, TyperArgument)]
    options = [param for param in params if param not in arguments]
    own = sorted((each for each in options if each.rich_help_panel != COMMON), key=_of_need, reverse=True)
    shared = [f"`{_names(each)}`" for each in options if each.rich_help_panel == COMMON]
    usage = [each.metavar or each.name for each in arguments]
    usage = [word if each.required else f"[{word}]" for word, each in zip(usage, arguments, strict=True)]
    yield f"### `dtreport {line.name}`\n"
    yield " ".join((command.help or line.summary).split()) + "\n"
    yield f"```text\n{' '.join(['dtreport', line.name, *usage, *(['[TÙY CHỌN]'] if options else [])])}\n```\n"
    rows = [(f"`{each.metavar or each.name}`", "", _said(each)) for each in arguments]
    rows += [(f"`{_names(each)}`", _metavar(each), _said(each)) for each in own]
    if rows:
        yield _table(("Tham số, tùy chọn", "Ví dụ", "Nghĩa"), rows) + "\n"
    if line.name == "edit":
        yield "Các tùy chọn của `edit` đứng trong hai phần “Tệp năm” dưới đây; `--clear MỤC` bỏ trống một mục.\n"
    if shared:
        yield f"Dùng chung: {', '.join(shared)}.\n"


def _of_need(param: Any) -> bool:
    return bool(param.rich_help_panel == NEEDED)


def _said(param: Any) -> str:
    said = _plain(param.help or "").strip()
    return f"**Cần có.** {said}" if param.required or _of_need(param) else said


def _names(param: Any) -> str:
    return ", ".join([*param.opts, *param.secondary_opts])


def _metavar(param: Any) -> str:
    return "" if param.is_flag else _plain(param.metavar or "")


def _plain(text: str) -> str:
    """A text without the marks that a help page needs before brackets."""
    return text.replace("\\[", "[")


def _papers() -> Iterator[str]:
    yield "## Giấy tờ và các dạng tệp\n"
    yield (
        "`dtreport export` không ghi gì thêm thì xuất bảng tổng hợp. Ghi `--paper` mà không ghi `--format` thì là dạng "
        "đứng đầu của giấy tờ ấy; ghi `--format` mà không ghi `--paper` thì là giấy tờ ở cột cuối của bảng thứ hai. "
        "`dtreport kit` làm mọi giấy tờ trong mọi dạng, trừ dạng chỉ để máy đọc.\n"
    )
    names = {form.name for form in FORMATS}
    papers = (
        (
            paper.label,
            f"`--paper {paper.name}`",
            paper.purpose,
            ", ".join(f"`{name}`" for name in paper.formats if name in names),
            f"`{file_name(paper, 2021, format_named(paper.formats[0]))}`",
        )
        for paper in printable()
    )
    yield _table(("Giấy tờ", "Gọi bằng", "Dùng để", "Các dạng", "Tên tệp"), papers) + "\n"
    forms = (
        (
            capitalise(form.label),
            f"`--format {form.name}`",
            ("chỉ để máy đọc" if form.for_machines else "") or ("chỉ có những điều công khai" if form.public else ""),
            default_paper(form.name).label,
        )
        for form in FORMATS
    )
    yield _table(("Dạng", "Gọi bằng", "", "Không ghi `--paper` thì là"), forms)


def _fields(declared: Kind | SettingsTable, block: str, command: str) -> str:
    model = declared.model
    title = declared.noun[0].upper() + declared.noun[1:]
    rows = [
        (
            f"`{spec.name}`",
            f"`--{spec.option}`",
            spec.label,
            ("**cần có**" if spec.required and spec.name != "code" else "") or ("" if spec.public else "*nội bộ*"),
            f"{_value(spec)}{f'. {spec.help}' if spec.help else ''}",
            f"`{_in_file(spec)}`",
        )
        for spec in specs(model)
    ]
    table = _table(("Khóa", "Tùy chọn", "Tên", "", "Giá trị", "Ví dụ trong tệp"), rows)
    return f"### {title} `{block}`\n\n{(model.__doc__ or '').strip()} Ghi bằng `{command}`.\n\n{table}\n"


def _value(spec: Spec) -> str:
    """What may stand there, in the words in which the program asks for it."""
    said = spec.value.expected.removeprefix("cần ")
    said += ", nhắc được `{mã}`" if spec.value.mentions else ""
    if spec.refers:
        noun = next(each.noun for each in KINDS if each.name == spec.refers)
        said += f" của [{noun}](#{noun.replace(' ', '-')}-{spec.refers})" + (
            " trong tệp năm trước" if spec.last_year else ""
        )
    said += "; ghi được nhiều" if spec.many else ""
    return said[0].upper() + said[1:]


def _in_file(spec: Spec) -> str:
    """The example as the file holds it."""
    value = spec.value.read(spec.example)
    if isinstance(value, Choice):
        value = value.value
    elif isinstance(value, Decimal) and value == int(value):
        value = int(value)
    elif isinstance(value, datetime):
        return f"{spec.name} = {value.isoformat()}"
    written = tomli_w.dumps({spec.name: value}).strip()
    return f"{spec.name} = [{written.partition(' = ')[2]}]" if spec.many else written


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(str(cell).replace('|', '/') for cell in line)} |" for line in lines)

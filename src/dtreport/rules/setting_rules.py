"""Settings that the papers of a year cannot do without."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dtreport.records import table_named
from dtreport.records.base import specs
from dtreport.records.settings import Authority
from dtreport.rules.declaration import rule
from dtreport.rules.expectations import expects_conference, expects_report, expects_year_end
from dtreport.rules.finding import Finding, gap, warning
from dtreport.vietnamese.text import lower_first, same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dtreport.report import Year, Years


class NeededSetting(NamedTuple):
    """A setting, where the papers print it, and which years have papers that do."""

    table: str
    name: str
    use: str
    expected: Callable[[Year], bool]


# What no body stands above, so that nothing is printed over its name (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.2).
_WITHOUT_PARENT = re.compile(
    "(ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|đoàn đại biểu quốc hội|bộ (?!chỉ huy|tư lệnh|phận|môn)|chính phủ|"
    "quốc hội|tòa án nhân dân|viện kiểm sát nhân dân|kiểm toán nhà nước|thanh tra chính phủ|"
    "ngân hàng nhà nước việt nam|văn phòng (chính phủ|quốc hội|chủ tịch nước|trung ương)|ủy ban dân tộc$)"
)


def _has_parent(year: Year) -> bool:
    return expects_report(year) and _WITHOUT_PARENT.match(same(year.agency.name).replace("uỷ", "ủy")) is None


def _number_needs_symbol(year: Year) -> bool:
    return expects_report(year) and "/" not in (year.report.number or "")


def _signed_by_head(year: Year) -> bool:
    return expects_report(year) and year.report.signer is None


def _head_has_title(year: Year) -> bool:
    """Whether the position of the head is printed: by who signs with it, for it, or as it."""
    report = year.report
    own = report.signer_title is not None and report.authority in {None, Authority.FOR_THE_BODY}
    return expects_report(year) and not own


NEEDED = (
    NeededSetting("agency", "short_name", "ở đầu văn bản", _has_parent),
    NeededSetting("agency", "parent", "ở đầu văn bản, trên tên cơ quan", _has_parent),
    NeededSetting("agency", "symbol", "trong số, ký hiệu của báo cáo", _number_needs_symbol),
    NeededSetting("agency", "place", "trước ngày ký", expects_report),
    NeededSetting("agency", "head", "ở phần ký", _signed_by_head),
    NeededSetting("agency", "head_title", "ở phần ký", _head_has_title),
    NeededSetting("report", "subject", "trong tên báo cáo", expects_year_end),
    NeededSetting("conference", "name", "trong chương trình và tin bài", expects_conference),
    NeededSetting("conference", "date", "trong chương trình và tin bài", expects_conference),
    NeededSetting("conference", "chair", "trong chương trình và tin bài", expects_conference),
)


@rule(
    "DT601",
    "Thiếu thông tin chung mà giấy tờ của năm phải in.",
    why="Thể thức văn bản cần tên cơ quan, nơi ký, người ký (Nghị định 30/2020/NĐ-CP, Phụ lục I).",
    example="[agency] không có place.",
    mend="Ghi bằng: dtreport edit agency, dtreport edit conference và các phần khác.",
    of_record=False,
)
def settings_not_given(years: Years) -> Iterator[Finding]:
    """A setting is missing that a paper of this year prints (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    for table, name, use, expected in NEEDED:
        if getattr(getattr(years.this_year, table), name) is None and expected(years.this_year):
            label = next(spec.label for spec in specs(table_named(table).model) if spec.name == name)
            hint = f"Hãy ghi bằng: dtreport edit {table} --year {years.this_year.number}"
            yield gap(f"{table}.{name}", f"chưa ghi {lower_first(label)}; mục này in {use}.", hint, (table,))


@rule(
    "DT602",
    "Có người ký thay mà chưa ghi tên hoặc chức vụ.",
    why="Ký thay, thừa lệnh phải ghi chức vụ người ký (Nghị định 30/2020/NĐ-CP, Điều 13).",
    example="[report] có signer, không có signer_title.",
    mend="Ghi bằng: dtreport edit report --signer-title …",
    of_record=False,
)
def signers_without_title(years: Years) -> Iterator[Finding]:
    """Somebody signs for the head without a name or a position (Nghị định 30/2020/NĐ-CP, Điều 13)."""
    report = years.this_year.report
    hint = f"Hãy ghi bằng: dtreport edit report --year {years.this_year.number}"
    if report.signer is not None and report.signer_title is None:
        yield gap("report.signer_title", "đã ghi người ký mà chưa ghi chức vụ người ký.", hint, ("report",))
    if report.signer is None and report.authority is not None and report.authority.by_another:
        yield gap(
            "report.signer",
            f"ký {report.authority} thì cần ghi tên và chức vụ người ký.",
            hint,
            ("report", "authority"),
        )


@rule(
    "DT603",
    "Bản dự thảo mà đã có số.",
    why="Số được cấp sau khi ký (Nghị định 30/2020/NĐ-CP, Điều 15); bản có số không còn là dự thảo.",
    example="[report] có cả number và draft.",
    mend="Bản chính thức thì bỏ lần dự thảo: dtreport edit report --clear draft.",
    of_record=False,
)
def numbers_on_drafts(years: Years) -> Iterator[Finding]:
    """A draft bears a number, which the register gives to the report that is signed (Nghị định 30/2020/NĐ-CP)."""
    report = years.this_year.report
    if report.number is not None and report.draft is not None:
        message = "báo cáo có cả số (number) và lần dự thảo (draft); bản đã có số thì không còn là dự thảo."
        year = years.this_year.number
        hint = f"Bản chính thức thì bỏ lần dự thảo bằng: dtreport edit report --clear draft --year {year}"
        yield warning("report.draft", message, hint, ("report", "draft"))

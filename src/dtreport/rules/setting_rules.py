"""Settings that the papers cannot do without."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.records import table_named
from dtreport.records.base import specs
from dtreport.rules.finding import Finding, gap, warning
from dtreport.vietnamese.text import lower_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtreport.report import Years


class NeededSetting(NamedTuple):
    """A setting, and where the papers print it."""

    table: str
    name: str
    use: str


NEEDED = (
    NeededSetting("agency", "short_name", "ở đầu văn bản"),
    NeededSetting("agency", "parent", "ở đầu văn bản, trên tên cơ quan"),
    NeededSetting("agency", "symbol", "trong số, ký hiệu của báo cáo"),
    NeededSetting("agency", "place", "trước ngày ký"),
    NeededSetting("agency", "head", "ở phần ký"),
    NeededSetting("agency", "head_title", "ở phần ký"),
    NeededSetting("report", "subject", "trong tên báo cáo"),
    NeededSetting("conference", "name", "trong chương trình và tin bài"),
    NeededSetting("conference", "date", "trong chương trình và tin bài"),
)


def settings_not_given(years: Years) -> Iterator[Finding]:
    """A setting is missing that a paper prints (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    for table, name, use in NEEDED:
        if getattr(getattr(years.this_year, table), name) is None:
            label = next(spec.label for spec in specs(table_named(table).model) if spec.name == name)
            hint = f"Hãy ghi bằng: dtreport edit {table} --year {years.this_year.number}"
            yield gap(f"{table}.{name}", f"chưa ghi {lower_first(label)}; mục này in {use}.", hint, (table,))


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


def numbers_on_drafts(years: Years) -> Iterator[Finding]:
    """A draft bears a number, which the register gives to the report that is signed (Nghị định 30/2020/NĐ-CP)."""
    report = years.this_year.report
    if report.number is not None and report.draft is not None:
        message = "báo cáo có cả số (number) và lần dự thảo (draft); bản đã có số thì không còn là dự thảo."
        year = years.this_year.number
        hint = f"Bản chính thức thì bỏ lần dự thảo bằng: dtreport edit report --clear draft --year {year}"
        yield warning("report.draft", message, hint, ("report", "draft"))

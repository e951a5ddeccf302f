"""The papers that come from a year. The registry is read without importing any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from dtreport.lazy import LazyPackage, load

if TYPE_CHECKING:
    import dtreport.papers as modules
    from dtreport.papers import (  # noqa: F401, the registry names them
        agenda,
        article,
        awards,
        certificates,
        comparison,
        figures,
        overview,
        report,
        summary,
        tasks,
        workbook,
    )
    from dtreport.papers.blocks import Paper
    from dtreport.report import Years
else:
    modules = LazyPackage("dtreport.papers")


class PaperModule(Protocol):
    """What the module of a paper has."""

    def build(self, years: Years) -> Paper:
        """The paper of `years.this_year`. Raises NothingToSayError where the year has nothing for it."""
        ...


class PaperKind(NamedTuple):
    """A paper: what it is called and what for, in which formats it comes (the first is its usual one)."""

    name: str
    label: str
    stem: str
    """How its files are called before the year: Vietnamese words, without diacritics for old machines."""
    formats: tuple[str, ...]
    purpose: str
    """What people use it for, as a line of a list of papers."""
    module: PaperModule
    public: bool = False
    """Whether it is for everybody to read, in every format."""
    lists_recipients: bool = False
    """Whether it is a list of the recipients of awards, and so has no use without their names."""
    in_kit: bool = True
    """Whether it is one of the papers of the conference, which its kit has."""

    def comes_in(self, format_name: str) -> bool:
        """Whether it is offered in a format: one that it lists, or one that no paper lists, which is for them all."""
        return format_name in self.formats or not any(format_name in paper.formats for paper in PAPERS)

    def build(self, years: Years, *, public: bool = False) -> Paper:
        """The paper of a year, with the figures of the year before beside its own.

        A `public` one is made without what the records declare as internal. Raises NothingToSayError.
        """
        view = years.compared.printed()
        return load(self.module).build((view.published() if public or self.public else view).sourced())


PAPERS = (
    PaperKind(
        "workbook",
        "Bảng tổng hợp",
        "tong-ket",
        ("xlsx", "json"),
        "tra cứu mọi số liệu của năm, in từng biểu phát cho đại biểu",
        modules.workbook,
    ),
    PaperKind(
        "report",
        "Báo cáo tổng kết",
        "bao-cao",
        ("docx", "pdf", "html", "md", "txt", "json"),
        "bản đầy đủ, có các phụ lục, để ký, gửi và lưu",
        modules.report,
    ),
    PaperKind(
        "summary",
        "Báo cáo tóm tắt",
        "tom-tat",
        ("docx", "pdf", "md", "txt", "json"),
        "đọc trước hội nghị, in phát cho đại biểu",
        modules.summary,
    ),
    PaperKind(
        "figures",
        "Biểu số liệu",
        "so-lieu",
        ("docx", "pdf", "xlsx", "html"),
        "so số thực hiện với kế hoạch và với năm trước",
        modules.figures,
    ),
    PaperKind(
        "comparison",
        "Bảng so sánh",
        "so-sanh",
        ("docx", "pdf", "xlsx"),
        "đặt số liệu, khen thưởng, văn bản của hai năm cạnh nhau",
        modules.comparison,
        in_kit=False,
    ),
    PaperKind(
        "awards",
        "Danh sách khen thưởng",
        "khen-thuong",
        ("docx", "pdf"),
        "công bố, trao thưởng",
        modules.awards,
        lists_recipients=True,
    ),
    PaperKind(
        "certificates",
        "Dữ liệu in giấy khen",
        "in-giay-khen",
        ("xlsx", "csv"),
        "trộn thư để in bằng khen, giấy khen",
        modules.certificates,
        lists_recipients=True,
    ),
    PaperKind(
        "tasks",
        "Bảng phân công nhiệm vụ",
        "nhiem-vu",
        ("docx", "pdf", "xlsx"),
        "giao việc của năm sau cho từng đơn vị",
        modules.tasks,
    ),
    PaperKind(
        "agenda",
        "Chương trình hội nghị",
        "chuong-trinh",
        ("docx", "pdf", "txt"),
        "điều hành hội nghị, gửi kèm giấy mời",
        modules.agenda,
    ),
    PaperKind(
        "article",
        "Tin bài về hội nghị",
        "tin-bai",
        ("html", "md", "txt"),
        "đăng trang thông tin điện tử của cơ quan",
        modules.article,
        public=True,
    ),
    PaperKind("overview", "Tổng quan", "tong-quan", ("terminal",), "xem trên màn hình", modules.overview),
)


def paper_named(name: str) -> PaperKind:
    """The paper with this name. Raises KeyError."""
    return {paper.name: paper for paper in PAPERS}[name]


def default_paper(format_name: str) -> PaperKind:
    """The paper that is meant where only a format is named: the first that lists it; the report, if none does."""
    listing = (paper for paper in PAPERS if format_name in paper.formats)
    return next(listing, paper_named("report"))

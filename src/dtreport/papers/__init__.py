"""The papers that come from a year. The registry is read without importing any of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dtreport.papers.blocks import Paper
    from dtreport.report import Year


class PaperKind(NamedTuple):
    """A paper: what it is called and what for, in which formats it comes (the first is its usual one).

    The module of its name has `build`, and `build_data` where it has data formats: (report, previous, digest) ->
    Paper. They raise NothingToSayError where the year has nothing for the paper.
    """

    name: str
    label: str
    stem: str
    """How its files are called before the year: Vietnamese words, without diacritics for old machines."""
    formats: tuple[str, ...]
    purpose: str
    """What people use it for, as a line of a list of papers."""
    public: bool = False
    """Whether it is for everybody to read, in every format."""
    data_formats: tuple[str, ...] = ()
    """The formats in which it is a list for other programs, a row a record, and not a paper to read."""
    data_purpose: str = ""
    """What that list is for."""

    @property
    def uses(self) -> str:
        """What the paper is for in all its formats."""
        return "; ".join(filter(None, (self.purpose, self.data_purpose)))

    def build(
        self,
        year: Year,
        previous: Year | None = None,
        *,
        form: str = "",
        public: bool = False,
        named: bool = True,
    ) -> Paper:
        """The paper of this year for a format; `previous` is the year before, which gives its tasks and figures.

        A public paper is made without what the records declare as internal; one that is not `named` only counts
        the recipients of awards. Raises NothingToSayError.
        """
        from dtreport.papers.last_year_tasks import with_last_year_figures
        from dtreport.report.digest import digest

        made_from = digest(year, previous)
        told = with_last_year_figures(year, previous)
        if public or self.public:
            told, previous = told.published(), previous and previous.published()
        if not named:
            told, previous = told.unnamed(), previous and previous.unnamed()
        module = import_module(f"dtreport.papers.{self.name}")
        make = module.build_data if form in self.data_formats else module.build
        made: Paper = make(told, previous, made_from)
        return made


PAPERS = (
    PaperKind(
        "workbook",
        "Bảng tổng hợp",
        "tong-ket",
        ("xlsx", "json"),
        "tra cứu mọi số liệu của năm, in từng biểu phát cho đại biểu",
    ),
    PaperKind(
        "report",
        "Báo cáo tổng kết",
        "bao-cao",
        ("docx", "pdf", "html", "md", "txt", "json"),
        "bản đầy đủ, có các phụ lục, để ký, gửi và lưu",
    ),
    PaperKind(
        "summary",
        "Báo cáo tóm tắt",
        "tom-tat",
        ("docx", "pdf", "md", "txt", "json"),
        "đọc trước hội nghị, in phát cho đại biểu",
    ),
    PaperKind(
        "figures",
        "Biểu số liệu",
        "so-lieu",
        ("docx", "pdf", "xlsx", "html"),
        "so số thực hiện với kế hoạch và với năm trước",
    ),
    PaperKind(
        "awards",
        "Danh sách khen thưởng",
        "khen-thuong",
        ("docx", "pdf", "xlsx", "csv"),
        "công bố, trao thưởng",
        data_formats=("xlsx", "csv"),
        data_purpose="trộn thư để in giấy khen, bằng khen",
    ),
    PaperKind(
        "tasks",
        "Bảng phân công nhiệm vụ",
        "nhiem-vu",
        ("docx", "pdf", "xlsx"),
        "giao việc của năm sau cho từng đơn vị",
    ),
    PaperKind(
        "agenda",
        "Chương trình hội nghị",
        "chuong-trinh",
        ("docx", "pdf", "txt"),
        "điều hành hội nghị, gửi kèm giấy mời",
    ),
    PaperKind(
        "article",
        "Tin bài về hội nghị",
        "tin-bai",
        ("html", "md", "txt"),
        "đăng trang thông tin điện tử của cơ quan",
        public=True,
    ),
    PaperKind("overview", "Tổng quan", "tong-quan", ("terminal",), "xem trên màn hình"),
)


def paper_named(name: str) -> PaperKind:
    """The paper with this name. Raises KeyError."""
    return {paper.name: paper for paper in PAPERS}[name]


def default_paper(format_name: str) -> PaperKind:
    """The paper that is meant where only a format is named: the first that comes in it. Raises KeyError."""
    return {name: paper for paper in reversed(PAPERS) for name in paper.formats}[format_name]

"""The kit: what stands in it, and that one without awards counts recipients and names none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtreport.errors import NothingToSayError, UsageError
from dtreport.formats import FORMATS
from dtreport.honours.award_groups import ABOUT_THE_RECIPIENT, group_awards, only_counted
from dtreport.papers.contents import MissingPaper, PaperFile, contents
from dtreport.records.award import Award, RecipientKind
from dtreport.records.base import specs
from dtreport.report import Years
from dtreport.services.kit import chosen_without, usual_folder
from dtreport.services.paper_files import paper_meant, printable
from dtreport.store import Store, Who

if TYPE_CHECKING:
    from pathlib import Path

    from dtreport.papers import PaperKind
    from dtreport.report import Year

ABOUT_THE_HONOUR = {"code", "title", "authority", "recipient_kind", "count", "decision", "presenter", "rank"}
PRIVATE = "Chim Hoàng Yến"
YEAR = f"""\
schema = 1
year = 2021
[agency]
name = "Ban Dân tộc"
[report]
draft = 1
[[areas]]
code = "lv-1"
title = "Thi đua"
[[counts]]
code = "sl-1"
name = "Số xã"
unit = "xã"
value = 3
[[results]]
code = "kq-1"
area = "lv-1"
text = "Đã tặng Giấy khen cho {{kt-1}} người."
[[tasks]]
code = "nv-1"
text = "Việc chung"
[[awards]]
code = "kt-1"
title = "Giấy khen"
recipient_kind = "individual"
recipient = "{PRIVATE} một"
honorific = "{PRIVATE} hai"
position = "{PRIVATE} ba"
unit = "{PRIVATE} bốn"
merit = "{PRIVATE} năm"
sort_name = "{PRIVATE} sáu"
note = "{PRIVATE} bảy"
birth_year = 1961
prize = 99887766
[[awards]]
code = "kt-2"
title = "Giấy khen"
recipient_kind = "individual"
count = 4
"""


@pytest.fixture
def year(tmp_path: Path) -> Year:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "2021.toml").write_text(YEAR, encoding="utf-8")
    return Store(tmp_path / "reports", Who("lan", "KETOAN-02")).read(2021).year


AWARDS = st.lists(
    st.builds(
        lambda title, kind, held: {"title": title, "recipient_kind": kind, **held},
        st.sampled_from(["Giấy khen", "Bằng khen"]),
        st.sampled_from(RecipientKind),
        st.one_of(
            st.just({"recipient": PRIVATE, "unit": PRIVATE}),
            st.builds(lambda count: {"count": count, "unit": PRIVATE, "note": PRIVATE}, st.integers(0, 5)),
            st.just({}),
        ),
    ),
    max_size=8,
)


@given(AWARDS)
def test_recipients_that_are_only_counted_are_as_many_as_before(blocks: list[dict[str, object]]) -> None:
    awards = tuple(Award.model_validate({"code": f"kt-{place}", **block}) for place, block in enumerate(blocks, 1))
    counted = only_counted(awards)
    assert [(*group[:3], group.number) for group in group_awards(counted)] == [
        (*group[:3], group.number) for group in group_awards(awards)
    ]
    assert [award.code for award in counted] == [award.code for award in awards]
    assert PRIVATE not in repr(counted)


def test_every_field_of_an_award_is_about_the_honour_or_about_the_recipient() -> None:
    assert {spec.name for spec in specs(Award)} == ABOUT_THE_HONOUR | ABOUT_THE_RECIPIENT


def test_the_code_of_an_award_which_may_be_a_name_is_in_no_paper_that_names_nobody(tmp_path: Path) -> None:
    text = YEAR.replace('code = "kt-2"', 'code = "nguyen-van-a"')
    assert text != YEAR
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "2021.toml").write_text(text, encoding="utf-8")
    year = Store(tmp_path / "reports", Who("lan", "KETOAN-02")).read(2021).year
    made = [paper_meant(name).build(Years(year).unnamed()) for name in ("workbook", "report", "summary")]
    assert [paper.title for paper in made if "nguyen-van-a" in repr(paper)] == []


@pytest.mark.parametrize("paper", printable(), ids=lambda paper: paper.name)
def test_a_paper_that_is_not_named_says_nothing_of_a_recipient(year: Year, paper: PaperKind) -> None:
    try:
        made = repr(paper.build(Years(year).unnamed()))
    except NothingToSayError:
        return
    assert [word for word in (PRIVATE, "1961", "99887766") if word in made] == []


def test_a_paper_that_is_not_named_is_told_from_other_data_by_the_same_digest(year: Year) -> None:
    summary = paper_meant("summary")
    assert summary.build(Years(year).unnamed()).digest == summary.build(Years(year)).digest


def test_papers_that_are_left_out_are_named_one_by_one_or_together() -> None:
    assert [paper.name for paper in chosen_without(["awards, Agenda", "khen thưởng"])] == ["awards", "agenda"]
    assert chosen_without([]) == ()
    with pytest.raises(UsageError, match="không còn gì để làm"):
        chosen_without([paper.name for paper in printable()])


def test_a_kit_that_names_nobody_has_a_folder_of_its_own() -> None:
    assert usual_folder(2021) == "giay-to-2021"
    assert usual_folder(2021, names=False) == "giay-to-2021-khong-ten"


def test_the_contents_page_lists_files_under_their_paper_and_says_what_is_not_there(year: Year) -> None:
    summary, tasks = paper_meant("summary"), paper_meant("tasks")
    files = [PaperFile(summary, "Word", "a.docx"), PaperFile(summary, "PDF", "a.pdf"), PaperFile(tasks, "PDF", "b.pdf")]
    paper = contents(
        Years(year), files, [MissingPaper("Chương trình", "chưa ghi"), MissingPaper("Tin bài", "chưa có.")]
    )
    assert paper.stamp == "DỰ THẢO (lần 1)"
    assert paper.digest == summary.build(Years(year)).digest
    table, _heading, items = paper.sections[0].blocks[2:]
    assert [(row.cells[:2], row.leads_to) for row in table.rows] == [  # type: ignore[union-attr]
        ((1, "Báo cáo tóm tắt"), ""),
        ((None, "a.docx"), "a.docx"),
        ((None, "a.pdf"), "a.pdf"),
        ((2, "Bảng phân công nhiệm vụ"), ""),
        ((None, "b.pdf"), "b.pdf"),
    ]
    assert items.items == ("Chương trình: chưa ghi.", "Tin bài: chưa có.")  # type: ignore[union-attr]


def test_an_empty_folder_has_a_contents_page_too(year: Year) -> None:
    assert len(contents(Years(year), [], []).sections[0].blocks) == 2


def test_only_json_is_for_machines_alone_and_stays_out_of_a_kit() -> None:
    assert [form.name for form in FORMATS if form.for_machines] == ["json"]

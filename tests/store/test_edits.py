"""Changes by record: what they do to the text, and that they leave everything else alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from dtreport.errors import DtreportError, InvalidValuesError, NotRecordedError
from dtreport.store import Insert, Move, Remove, Replace, SetTable, Store
from tests.support.store_samples import SAMPLE, count

if TYPE_CHECKING:
    from dtreport.store import Change, Commit


def commit(store: Store, *changes: Change) -> Commit:
    return store.commit(2021, lambda _file: changes, "test")


def text(store: Store) -> str:
    return store.path(2021).read_bytes().decode()


def record(store: Store, named: str, **kept: Any) -> dict[str, Any]:
    file = store.read(2021)
    found = next(
        block
        for kind in ("counts", "documents", "tasks")
        for block in file.data.get(kind, [])
        if block["code"] == named
    )
    return {key: value for key, value in {**found, **kept}.items() if value is not None}


def test_a_new_record_goes_behind_the_last_of_its_kind_and_the_comment_under_that_stays_with_it(store: Store) -> None:
    commit(store, Insert("counts", count("sl-9")))
    new = '\n[[counts]]\ncode = "sl-9"\nname = "Hộ nghèo"\nunit = "hộ"\nvalue = 1\n'
    assert text(store) == SAMPLE.replace("# ngay dưới sl-3\n", "# ngay dưới sl-3\n" + new)


def test_a_new_record_can_stand_before_another_with_its_comments(store: Store) -> None:
    commit(store, Insert("counts", count("sl-9"), before="sl-2"))
    new = '[[counts]]\ncode = "sl-9"\nname = "Hộ nghèo"\nunit = "hộ"\nvalue = 1\n\n'
    assert text(store) == SAMPLE.replace("# chờ huyện gửi\n", new + "# chờ huyện gửi\n")


def test_a_record_put_first_stands_under_the_banner_of_its_kind(store: Store) -> None:
    commit(store, Insert("counts", count("sl-9"), before="sl-1"))
    assert '# ===== Số liệu =====\n[[counts]]\ncode = "sl-9"\n' in text(store)


def test_a_kind_that_is_not_in_the_file_goes_behind_the_nearest_kind_before_it(store: Store) -> None:
    commit(
        store,
        Insert("areas", {"code": "lv-1", "title": "Tuyên truyền"}),
        Insert("results", {"code": "kq-1", "area": "lv-1", "text": "Đã tổ chức."}),
    )
    kinds = [line for line in text(store).splitlines() if line.startswith("[[")]
    assert kinds == ["[[documents]]", "[[counts]]", "[[counts]]", "[[counts]]", "[[results]]", "[[tasks]]", "[[areas]]"]
    assert text(store).endswith("# hết tệp\n")


def test_only_the_keys_that_differ_change(store: Store) -> None:
    commit(store, Replace("counts", "sl-1", record(store, "sl-1", value=Decimal("13.0"), plan=Decimal(20))))
    assert text(store) == SAMPLE.replace("value = 12.50  #", "value = 13.0  #").replace(
        "# đã đối chiếu\n", "# đã đối chiếu\nplan = 20\n"
    )


def test_a_key_that_is_gone_is_removed_and_equal_numbers_keep_their_spelling(store: Store) -> None:
    commit(store, Replace("counts", "sl-3", {**count("sl-3"), "name": "Xã", "unit": "xã", "value": Decimal(1000)}))
    assert text(store) == SAMPLE
    commit(store, Replace("counts", "sl-3", {"code": "sl-3", "name": "Xã", "unit": "xã"}))
    assert text(store) == SAMPLE.replace("value = 1_000\n", "")


def test_comments_inside_a_list_that_changes_move_above_it(store: Store) -> None:
    commit(store, Replace("tasks", "nv-1", record(store, "nv-1", items=["Một việc"])))
    assert '# trước tháng 3\nitems = ["Một việc"]\n' in text(store)


def test_a_long_text_with_line_breaks_is_written_over_several_lines(store: Store) -> None:
    said = 'Dòng "một"\nba dấu """ và \\ rồi\tdòng cuối "'
    commit(store, Replace("tasks", "nv-1", record(store, "nv-1", text=said)))
    assert 'text = """\nDòng \\"một\\"\n' in text(store)
    assert store.read(2021).data["tasks"][0]["text"] == said


def test_removing_the_first_of_a_kind_keeps_the_banner(store: Store) -> None:
    commit(store, Remove("counts", "sl-1"))
    assert "# ===== Số liệu =====\n\n# chờ huyện gửi\n[[counts]]" in text(store)


def test_removing_a_record_takes_its_own_comments_and_nothing_else(store: Store) -> None:
    commit(store, Remove("counts", "sl-2"))
    gone = '# chờ huyện gửi\n[[counts]]\ncode = "sl-2"\nname = "Lớp tập huấn"\nunit = "lớp"\n\n'
    assert text(store) == SAMPLE.replace(gone, "")


def test_removing_the_only_record_leaves_no_empty_list(store: Store) -> None:
    commit(store, Remove("documents", "vb-1"))
    assert "documents" not in text(store)
    assert "# ===== Văn bản =====\n\n# ===== Số liệu =====" in text(store)


def test_removing_the_last_record_of_a_file_leaves_no_blank_lines_at_its_end(store: Store) -> None:
    store.path(2021).write_text(SAMPLE.removesuffix("\n# hết tệp\n"), encoding="utf-8")
    commit(store, Remove("tasks", "nv-1"))
    assert text(store).endswith("# hết số liệu\n")


def test_a_record_moves_with_its_comments(store: Store) -> None:
    commit(store, Move("counts", "sl-2"))
    assert [block["code"] for block in store.read(2021).data["counts"]] == ["sl-1", "sl-3", "sl-2"]
    assert "# ngay dưới sl-3\n\n# chờ huyện gửi\n[[counts]]\n" in text(store)
    commit(store, Move("counts", "sl-2", before="sl-1"))
    assert [block["code"] for block in store.read(2021).data["counts"]] == ["sl-2", "sl-1", "sl-3"]


def test_moving_a_record_to_where_it_stands_writes_nothing(store: Store) -> None:
    done = commit(store, Move("counts", "sl-1", before="sl-2"))
    assert done.number is None
    assert text(store) == SAMPLE


def test_a_table_of_settings_changes_key_by_key(store: Store) -> None:
    agency = store.read(2021).data["agency"]
    commit(store, SetTable("agency", {**agency, "symbol": "BDT"}))
    assert text(store) == SAMPLE.replace("# tên đầy đủ\n", '# tên đầy đủ\nsymbol = "BDT"\n')


def test_a_new_table_goes_to_its_place_among_the_tables(store: Store) -> None:
    commit(store, SetTable("text", {"overview": "Một năm."}), SetTable("report", {"subject": "công tác dân tộc"}))
    heads = [line for line in text(store).splitlines() if line.startswith("[") and not line.startswith("[[")]
    assert heads == ["[period]", "[agency]", "[report]", "[text]"]
    assert commit(store, SetTable("conference", {})).number is None


def test_the_day_of_closing_stands_at_the_top(store: Store) -> None:
    commit(store, SetTable("", {"closed": date(2022, 2, 1)}))
    assert text(store) == SAMPLE.replace("# năm báo cáo\n", "# năm báo cáo\nclosed = 2022-02-01\n")
    with pytest.raises(DtreportError, match="đã chốt") as refused:
        commit(store, Remove("counts", "sl-1"))
    assert "reopen 2021" in refused.value.hint
    assert (
        store.commit(2021, lambda file: [SetTable("", {"closed": file.year.closed})], "x", closed_too=True).number
        is None
    )
    store.commit(2021, lambda _file: [SetTable("", {})], "reopen 2021", "quên một số", closed_too=True)
    assert text(store) == SAMPLE


def test_a_block_without_a_code_gets_one_with_the_next_write(store: Store) -> None:
    by_hand = SAMPLE.replace("[[tasks]]\n", '[[tasks]]  # mới\ntext = "Việc mới"\n\n[[tasks]]\n')
    store.path(2021).write_text(by_hand, encoding="utf-8")
    done = commit(store, Insert("counts", count("sl-9")))
    assert done.given_codes == ("nv-2",)
    assert '[[tasks]]  # mới\ncode = "nv-2"\ntext = "Việc mới"\n' in text(store)


def test_a_record_may_get_another_code(store: Store) -> None:
    commit(store, Replace("documents", "vb-1", record(store, "vb-1", code="qd-39")))
    commit(store, Remove("documents", "qd-39"))
    assert "documents" not in text(store)


def test_a_record_without_a_code_gets_the_next_one(store: Store) -> None:
    done = commit(store, Insert("counts", {"name": "Thôn", "unit": "thôn"}))
    assert store.history(2021)[-1].changes[0].code == "sl-4"
    assert done.number == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Insert("counts", count("vb-1")), "Mã vb-1 đã có"),
        (Remove("counts", "vb-1"), "Không có số liệu nào mang mã vb-1"),
        (Insert("counts", count("sl-9"), before="sl-8"), "sl-8"),
        (Move("counts", "sl-1", before="sl-8"), "sl-8"),
        (Replace("counts", "sl-8", count("sl-8")), "sl-8"),
    ],
)
def test_a_change_that_cannot_be_done_is_refused_and_nothing_is_written(
    store: Store, change: Change, said: str
) -> None:
    with pytest.raises((DtreportError, NotRecordedError), match=said):
        commit(store, change)
    assert text(store) == SAMPLE


def test_a_change_that_would_break_the_file_is_refused_with_its_problems(store: Store) -> None:
    with pytest.raises(InvalidValuesError) as refused:
        commit(store, Insert("counts", {**count("sl-9"), "area": "lv-7"}))
    assert "lv-7" in refused.value.problems[0].message
    assert text(store) == SAMPLE
    assert store.history(2021) == ()


def test_records_written_in_one_line_are_refused_with_advice(store: Store) -> None:
    in_line = SAMPLE.replace(
        "year = 2021",
        'awards = [{ code = "kt-1", title = "Giấy khen", recipient_kind = "individual" }]'
        '\nreviews = []\nagency.place = "Huế"\nyear = 2021',
    )
    in_line = in_line.replace(
        '[agency]\nname = "Ban Dân tộc tỉnh Thái Nguyên"  # tên đầy đủ\nhead = "Nguyễn Thái Nam"\n', ""
    )
    in_line = in_line.replace('agency.place = "Huế"', 'agency.name = "Ban"')
    store.path(2021).write_text(in_line, encoding="utf-8")
    award = {"code": "kt-2", "title": "Giấy khen", "recipient_kind": "individual"}
    review = {"code": "dg-1", "answers": "nv-1", "status": "done", "outcome": "Xong."}
    for change in (
        Insert("awards", award),
        Remove("awards", "kt-1"),
        Replace("awards", "kt-1", {**award, "code": "kt-1"}),
        Insert("reviews", review),
        SetTable("agency", {"name": "Sở"}),
    ):
        with pytest.raises(DtreportError, match="ghi gộp trên một dòng") as refused:
            commit(store, change)
        assert "dtreport open" in refused.value.hint
    commit(store, Insert("counts", count("sl-9")))
    assert store.history(2021)[-1].number == 1


def test_line_ends_bom_and_a_missing_last_line_end_are_kept(store: Store) -> None:
    raw = b"\xef\xbb\xbf" + SAMPLE.removesuffix("\n\n# hết tệp\n").replace("\n", "\r\n").encode()
    store.path(2021).write_bytes(raw)
    commit(store, Insert("tasks", {"code": "nv-2", "text": "Một\nhai"}))
    now = store.path(2021).read_bytes()
    assert now.startswith(raw)
    assert now.count(b"\n") == now.count(b"\r\n")
    assert store.read(2021).data["tasks"][1]["text"] == "Một\nhai"


def test_what_a_record_silences_is_one_line_at_its_end_and_comes_back(store: Store) -> None:
    silenced = {"DT101": 'chờ "quý" IV', "DT-x": ""}
    commit(store, Replace("counts", "sl-1", record(store, "sl-1", silenced=silenced)))
    line = 'silenced = { DT101 = "chờ \\"quý\\" IV", DT-x = "" }\n'
    assert text(store) == SAMPLE.replace("# đã đối chiếu\n", "# đã đối chiếu\n" + line)
    assert store.read(2021).data["counts"][0]["silenced"] == silenced
    commit(store, Insert("counts", {**count("sl-9"), "silenced": {}}))
    assert "value = 1\nsilenced = {}\n" in text(store)
    commit(store, Replace("counts", "sl-1", record(store, "sl-1", silenced=None)), Remove("counts", "sl-9"))
    assert text(store) == SAMPLE


def test_a_table_of_silences_goes_with_its_record(store: Store) -> None:
    part = '\n[counts.silenced]  # vì\nDT107 = "đúng"\n'
    store.path(2021).write_bytes(SAMPLE.replace("# đã đối chiếu\n", "# đã đối chiếu\n" + part).encode())
    file = store.read(2021)
    assert file.year.figures[0].silenced == (("DT107", "đúng"),)
    (line,) = store.lines_of(file, [("counts", 0, "silenced", "DT107")])
    assert text(store).splitlines()[line - 1] == 'DT107 = "đúng"'
    commit(store, Replace("counts", "sl-1", record(store, "sl-1", plan=Decimal(20))))
    assert "# đã đối chiếu\nplan = 20\n" + part in text(store)
    commit(store, Move("counts", "sl-1"))
    assert store.read(2021).year.figures[-1].silenced == (("DT107", "đúng"),)
    with pytest.raises(DtreportError, match="không ghi thành silenced"):
        commit(store, Replace("counts", "sl-1", record(store, "sl-1", silenced=None)))
    commit(store, Remove("counts", "sl-1"))
    assert "DT107" not in text(store)

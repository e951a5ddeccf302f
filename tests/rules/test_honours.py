from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtreport.honours.law import HONOURS, LAW_2003, LAW_2022, LAWS, Honour
from dtreport.honours.titles import UNKNOWN_RANK, comparable_title, honour_of, is_everyday, ordered_groups, rank_of
from dtreport.records.award import Award, RecipientKind

IN_2021 = date(2021, 12, 14)
IN_2024 = date(2024, 12, 14)


def award(title: str = "Giấy khen", recipient: str | None = None, kind: str = "individual", **more: object) -> Award:
    given = {"code": "kt-1", "title": title, "recipient_kind": kind, "recipient": recipient, **more}
    return Award.model_validate({key: value for key, value in given.items() if value is not None})


def members(awards: list[Award], on: date | None) -> list[Award]:
    """The awards one by one, in the order of presentation."""
    return [award for group in ordered_groups(awards, on) for award in group.members]


def names(honour: Honour) -> set[str]:
    return {comparable_title(name) for name in (honour.title, *honour.also, *honour.everyday)}


def test_honours_stand_from_high_to_low_and_each_rank_is_one() -> None:
    assert all(higher.rank < lower.rank for higher, lower in pairwise(HONOURS))
    assert HONOURS[-1].rank < UNKNOWN_RANK


def test_a_wording_means_one_honour_only() -> None:
    for one, other in combinations(HONOURS, 2):
        assert names(one).isdisjoint(names(other)), (one.title, other.title)
    for honour in HONOURS:
        assert len(names(honour)) == 1 + len(honour.also) + len(honour.everyday), honour.title


def test_the_laws_follow_one_another_without_overlap() -> None:
    for earlier, later in pairwise(LAWS):
        assert earlier.until is not None
        assert (later.since - earlier.until).days == 1
    assert all(honour.laws and set(honour.laws) <= set(LAWS) for honour in HONOURS)


@pytest.mark.parametrize("honour", HONOURS, ids=lambda honour: honour.title)
def test_every_honour_is_found_by_each_of_its_names(honour: Honour) -> None:
    assert honour.decided_by
    assert honour.recipients
    for name in (honour.title, *honour.also, *honour.everyday):
        assert honour_of(name, None, None) is honour
        assert honour_of(f"  danh hiệu “{name.upper()}” năm 2021", None, None) is honour
    for authority in honour.authorities:
        assert honour_of(honour.shared, authority, None) is honour
    assert not is_everyday(honour.title, honour)


@pytest.mark.parametrize(
    ("title", "authority", "rank"),
    [
        ("Bằng khen", "Thủ tướng Chính phủ", 110),
        ("Bằng khen của Thủ tướng", None, 110),
        ("Bằng khen", "Chủ tịch UBND tỉnh", 170),
        ("Bằng khen", "Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc", 170),
        ("Bằng khen", "Tổng Thanh tra Chính phủ", 170),
        ("Bằng khen", None, 170),
        ("Cờ thi đua", "Chính phủ", 100),
        ("Cờ thi đua của UBND tỉnh", None, 130),
        ("Chiến sỹ thi đua cơ sở", None, 180),
        ("Giấy khen của Trưởng Ban Dân tộc", None, 210),
        ('Kỷ niệm chương "Vì sự nghiệp phát triển các dân tộc"', "Ủy ban Dân tộc", 160),
        ("Huân chương Lao động hạng Ba", None, 44),
        ("Huân chương Chiến công hạng Nhất", None, 55),
        ("Giải nhất hội thao", None, UNKNOWN_RANK),
        ("Bằng khenn", None, UNKNOWN_RANK),
    ],
)
def test_a_title_with_its_authority_has_the_rank_of_its_honour(title: str, authority: str | None, rank: int) -> None:
    assert rank_of(award(title, authority=authority), IN_2021) == rank


def test_a_rank_that_an_award_states_overrides_that_of_the_law() -> None:
    assert rank_of(award("Giấy khen", rank=5), IN_2021) == 5
    assert rank_of(award("Giải nhất", rank=0), IN_2021) == 0


def test_the_awards_of_2021_fall_under_the_law_of_2003() -> None:
    honour = honour_of("Chiến sĩ thi đua cấp cơ sở", None, IN_2021)
    assert honour is not None
    assert is_everyday("Chiến sĩ thi đua cấp cơ sở", honour)
    assert honour.law_on(IN_2021) is LAW_2003
    assert honour.law_on(IN_2024) is honour.law_on(None) is LAW_2022
    assert honour.law_on(date(2004, 6, 30)) is None


def test_an_honour_exists_only_under_its_own_law() -> None:
    assert honour_of("Huy hiệu", None, IN_2021) is not None
    assert honour_of("Huy hiệu", None, IN_2024) is None
    assert honour_of("Xã, phường, thị trấn tiêu biểu", None, IN_2021) is None
    assert honour_of("Xã, phường, thị trấn tiêu biểu", None, IN_2024) is not None


def test_the_conference_goes_from_high_to_low_and_collectives_first() -> None:
    awards = [
        award("Giấy khen", count=11),
        award("Giải nhất hội thao", count=1),
        award("Chiến sĩ thi đua cơ sở"),
        award("Bằng khen", authority="Chủ tịch UBND tỉnh", count=1),
        award("Giấy khen", kind="household", count=2),
        award("Bằng khen", kind="collective", authority="Chủ tịch UBND tỉnh", count=1),
        award("Bằng khen", authority="Thủ tướng Chính phủ", count=1),
        award("Giấy khen", kind="collective", count=1),
    ]
    assert [(group.title, group.recipient_kind.value) for group in ordered_groups(awards, IN_2021)] == [
        ("Bằng khen", "individual"),
        ("Bằng khen", "collective"),
        ("Bằng khen", "individual"),
        ("Chiến sĩ thi đua cơ sở", "individual"),
        ("Giấy khen", "collective"),
        ("Giấy khen", "individual"),
        ("Giấy khen", "household"),
        ("Giải nhất hội thao", "individual"),
    ]


def test_what_a_ministry_gives_comes_before_what_the_province_gives() -> None:
    authorities = ("Chủ tịch UBND tỉnh", "Ủy ban Dân tộc", "Bộ trưởng Bộ Dân tộc và Tôn giáo", "Bộ Chỉ huy tỉnh")
    awards = [award("Bằng khen", authority=authority, count=1) for authority in authorities]
    assert [group.authority for group in ordered_groups(awards, IN_2021)] == [
        "Ủy ban Dân tộc",
        "Bộ trưởng Bộ Dân tộc và Tôn giáo",
        "Chủ tịch UBND tỉnh",
        "Bộ Chỉ huy tỉnh",
    ]


def test_people_go_by_given_name_and_collectives_as_in_the_file() -> None:
    people = [award(count=5), *(award(recipient=name) for name in ("Nguyễn Văn Đạt", "Trần Thị Ánh", "Hà Thị An"))]
    people.append(award(recipient="Hầu A Lềnh", sort_name="Ba Hầu A"))
    offices = [award(recipient=name, kind="collective") for name in ("Văn phòng", "Phòng Chính sách")]
    assert [member.recipient for member in members([*people, *offices], None)] == [
        "Văn phòng",
        "Phòng Chính sách",
        "Hà Thị An",
        "Trần Thị Ánh",
        "Hầu A Lềnh",
        "Nguyễn Văn Đạt",
        None,
    ]


def test_a_stated_rank_moves_its_whole_title() -> None:
    awards = [
        award("Bằng khen", count=1),
        award("Giải nhất", count=1),
        award("Giải nhất", kind="collective", count=1, rank=1),
    ]
    assert [group.title for group in ordered_groups(awards, None)] == ["Giải nhất", "Giải nhất", "Bằng khen"]
    named = [award(recipient="Hà Thị An"), award(recipient="Vũ Yên", rank=1)]
    assert [member.recipient for member in members(named, None)] == ["Vũ Yên", "Hà Thị An"]


AWARDS = st.lists(
    st.builds(
        award,
        st.sampled_from(["Giấy khen", "Bằng khen", "Giải nhất", "Giải nhì", "Lao động tiên tiến"]),
        st.none() | st.sampled_from(["Hà Thị An", "Trần Thị Ánh", "An", "Y Vinh"]),
        st.sampled_from([kind.value for kind in RecipientKind]),
        code=st.from_regex("[a-z]{3}", fullmatch=True),
        authority=st.none() | st.sampled_from(["Chính phủ", "Chủ tịch UBND tỉnh"]),
        rank=st.none() | st.integers(0, 300),
    ),
    max_size=12,
)


@given(AWARDS)
def test_the_order_is_total_and_stable(awards: list[Award]) -> None:
    ordered = members(awards, IN_2021)
    assert sorted(map(id, ordered)) == sorted(map(id, awards))
    assert members(ordered, IN_2021) == ordered
    groups = ordered_groups(awards, IN_2021)
    highest = [min(rank_of(member, IN_2021) for member in group.members) for group in groups]
    by_title: dict[tuple[str, str | None], int] = {}
    for group, rank in zip(groups, highest, strict=True):
        key = (group.title, group.authority)
        by_title[key] = min(rank, by_title.get(key, rank))
    ranks = [by_title[group.title, group.authority] for group in groups]
    assert ranks == sorted(ranks)

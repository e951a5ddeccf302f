"""Honours in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dtreport.papers.honour_sentences import (
    before_names,
    deed,
    distinctions,
    groups_of,
    honour_in_sentence,
    honour_name,
    honour_sentence,
    is_title,
    presenters,
    total,
)
from dtreport.papers.interpolation import Interpolator
from tests.support.sample_years import made

if TYPE_CHECKING:
    from dtreport.report import Year


DRAFT = {"code": "vb-1", "kind": "Quyết định", "status": "draft"}


def with_awards(*awards: dict[str, Any]) -> Year:
    every = [{"title": "Giấy khen", "recipient_kind": "individual", **award} for award in awards]
    return made(documents=[DRAFT], awards=every)


def said_of(*awards: dict[str, Any]) -> tuple[list[str], str]:
    year = with_awards(*({"code": f"kt-{place}", **award} for place, award in enumerate(awards, 1)))
    groups = groups_of(year)
    interpolator = Interpolator(year)
    return [honour_sentence(found, interpolator) for found in distinctions(groups)], total(groups, interpolator)


def test_one_honour_is_one_sentence_over_all_kinds_of_recipients() -> None:
    bang_khen = {"title": "Bằng khen", "authority": "Chủ tịch UBND tỉnh", "count": 1}
    sentences, whole = said_of(bang_khen, {**bang_khen, "recipient_kind": "collective", "merit": "Có thành tích"})
    assert sentences == ["01 tập thể và 01 cá nhân được tặng Bằng khen của Chủ tịch UBND tỉnh"]
    assert whole == "02 lượt (01 lượt tập thể, 01 lượt cá nhân)"


def test_a_merit_that_all_share_is_told() -> None:
    sentences, _total = said_of({"count": 2, "merit": "Hoàn thành tốt nhiệm vụ"})
    assert sentences == ["02 cá nhân được tặng Giấy khen vì đã hoàn thành tốt nhiệm vụ"]


def test_a_number_that_is_not_reported_is_said_to_be_so_and_is_not_in_the_total() -> None:
    sentences, whole = said_of({"title": "Chiến sĩ thi đua cơ sở"}, {"count": 11})
    assert sentences[0] == "Số cá nhân được tặng danh hiệu “Chiến sĩ thi đua cơ sở”: chưa có số liệu"
    assert whole == "11 lượt cá nhân, chưa kể “Chiến sĩ thi đua cơ sở” (chưa có số liệu)"


def test_a_total_says_how_many_are_only_proposed() -> None:
    proposed = {"title": "Bằng khen", "count": 3, "decision": "vb-1"}
    assert said_of(proposed, {"count": 11})[1] == "14 lượt cá nhân, trong đó 03 lượt mới được đề nghị"
    assert said_of(proposed)[1] == "03 lượt cá nhân, đều mới được đề nghị"
    named = {"title": "Bằng khen", "recipient": "Nguyễn Văn A"}
    assert said_of(proposed, named, {"title": "Cờ thi đua"})[1] == (
        "03 lượt cá nhân, trong đó có lượt mới được đề nghị, chưa kể Cờ thi đua (chưa có số liệu)"
    )
    assert said_of({**proposed, "count": 0}, {"count": 11})[1] == "11 lượt cá nhân"


def test_a_form_of_commendation_is_not_called_a_title() -> None:
    _sentences, whole = said_of({"title": "Bằng khen"}, {"count": 1})
    assert whole.endswith(", chưa kể Bằng khen (chưa có số liệu)")


def test_where_no_number_is_reported_there_is_no_total() -> None:
    assert said_of({})[1] == "chưa có số liệu"


def test_the_name_of_an_honour_says_its_authority_once() -> None:
    assert honour_name("Bằng khen của Thủ tướng", "Thủ tướng Chính phủ") == "Bằng khen của Thủ tướng"
    assert honour_name("Giấy khen", None) == "Giấy khen"


@pytest.mark.parametrize(
    ("title", "noun"), [("CSTĐ cơ sở", "danh hiệu"), ("Gia đình văn hóa", "danh hiệu"), ("Giấy khen", "hình thức")]
)
def test_titles_are_told_from_forms_of_commendation(title: str, noun: str) -> None:
    assert is_title(title) is (noun == "danh hiệu")


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Lao động tiên tiến", "được tặng danh hiệu “Lao động tiên tiến”"),
        ("Danh hiệu Lao động tiên tiến", "được tặng danh hiệu “Lao động tiên tiến”"),
        ("Danh hiệu “Lao động tiên tiến”", "được tặng danh hiệu “Lao động tiên tiến”"),
        ("Cờ thi đua của Chính phủ", "được tặng Cờ thi đua của Chính phủ"),
    ],
)
def test_an_honour_is_called_a_title_once_and_a_flag_never(title: str, said: str) -> None:
    assert said_of({"title": title, "count": 1})[0] == [f"01 cá nhân {said}"]


def test_a_merit_that_ends_with_a_full_stop_ends_the_sentence_once() -> None:
    sentences, _total = said_of({"merit": "Hoàn thành tốt nhiệm vụ."})
    assert sentences == ["Số cá nhân được tặng Giấy khen vì đã hoàn thành tốt nhiệm vụ: chưa có số liệu"]


def test_kinds_of_which_no_number_is_reported_come_after_those_of_which_it_is() -> None:
    sentences, whole = said_of({"recipient_kind": "collective"}, {"count": 11})
    assert sentences == ["11 cá nhân được tặng Giấy khen; số tập thể chưa có số liệu"]
    assert whole == "11 lượt cá nhân, chưa kể Giấy khen cho tập thể (chưa có số liệu)"


def test_an_honour_that_nobody_received_is_not_told() -> None:
    sentences, whole = said_of({"title": "Bằng khen", "count": 0}, {"count": 2})
    assert sentences == ["02 cá nhân được tặng Giấy khen"]
    assert whole == "02 lượt cá nhân"


@pytest.mark.parametrize(
    ("merit", "said"),
    [
        ("Có thành tích xuất sắc", "đã có thành tích xuất sắc"),
        ("thành tích xuất sắc", "đã có thành tích xuất sắc"),
        ("Đã có nhiều đóng góp", "đã có nhiều đóng góp"),
        ("Nhiều năm cống hiến", "nhiều năm cống hiến"),
        ("Lập thành tích xuất sắc", "đã lập thành tích xuất sắc"),
        ("Lập Thạch ghi nhận", "Lập Thạch ghi nhận"),
    ],
)
def test_a_merit_says_once_that_it_is_done(merit: str, said: str) -> None:
    assert deed(merit) == said


@pytest.mark.parametrize(
    ("awards", "before"),
    [
        ([{"count": 2}, {"recipient": "Nguyễn Văn A"}], ", trong đó có"),
        ([{"recipient": "Nguyễn Văn A"}, {}], ", trong đó có"),
        ([{"recipient": "Nguyễn Văn A"}], ""),
        ([{"count": 2}], ""),
    ],
)
def test_fewer_names_than_recipients_are_said_to_be_some_of_them(awards: list[dict[str, Any]], before: str) -> None:
    year = with_awards(*({"code": f"kt-{place}", **award} for place, award in enumerate(awards)))
    assert before_names(groups_of(year)) == before


@pytest.mark.parametrize(
    ("decisions", "verb"),
    [
        (["vb-1"], "được tặng"),
        (["vb-2"], "được đề nghị tặng"),
        (["vb-1", "vb-2"], "được tặng hoặc đề nghị tặng"),
        ([None, "vb-2"], "được tặng hoặc đề nghị tặng"),
    ],
)
def test_what_is_not_decided_yet_is_proposed(decisions: list[str | None], verb: str) -> None:
    documents = [
        {"code": "vb-1", "kind": "Quyết định", "number": "5/QĐ-BDT"},
        {"code": "vb-2", "kind": "Quyết định", "status": "draft"},
    ]
    awards = [
        {"code": f"kt-{place}", "title": "Giấy khen", "recipient_kind": "individual", "count": 1}
        | ({"decision": decision} if decision else {})
        for place, decision in enumerate(decisions)
    ]
    year = made(awards=awards, documents=documents)
    (distinction,) = distinctions(groups_of(year))
    assert honour_sentence(distinction, Interpolator(year)) == f"{len(awards):02} cá nhân {verb} Giấy khen"


@pytest.mark.parametrize(
    ("title", "authority", "said"),
    [
        ("Nhà khoa học của nhà nông", "Trung ương Hội", "danh hiệu “Nhà khoa học của nhà nông” của Trung ương Hội"),
        ("Hợp tác xã tiêu biểu", None, "danh hiệu “Hợp tác xã tiêu biểu”"),
        ("Bằng khen của Thủ tướng Chính phủ", "Thủ tướng Chính phủ", "Bằng khen của Thủ tướng Chính phủ"),
        ("Kỷ niệm chương", "Ủy ban Dân tộc", "Kỷ niệm chương của Ủy ban Dân tộc"),
        ("Giải Nhất", None, "Giải Nhất"),
    ],
)
def test_what_is_no_form_of_commendation_is_a_title(title: str, authority: str | None, said: str) -> None:
    assert honour_in_sentence(title, authority) == said


def test_who_hands_over_is_said_of_those_of_whom_it_is_recorded() -> None:
    year = with_awards(
        {"code": "kt-1", "count": 2, "recipient_kind": "collective"},
        {"code": "kt-2", "recipient": "Nguyễn Văn A", "presenter": "Bà Nông Thị B"},
        {"code": "kt-3", "recipient": "Nguyễn Văn C"},
    )
    assert presenters(groups_of(year)) == "tập thể: chưa ghi; cá nhân: Bà Nông Thị B; còn lại chưa ghi"

"""New words of a printed text go back into the text behind it, and its `{code}`s stay where they belong."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from dtreport.adoption.rewording import Mention, reword

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PRINTED = {
    "dai-bieu": "90",
    "hoi-nghi": "02",
    "lop": "02",
    "ke-hoach": "Kế hoạch số 12/KH-BDT",
    "von": "trên 15,4 tỷ đồng",
}
TEXTS = (
    "Tổ chức {hoi-nghi} hội nghị tuyên truyền với {dai-bieu} đại biểu tham dự tại các xã vùng cao.",
    "Thực hiện {ke-hoach}, Ban đã mở {lop} lớp tập huấn và {hoi-nghi} hội nghị cho cán bộ xóm.",
    "Giải ngân {von} vốn sự nghiệp; kinh phí còn lại chuyển sang năm sau theo {ke-hoach}.",
    "Có {dai-bieu} người được tặng quà nhân dịp Tết Nguyên đán.",
)
OTHER_WORDS = ["các", "xã", "vùng", "đồng", "bào", "đã", "triển", "khai", "kịp", "thời", "công", "tác", "toàn", "tỉnh"]


def printed_text(source: str, words: Mapping[str, str] = PRINTED) -> tuple[str, list[Mention]]:
    """A text as it is printed, with its mentions."""
    text = ""
    mentions = []
    for place, piece in enumerate(source.replace("}", "{").split("{")):
        if place % 2:
            mentions.append(Mention("{" + piece + "}", len(text), len(text) + len(words[piece])))
            text += words[piece]
        else:
            text += piece
    return text, mentions


def edited(source: str, random: Random, times: int) -> str:
    """A source whose words, its mentions apart, were replaced, added and taken out."""
    words = source.split(" ")
    for _ in range(times):
        place = random.choice([place for place, word in enumerate(words) if "{" not in word])
        match random.randrange(3):
            case 0:
                words[place] = random.choice(OTHER_WORDS)
            case 1:
                words.insert(place, random.choice(OTHER_WORDS))
            case _ if sum("{" not in word for word in words) > len(words) // 2:
                del words[place]
    return " ".join(words)


@pytest.mark.parametrize(("times", "questions"), [(1, 0), (2, 4), (5, 12), (10, 48)])
def test_words_are_taken_over_and_mentions_stay(times: int, questions: int) -> None:
    random = Random(times)  # noqa: S311, the same on every run
    asked = 0
    for _ in range(400):
        source = edited(text := random.choice(TEXTS), random, times)
        new = reword(*printed_text(text), printed_text(source)[0])
        if new.doubtful:
            asked += 1
            continue
        assert (new.text, new.altered, new.dropped) == (source, (), ())
        assert new.shown == printed_text(source)[0]
    assert asked <= questions


@pytest.mark.parametrize("times", [0, 1, 4])
def test_an_altered_figure_is_told_and_its_mention_stays(times: int) -> None:
    random = Random(times)  # noqa: S311, as above
    for _ in range(300):
        source = edited(text := random.choice(TEXTS), random, times)
        printed, mentions = printed_text(text)
        code = random.choice(mentions).source[1:-1]
        words = PRINTED[code]
        place = random.choice([place for place, char in enumerate(words) if char.isdigit()])
        other = words[:place] + random.choice("13456789".replace(words[place], "")) + words[place + 1 :]
        new = reword(printed, mentions, printed_text(source, {**PRINTED, code: other})[0])
        if not new.doubtful:
            assert [(each.mention.source, each.printed, each.edited) for each in new.altered] == [
                (f"{{{code}}}", words, other)
            ]
            assert (new.text, new.shown) == (source, printed_text(source)[0])


def test_figures_that_changed_places_are_doubtful() -> None:
    printed, mentions = printed_text(TEXTS[0])
    assert reword(printed, mentions, printed_text(TEXTS[0], {"hoi-nghi": "90", "dai-bieu": "02"})[0]).doubtful
    assert reword(*printed_text("Mở {lop} lớp và {hoi-nghi} hội nghị."), "Mở 02 hội nghị và 02 lớp.").doubtful


@pytest.mark.parametrize(
    ("text", "came_back", "dropped"),
    [
        ("Mở {lop} lớp cho {dai-bieu} người.", "Mở lớp cho 90 người.", ["{lop}"]),
        ("Mở {lop} lớp; có {dai-bieu} người dự.", "Mở 02 lớp.", ["{dai-bieu}"]),
        ("Có {dai-bieu} người dự.", "Đông đảo nhân dân tham dự.", ["{dai-bieu}"]),
    ],
)
def test_a_mention_that_went_with_its_words_is_told(text: str, came_back: str, dropped: Sequence[str]) -> None:
    new = reword(*printed_text(text), came_back)
    assert [mention.source for mention in new.dropped] == dropped
    assert new.altered == ()


def test_a_figure_that_stands_twice_is_that_beside_its_own_words_or_none() -> None:
    text = "Mở {lop} lớp cho cán bộ xóm."
    printed = printed_text(text)
    assert reword(*printed, "Mở 02 lớp cho cán bộ 02 xóm.").text == "Mở {lop} lớp cho cán bộ 02 xóm."
    assert reword(*printed, "Trong năm 02 lần 02 đoàn.").doubtful


def test_what_word_kept_of_a_bookmark_tells_two_equal_figures_apart() -> None:
    text = "Mở {lop} lớp, {hoi-nghi} hội nghị."
    came_back = "Đã họp 02 cuộc, học 02 khóa."
    printed, mentions = printed_text(text)
    assert reword(printed, mentions, came_back).doubtful
    spans = {"{lop}": (20, 22), "{hoi-nghi}": (7, 9)}
    assert reword(printed, mentions, came_back, spans).text == "Đã họp {hoi-nghi} cuộc, học {lop} khóa."


def test_a_brace_of_the_edited_text_stays_one() -> None:
    assert reword(*printed_text("Có {lop} lớp."), "Có 02 {lớp}.").text == "Có {lop} {{lớp}."


def test_an_unreported_figure_that_got_a_number_is_altered() -> None:
    new = reword(*printed_text("Giảm {ho} hộ nghèo.", {"ho": "…"}), "Giảm 120 hộ nghèo.")
    assert [(each.mention.source, each.edited) for each in new.altered] == [("{ho}", "120")]
    assert new.text == "Giảm {ho} hộ nghèo."


@pytest.mark.parametrize(
    "came_back",
    ["Toàn tỉnh có thêm 45 hộ vay vốn.", "Mở 05 hội thảo cho cán bộ xóm.", "Đã có 12 xóm, 30 hộ được hỗ trợ."],
)
def test_another_number_of_something_else_is_doubtful(came_back: str) -> None:
    assert reword(*printed_text("Mở {lop} lớp cho cán bộ xóm."), came_back).doubtful


@pytest.mark.parametrize(
    ("text", "came_back", "edited_words"),
    [
        ("Mở {lop} lớp cho cán bộ xóm.", "Tổ chức 05 lớp cho trưởng xóm.", "05"),
        ("Mở {lop} lớp.", "Mở hai chục lớp.", "hai chục"),
        ("Có {dai-bieu} đại biểu dự, vỗ tay.", "Tham dự hội nghị có 92 đại biểu.", "92"),
        ("Số lớp: {lop}; số khác chưa có.", "Số lớp: 05; số khác đã có.", "05"),
        ("Thực hiện {ke-hoach}.", "Triển khai Kế hoạch số 21/KH-BDT và các văn bản khác.", "Kế hoạch số 21/KH-BDT"),
    ],
)
def test_another_number_of_the_same_is_told(text: str, came_back: str, edited_words: str) -> None:
    new = reword(*printed_text(text), came_back)
    assert [each.edited for each in new.altered] == [edited_words]


@pytest.mark.parametrize(
    ("text", "came_back"),
    [
        ("Mở {lop} lớp.", "Mở 02 nghìn lớp."),
        ("Mở {lop} lớp.", "Mở 02 - 05 lớp."),
        ("Mở {lop} lớp.", "Mở gần 02 lớp."),
        ("Mở {lop} lớp.", "Mở chưa đầy 02 lớp."),
        ("Có {dai-bieu} đại biểu dự.", "Có 50 đại biểu nam và 40 đại biểu nữ dự."),
        ("Có {dai-bieu} đại biểu dự.", "Có 92 đại biểu (trong đó 90 đại biểu nữ) dự."),
        ("Mở {lop} lớp tại 05 xã vùng cao.", "Mở 05 lớp tại 02 xã vùng cao."),
        ("Mở {lop} lớp tại các xã.", "Mở nhiều lớp cho 02 trường."),
        ("Có {dai-bieu} đại biểu dự.", "Tham dự có 92 người."),
    ],
)
def test_a_number_that_says_more_or_came_elsewhere_is_doubtful(text: str, came_back: str) -> None:
    assert reword(*printed_text(text), came_back).doubtful


@pytest.mark.parametrize("number", ["020", "02.000", "02,5", "02/15", "02-15"])
def test_digits_behind_a_figure_make_another_one(number: str) -> None:
    """Word keeps the bookmark on the first two digits, and so do other editors."""
    new = reword(*printed_text("Mở {lop} lớp cho cán bộ."), f"Mở {number} lớp cho cán bộ.", {"{lop}": (3, 5)})
    assert [(each.printed, each.edited) for each in new.altered] == [("02", number)]


@pytest.mark.parametrize(
    ("text", "came_back", "edited_words"),
    [
        ("Giải ngân {von} vốn.", "Giải ngân gần 15,4 tỷ đồng vốn.", "gần 15,4 tỷ đồng"),
        ("Giải ngân {von} vốn.", "Giải ngân trên 15,4 triệu đồng vốn.", "trên 15,4 triệu đồng"),
        ("Thực hiện {ke-hoach} tại xã.", "Thực hiện Quyết định số 12/KH-BDT tại xã.", "Quyết định số 12/KH-BDT"),
        ("Thực hiện {ke-hoach} tại xã.", "Thực hiện Kế hoạch mới số 12/KH-BDT tại xã.", "Kế hoạch mới số 12/KH-BDT"),
    ],
)
def test_other_words_of_a_mention_are_altered_with_it(text: str, came_back: str, edited_words: str) -> None:
    new = reword(*printed_text(text), came_back)
    assert ([each.edited for each in new.altered], new.text) == ([edited_words], text)

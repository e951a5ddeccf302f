import pytest
from hypothesis import given
from hypothesis import strategies as st

from dtreport.vietnamese.paragraphs import as_paragraphs, list_items, text_lines, with_plain_bullets, without_numbers

LONG = f"Công tác tuyên truyền, {'phổ biến chính sách, ' * 5}pháp luật được chú trọng tại"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Một câu. Hai câu.", "Một câu. Hai câu."),
        ("một\n\n- hai", "một\n\n- hai"),
        ("• Kiện toàn", "- Kiện toàn"),
        # A line each, as Word copies a text.
        ("Đã họp.\nĐã xong.\n“Tốt.”", "Đã họp.\n\nĐã xong.\n\n“Tốt.”"),
        (f"{LONG} có nơi\nKinh phí thấp\nvà chậm", f"{LONG} có nơi\n\nKinh phí thấp và chậm"),
        (f"Gồm:\n{LONG} thị xã;\nhai là", f"Gồm:\n\n{LONG} thị xã;\n\nhai là"),
        ("Gồm:\nmột là họp;\nhai là in.", "Gồm:\n\nmột là họp;\n\nhai là in."),
        ("Khó khăn, hạn chế\nKinh phí thấp.\nCán bộ thiếu.", "Khó khăn, hạn chế\n\nKinh phí thấp.\n\nCán bộ thiếu."),
        ("Kiện toàn Tổ\nBan hành kế hoạch\nTổ chức", "Kiện toàn Tổ\n\nBan hành kế hoạch\n\nTổ chức"),
        # Wrapped, as a mail or a PDF has it.
        (
            (
                "Trong năm, Ban đã phối hợp với các sở, ngành và\nỦy ban nhân dân các huyện mở 05 hội nghị.\n"
                "Việc kiểm tra được duy trì tại 03 huyện và các\nxã."
            ),
            (
                "Trong năm, Ban đã phối hợp với các sở, ngành và Ủy ban nhân dân các huyện mở 05 hội nghị.\n\n"
                "Việc kiểm tra được duy trì tại 03 huyện và các xã."
            ),
        ),
        ("Đoàn do đồng chí\nNguyễn Văn A dẫn đầu.", "Đoàn do đồng chí Nguyễn Văn A dẫn đầu."),
        ("Theo TP.\nhồ sơ mới gửi lên", "Theo TP. hồ sơ mới gửi lên"),
        ("theo Điều\n5. Hội nghị đã xong và nhiều việc", "theo Điều 5. Hội nghị đã xong và nhiều việc"),
        # Lists with every sign that offices use.
        (
            "Các việc:\n• Một\n\uf0b7 Hai\n– Ba\n+ Bốn\n* Năm\n-Sáu\n§ Bảy\n· Tám\n-5 độ",
            "Các việc:\n- Một\n- Hai\n- Ba\n- Bốn\n- Năm\n- Sáu\n- Bảy\n- Tám -5 độ",
        ),
        ("•\nKiện toàn\n-\nBan hành", "- Kiện toàn\n- Ban hành"),
        ("- Kiện toàn Tổ công tác về thực hiện\n  Chương trình\n- Ban hành\nBan làm tiếp", None),
        ("1. Kiện toàn\n2. Ban hành kế hoạch số\n7. Xong", "1. Kiện toàn\n\n2. Ban hành kế hoạch số 7. Xong"),
        ("Gồm:\n7) Xong", "Gồm:\n\n7) Xong"),
        ("a) Một\nb) Hai\nI. Ba\nII. Bốn", "a) Một\n\nb) Hai\n\nI. Ba\n\nII. Bốn"),
        ("Mục\n1.1. Một\n1.2 Hai", "Mục\n\n1.1. Một\n\n1.2 Hai"),
        ("khoảng\n2.5 tỷ đồng", "khoảng 2.5 tỷ đồng"),
        ("", ""),
    ],
)
def test_what_is_pasted_becomes_paragraphs_and_items(text: str, expected: str | None) -> None:
    if expected is None:
        expected = "- Kiện toàn Tổ công tác về thực hiện Chương trình\n- Ban hành\n\nBan làm tiếp"
    assert as_paragraphs(text) == expected
    assert as_paragraphs(expected) == expected


@given(st.text(st.sampled_from("aAbB .:;-–•1)(\n\n\t+o\uf0b7§,x"), max_size=40))
def test_what_was_made_of_a_text_stays_and_loses_nothing(text: str) -> None:
    text = "\n".join(line.strip() for line in text.split("\n")).strip()
    once = as_paragraphs(text)
    assert as_paragraphs(once) == once
    assert [line[:2] for line in text_lines(once)] == [line[:2] for line in text_lines(as_paragraphs(once))]
    letters = [char for char in text if char.isalnum()]
    assert [char for char in once if char.isalnum()] == letters


def test_a_file_joins_its_wrapped_lines_and_sets_off_items_and_numbers() -> None:
    text = "Đã họp.\nĐã xong.\n• Một\n  tiếp\n1. Hai\n2. Ba\n\nBốn"
    assert [(line.text, line.is_item, line.set_off) for line in text_lines(text)] == [
        ("Đã họp. Đã xong.", False, False),
        ("Một tiếp", True, False),
        ("1. Hai", False, False),
        ("2. Ba", False, False),
        ("Bốn", False, True),
    ]


def test_bullets_that_have_become_letters_are_told_by_their_tab() -> None:
    assert with_plain_bullets("ü\tMột\r\n  o\tHai\nØ Ba\no bốn") == "- Một\r\n- Hai\nØ Ba\no bốn"


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["1. Một", "2. Hai"], ["Một", "Hai"]),
        (["a) Một", "b) Hai"], ["Một", "Hai"]),
        (["1. Một", "Hai"], ["1. Một", "Hai"]),
        (["8. Một"], ["8. Một"]),
        ([], []),
    ],
)
def test_the_entries_of_a_list_need_no_numbers(items: list[str], expected: list[str]) -> None:
    assert without_numbers(items) == expected


def test_one_text_may_be_a_whole_list() -> None:
    assert list_items("• Một\n• Hai;\n\nBa") == ["Một", "Hai;", "Ba"]
    assert list_items(" - Một ") == ["Một"]

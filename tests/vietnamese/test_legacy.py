import pytest

from dtreport.vietnamese.legacy import Damage, damage_of, is_lossy, whole


@pytest.mark.parametrize(
    ("damage", "texts"),
    [
        (Damage.REPLACED, ["Nguy\ufffdn", "?\ufffd?"]),
        (Damage.LOST, ["Nguy?n V?n A", "NGUY?N", "Th? t??ng", "?ng A", "H?i", "xem http://a.vn/b?c, Nguy?n"]),
        (Damage.LOST, ["ngo?i", "mu?i", "(?ng A)", "39/2021/Q?-UBND", "HO?T ??NG", "Là ai?Đó ho?c"]),
        (
            Damage.LOST,
            ["L? Na", "Đ? Văn Tú", "Lê Th?", "V? H?", "a (L?), b (H?)", "?? V? A", "1. Xin\n? H?p", "Họp phiên ??u"],
        ),
        (Damage.RECODED, ["Nguyá»…n VÄƒn A", "ThÃ¡i NguyÃªn", "Nguyß╗àn", "─Éß║íi"]),
        (Damage.TCVN3, ["NguyÔn V¨n A", "Th¸i Nguyªn", "D©n téc", "Hµ Néi, «ng B", "x· §Êt"]),
        (Damage.VNI, ["Nguyeãn Vaên A", "Thaùi Nguyeân", "Daân toäc", "Ñaûng", "ñöôïc", "ÑAÛNG"]),
        (
            Damage.TORN,
            [
                "Nguy ễ n V ă n A",
                "Th á i Nguyên",
                "t ổ ch ứ c",
                "Nguye ̂n",
                "Nguyê˜n",
                "(cid:123)",
                "tr ườ ng",
            ],
        ),
        (Damage.FOREIGN, ["Brøndby", "Åse", "Peña", "Malmö", "Zürich", "Lǎo"]),
    ],
)
def test_what_has_happened_to_a_text_is_seen(damage: Damage, texts: list[str]) -> None:
    assert {text: damage_of(text) for text in texts} == dict.fromkeys(texts, damage)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nguyễn Văn A",
        "Là ai?Đó là câu hỏi? Xem https://a.vn/x?y=1 hoặc a=b?c",
        "Vì sao?do thiếu vốn",
        "Xã N? Mục B? Cả hai?",
        "Mục B?",
        "Các TH?",
        "Ghi ở mục a?-b của biểu",
        "Chọn mẫu (?x) hoặc A?B, hỏi “Who?me” rồi ghi ?n vào cột đủ",
        "Vì sao ? Vì",
        "? Hội nghị",
        "hoà toá quý giếng khuỷu ngoằn ngoèo rượu khuya thuở Uỷ quyển huyền khuếch nguếch xoong goòng gìn giữ",
        "nghiêng tuyết quốc quỹ oằn ỉa yêu yếm, Ô tô, HĐND, ĐBKK, Số 5/QĐ-BDT, đ/c",
        "Lý Sính Phủ, Vàng Seo Páo, Ksor Phước, Siu Bláh, Đinh Thị Plếch, Y Ƀlô, Čư Mgar, Krông Pắc, H'Mông",
        "café, São Tomé, Orléans, Россия",
        "5 m², 25°C, 3 µm, 5·10, ½ ngày, «Việt», «m-14», nđ, kWh/năm",
        "theo điểm đ ở mục II, xã n, nhóm ở xã, mục b ở trên, UBND ở xã, a ở b, d ự án",
    ],
)
def test_vietnamese_as_offices_write_it_is_no_damage(text: str) -> None:
    assert damage_of(text) is None


@pytest.mark.parametrize(
    ("text", "sentence"), [("Nguy?n", "dấu ?"), ("Nguy\ufffdn", r"U\+FFFD"), ("Nguyá»…n", "UTF-8")]
)
def test_what_was_lost_on_the_way_in_is_refused_without_being_repeated(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence) as refused:
        whole(text)
    assert "Nguy" not in str(refused.value)
    assert "UTF-8" in str(refused.value)


@pytest.mark.parametrize("text", ["Vì sao?", "NguyÔn V¨n A", "Th á i Nguyên", "Åse"])
def test_what_may_be_meant_comes_in_as_it_is(text: str) -> None:
    assert whole(text) == text


@pytest.mark.parametrize("code", ["ascii", "cp437", "cp850", "cp1252", "cp1258"])
def test_a_text_that_came_through_an_old_code_is_known(code: str) -> None:
    text = "Họ và tên\tChức vụ\nLê Thị Hà\tVăn thư\n"
    assert is_lossy(text.encode(code, "replace").decode(code))
    assert not is_lossy(text)
    assert not is_lossy(text.replace("Hà", "H?"))  # somebody typed that, or a cell was lost before
    assert not is_lossy("Ho va ten\tGhi chu\nLe Thi Ha\tCo chua?\n?\tLe Van Tam\n")

import pytest

from dtreport.vietnamese.legacy import Damage, damage_of


@pytest.mark.parametrize(
    ("damage", "texts"),
    [
        (Damage.REPLACED, ["Nguy\ufffdn", "?\ufffd?"]),
        (Damage.LOST, ["Nguy?n V?n A", "NGUY?N", "Th? t??ng", "?ng A", "H?i", "xem http://a.vn/b?c, Nguy?n"]),
        (Damage.RECODED, ["Nguyá»…n VÄƒn A", "ThÃ¡i NguyÃªn"]),
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

"""The laws of 2003 and 2022 on emulation and commendation: the titles and forms of commendation that they have."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dtreport.records.award import RecipientKind


class Law(NamedTuple):
    """A law, with its first and its last day in force."""

    name: str
    since: date
    until: date | None


class Honour(NamedTuple):
    """One title or form of commendation."""

    title: str
    rank: int
    """Its place in the order of presentation; the highest honour has the lowest number."""
    decided_by: str
    recipients: tuple[RecipientKind, ...]
    laws: tuple[Law, ...]
    also: tuple[str, ...] = ()
    """Other names that are as good as the title."""
    everyday: tuple[str, ...] = ()
    """Wordings in daily use that the law does not have."""
    shared: str = ""
    """A name that means this honour only where one of `authorities` decides."""
    authorities: tuple[str, ...] = ()
    """Beginnings of an authority, folded."""
    more_follows: bool = False
    """Whether the title goes on with words of its own, such as Kỷ niệm chương Vì sự nghiệp …"""

    def law_on(self, on: date | None) -> Law | None:
        """The law that it rests on at a day, or the last one without a day; None where it does not exist then."""
        if on is None:
            return self.laws[-1]
        return next((law for law in self.laws if law.since <= on and (law.until is None or on <= law.until)), None)


LAW_2003 = Law("Luật Thi đua, khen thưởng năm 2003", date(2004, 7, 1), date(2023, 12, 31))
LAW_2022 = Law("Luật Thi đua, khen thưởng năm 2022", date(2024, 1, 1), None)
LAWS = (LAW_2003, LAW_2022)

GROUPS = (RecipientKind.COLLECTIVE,)
PEOPLE = (RecipientKind.INDIVIDUAL,)
HOMES = (RecipientKind.HOUSEHOLD,)
GROUPS_AND_PEOPLE = (*GROUPS, *PEOPLE)
ANYONE = (*GROUPS_AND_PEOPLE, *HOMES)

STATE = "Chủ tịch nước"
COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
PREMIER = "Thủ tướng Chính phủ"
_PROVINCE = "Chủ tịch UBND tỉnh hoặc Bộ trưởng"
HEAD_OF_OFFICE = "Thủ trưởng cơ quan"
_PREMIERS = ("thu tuong", "chinh phu")

HONOURS = (
    Honour("Huân chương Sao vàng", 10, STATE, GROUPS_AND_PEOPLE, LAWS),
    Honour("Huân chương Hồ Chí Minh", 20, STATE, GROUPS_AND_PEOPLE, LAWS),
    Honour("Huân chương Độc lập hạng Nhất", 30, STATE, GROUPS_AND_PEOPLE, LAWS),
    Honour("Huân chương Độc lập hạng Nhì", 32, STATE, GROUPS_AND_PEOPLE, LAWS),
    Honour("Huân chương Độc lập hạng Ba", 34, STATE, GROUPS_AND_PEOPLE, LAWS),
    Honour("Huân chương Lao động hạng Nhất", 40, STATE, ANYONE, LAWS),
    Honour("Huân chương Lao động hạng Nhì", 42, STATE, ANYONE, LAWS),
    Honour("Huân chương Lao động hạng Ba", 44, STATE, ANYONE, LAWS),
    Honour("Huân chương Đại đoàn kết dân tộc", 50, STATE, PEOPLE, LAWS),
    Honour("Huân chương", 55, STATE, ANYONE, LAWS, more_follows=True),
    Honour("Huy chương", 60, STATE, ANYONE, LAWS, more_follows=True),
    Honour("Anh hùng Lao động", 70, STATE, GROUPS_AND_PEOPLE, LAWS),
    Honour("Nghệ nhân Nhân dân", 72, STATE, PEOPLE, LAWS),
    Honour("Nghệ nhân Ưu tú", 74, STATE, PEOPLE, LAWS),
    Honour("Giải thưởng Hồ Chí Minh", 80, STATE, PEOPLE, LAWS, more_follows=True),
    Honour("Giải thưởng Nhà nước", 85, STATE, PEOPLE, LAWS, more_follows=True),
    Honour(
        "Cờ thi đua của Chính phủ",
        100,
        PREMIER,
        GROUPS,
        LAWS,
        everyday=("Cờ thi đua Chính phủ", "Cờ Chính phủ"),
        shared="Cờ thi đua",
        authorities=_PREMIERS,
    ),
    Honour(
        "Bằng khen của Thủ tướng Chính phủ",
        110,
        PREMIER,
        ANYONE,
        LAWS,
        everyday=("Bằng khen Thủ tướng", "Bằng khen Thủ tướng Chính phủ", "Bằng khen Chính phủ"),
        shared="Bằng khen",
        authorities=_PREMIERS,
    ),
    Honour(
        "Chiến sĩ thi đua toàn quốc",
        120,
        PREMIER,
        PEOPLE,
        LAWS,
        everyday=("Chiến sĩ thi đua cấp toàn quốc", "CSTĐ toàn quốc", "CSTĐTQ"),
    ),
    Honour(
        "Cờ thi đua",
        130,
        _PROVINCE,
        GROUPS,
        LAWS,
        also=(
            "Cờ thi đua cấp tỉnh",
            "Cờ thi đua cấp bộ, ngành, tỉnh, đoàn thể trung ương",
            "Cờ thi đua bộ, ban, ngành, tỉnh",
        ),
        everyday=("Cờ thi đua xuất sắc", "Cờ thi đua UBND tỉnh", "Cờ thi đua Ủy ban Dân tộc"),
    ),
    Honour(
        "Chiến sĩ thi đua cấp tỉnh",
        140,
        _PROVINCE,
        PEOPLE,
        LAWS,
        also=(
            "Chiến sĩ thi đua tỉnh",
            "Chiến sĩ thi đua cấp bộ",
            "Chiến sĩ thi đua cấp bộ, ngành, tỉnh, đoàn thể trung ương",
            "Chiến sĩ thi đua bộ, ban, ngành, tỉnh",
        ),
        everyday=("CSTĐ cấp tỉnh", "CSTĐ tỉnh", "CSTĐ cấp bộ"),
    ),
    Honour("Tập thể lao động xuất sắc", 150, _PROVINCE, GROUPS, LAWS, everyday=("Tập thể LĐXS", "TTLĐXS", "LĐXS")),
    Honour("Xã, phường, thị trấn tiêu biểu", 155, _PROVINCE, GROUPS, (LAW_2022,)),
    Honour("Kỷ niệm chương", 160, _PROVINCE, ANYONE, LAWS, more_follows=True),
    Honour("Huy hiệu", 165, _PROVINCE, ANYONE, (LAW_2003,), more_follows=True),
    Honour("Bằng khen", 170, _PROVINCE, ANYONE, LAWS, everyday=("Bằng khen UBND tỉnh", "Bằng khen cấp tỉnh")),
    Honour(
        "Chiến sĩ thi đua cơ sở",
        180,
        HEAD_OF_OFFICE,
        PEOPLE,
        LAWS,
        everyday=("Chiến sĩ thi đua cấp cơ sở", "CSTĐ cơ sở", "CSTĐ cấp cơ sở", "CSTĐCS"),
    ),
    Honour("Tập thể lao động tiên tiến", 190, HEAD_OF_OFFICE, GROUPS, LAWS, everyday=("Tập thể LĐTT", "TTLĐTT")),
    Honour("Lao động tiên tiến", 200, HEAD_OF_OFFICE, PEOPLE, LAWS, everyday=("LĐTT", "Cá nhân lao động tiên tiến")),
    Honour("Giấy khen", 210, HEAD_OF_OFFICE, ANYONE, LAWS, everyday=("Giấy khen cấp cơ sở", "Giấy khen cơ sở")),
    Honour(
        "Thôn, tổ dân phố văn hóa",
        220,
        "Chủ tịch UBND cấp huyện; từ 01/7/2025 là cấp xã",
        GROUPS,
        LAWS,
        also=("Thôn, làng, ấp, bản, tổ dân phố văn hóa", "Thôn văn hóa", "Tổ dân phố văn hóa"),
    ),
    Honour("Gia đình văn hóa", 230, "Chủ tịch UBND cấp xã", HOMES, LAWS, everyday=("Hộ gia đình văn hóa",)),
)


def law_on(on: date) -> Law | None:
    """The law on emulation and commendation that is in force on a day; None before the first of them."""
    return next((law for law in reversed(LAWS) if law.since <= on), None)

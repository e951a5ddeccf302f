"""Invented years of any size, as the texts of year files."""

_HEAD = """schema = 1
year = 2021

[agency]
name = "Ban Dân tộc tỉnh A"
short_name = "Ban Dân tộc"
parent = "UBND tỉnh A"
symbol = "BDT"
place = "A"
head = "Nguyễn Văn A"
head_title = "Trưởng Ban"

[[areas]]
code = "lv-1"
title = "Công tác tuyên truyền"
"""


def mixed_year(records: int) -> str:
    """A year of so many records: counts, results and awards in equal parts."""
    third = records // 3
    counts = (
        f'[[counts]]\ncode = "sl-{n}"\nname = "Hội nghị phổ biến, giáo dục pháp luật đợt {n}"\nunit = "hội nghị"\n'
        f'value = {n % 50}\nplan = {n % 50 + 1}\narea = "lv-1"\n'
        for n in range(1, third + 1)
    )
    results = (
        f'[[results]]\ncode = "kq-{n}"\narea = "lv-1"\n'
        f'text = "Tổ chức {{sl-{n}}} hội nghị phổ biến, giáo dục pháp luật cho người dân vùng dân tộc thiểu số."\n'
        for n in range(1, third + 1)
    )
    return "\n".join([_HEAD, *counts, *results, *_awards(records - 2 * third)])


def year_of_awards(number: int) -> str:
    """A year of so many award recipients, each with all that an office writes of them."""
    return "\n".join([_HEAD, *_awards(number)])


def _awards(number: int) -> list[str]:
    families, middles, given = ("Nguyễn", "Trần", "Lê", "Phạm"), ("Văn", "Thị", "Đức"), ("An", "Bình", "Chi", "Dũng")
    return [
        f'[[awards]]\ncode = "kt-{n}"\ntitle = "Giấy khen"\nauthority = "Trưởng Ban Dân tộc"\n'
        f'recipient_kind = "individual"\n'
        f'recipient = "{families[n % 4]} {middles[n % 3]} {given[n // 4 % 4]} {n}"\n'
        f'position = "Chuyên viên"\nunit = "Phòng Dân tộc huyện {n % 9}"\nbirth_year = {1960 + n % 40}\n'
        f'merit = "Hoàn thành tốt nhiệm vụ công tác dân tộc năm 2021 tại đơn vị số {n}"\n'
        f'presenter = "Lãnh đạo Ban Dân tộc tỉnh"\nnote = "dòng {n}"\n'
        for n in range(1, number + 1)
    ]

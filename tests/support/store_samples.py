"""Years to write to: one by hand, and as many by chance as wanted, with every line known by its owner."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from random import Random

SAMPLE = """\
# Tệp của Ban, sửa tay được
schema = 1
year = 2021  # năm báo cáo

[period]
from = 2020-12-15
to = 2021-12-14

# Cơ quan
[agency]
name = "Ban Dân tộc tỉnh Thái Nguyên"  # tên đầy đủ
head = "Nguyễn Thái Nam"

# ===== Văn bản =====
[[documents]]
code = "vb-1"
kind = "Quyết định"
number = "39/2021/QĐ-UBND"

# ===== Số liệu =====
[[counts]]
code = "sl-1"
name = "Hội nghị"
unit = "hội nghị"
value = 12.50  # đã đối chiếu

# chờ huyện gửi
[[counts]]
code = "sl-2"
name = "Lớp tập huấn"
unit = "lớp"

[[counts]]
code = "sl-3"
name = "Xã"
unit = "xã"
value = 1_000
# ngay dưới sl-3

# hết số liệu

[[tasks]]
code = "nv-1"
text = \"\"\"
Thành lập Tổ công tác
- việc một\"\"\"
items = [
  "Ban hành Quy chế",  # trước tháng 3
  "Kiểm tra",
]

# hết tệp
"""


def count(code: str, value: Any = Decimal(1)) -> dict[str, Any]:
    """A count as a plain record."""
    return {"code": code, "name": "Hộ nghèo", "unit": "hộ", "value": value}


Owner = tuple[str, ...]
"""(kind, code, key) of the line of a key; (kind, code) of a header; () of a blank or a comment."""

KEYS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "areas": (("title", ('"Tuyên truyền"', "'Chính sách'")),),
    "documents": (
        ("kind", ('"Quyết định"',)),
        ("number", ('"39/2021/QĐ-UBND"', '"05 # không phải ghi chú"')),
        ("date", ("2021-08-20",)),
        ("subject", ("'''về \"phân định\" vùng'''", '"\\u0110\\u00ea \\"án\\""')),
    ),
    "counts": (
        ("name", ('"Hội nghị"', '"""\\\n  Hội nghị [tỉnh]"""')),
        ("unit", ('"hội nghị"',)),
        ("value", ("12.50", "1_000", "0x1F", "0", "+7", "1e2")),
        ("plan", ("3", "0.10")),
        ("key", ("true",)),
    ),
    "tasks": (
        ("text", ('"""\nThành lập Tổ\n\n[[counts]]\n# không phải ghi chú\n- việc"""', '"Một việc"')),
        ("items", ('["Một", "hai"]', '[\n  "Một",  # trước\n\n  # giữa\n  "hai # ]",\n]', "[]")),
        ("lead", ('"Phòng Chính sách"',)),
    ),
}
REQUIRED = {"title", "kind", "name", "unit", "text"}


@dataclass
class Written:
    """A year file made by chance: its lines, each with its owner."""

    lines: list[tuple[str, Owner]] = field(default_factory=list)
    newline: str = "\n"
    bom: bool = False
    last_end: bool = True

    @property
    def text(self) -> str:
        """The text without a BOM."""
        said = "".join(line + self.newline for line, _owner in self.lines)
        return said if self.last_end else said.removesuffix(self.newline)

    @property
    def raw(self) -> bytes:
        """The bytes on the disk."""
        return (b"\xef\xbb\xbf" if self.bom else b"") + self.text.encode()

    def add(self, text: str, owner: Owner = ()) -> None:
        """Add a text of one line or more."""
        self.lines += [(line, owner) for line in text.split("\n")]


def by_chance(random: Random) -> Written:
    """A year file as people might have written it by hand: valid, and otherwise as odd as TOML allows."""
    made = Written(newline=random.choice(["\n", "\n", "\r\n"]))
    made.bom, made.last_end = random.random() < 0.2, random.random() < 0.7
    _between(random, made)
    for key, value in random.sample([("schema", "1"), ("year", "2021")], 2):
        made.add(f"{key} = {value}{_after(random)}", ("", "", key))
    parts = [("[agency]", "agency", "")] + [("[text]", "text", "")] * (random.random() < 0.4)
    records = [(f"[[{kind}]]", kind, f"{kind[:1]}-{number}") for kind in KEYS for number in range(random.randint(0, 4))]
    if random.random() < 0.2:
        random.shuffle(records)
    for header, name, code in [*parts, *records]:
        _block(random, made, header, name, code)
    _between(random, made)
    while made.lines and not made.last_end and not made.lines[-1][0]:
        del made.lines[-1]
    return made


def _block(random: Random, made: Written, header: str, name: str, code: str) -> None:
    _between(random, made)
    made.add(header.replace("[[", random.choice(["[[", "[[ "])) + _after(random), (name, code))
    indent = random.choice(["", "", "  "])
    settings = {"agency": (("name", ('"Ban"',)),), "text": (("overview", ('"Một năm."',)),)}
    keys = [*settings.get(name, KEYS.get(name, ()))]
    if code:
        keys.insert(random.choice([0, 0, 0, len(keys)]), ("code", (f'"{code}"',)))
    for key, values in keys:
        if key in REQUIRED or key in {"code", "overview"} or random.random() < 0.7:
            if random.random() < 0.15:
                made.add(random.choice(["# bên trong", "", "# value = 7"]))
            spelt = f'"{key}"' if random.random() < 0.05 else key
            equals = random.choice([" = ", "=", "  =  "])
            made.add(f"{indent}{spelt}{equals}{random.choice(values)}{_after(random)}", (name, code, key))
    if random.random() < 0.15:
        made.add("# ngay dưới")


def _between(random: Random, made: Written) -> None:
    for _line in range(random.choice([0, 1, 1, 1, 2, 3])):
        made.add(random.choice(["", "", "", "# ghi chú", "# ===== phần =====", "#", "  # thụt vào", "\t"]))


def _after(random: Random) -> str:
    return random.choice(["", "", "", "  # cùng dòng", "\t# [[counts]]", " "])

"""Who a row of a list is about: the name without what stands around it, and whether it is a person, a body, a home."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dtreport.honours.titles import honour_of
from dtreport.records.award import RecipientKind
from dtreport.services.pasted_list import in_lines
from dtreport.services.recipient_names import (
    RecipientName,
    is_post,
    looks_personal,
    mended_name,
    odd_case,
    parsed_name,
    split_post,
)
from dtreport.services.tables.headings import plain
from dtreport.vietnamese.text import quoted, same, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtreport.services.pasted_list import ListReading, ListWishes
    from dtreport.services.tables.headings import HeadedColumn

_LONGEST = 60
_OTHER_HEADINGS = frozenset(
    ("tt", "stt", "chuc vu", "don vi", "don vi cong tac", "ngay sinh", "nam sinh", "ghi chu", "hinh thuc")
)
"""What stands among the names where a table was pasted cell by cell."""
_KIND_WORDS = {kind.label: kind for kind in RecipientKind}


@dataclass
class RecipientIdentity:
    """Settles the names of one list, and remembers the lines that people should hear of."""

    base: ListReading
    wishes: ListWishes
    odd: list[int] = field(default_factory=list)
    mended: list[int] = field(default_factory=list)
    honorifics: list[int] = field(default_factory=list)
    posts: list[int] = field(default_factory=list)
    unlike: list[int] = field(default_factory=list)
    """Lines whose name does not look like one of its kind."""

    def settle(self, entry: dict[str, str], names: list[tuple[HeadedColumn, str]], line: int, *, alone: bool) -> None:
        """Take the name apart, and settle whether it is a person, a body or a home; `alone`: the list has no more."""
        if not names:
            self.base.wrong(line, "chưa có tên.", "recipient")
            return
        hints = {hint for column, _text in names for hint in column.hints}
        if len(names) > 1 and not hints <= {"family", "given"} and len({column for column, _ in names}) > 1:
            self.base.wrong(line, "có tên ở hai cột; hãy tách thành hai dòng.", "recipient")
            return
        column, text = names[0]
        if not any(map(str.isalpha, text)) or (alone and plain(text) in _OTHER_HEADINGS):
            self.base.wrong(line, "không phải là tên; bảng chép thiếu cột thì hãy chép lại cả bảng.", "recipient")
            return
        with_post = len(column.keys) > 1 and "recipient" in column.keys and {*column.keys} & {"position", "unit"}
        name = parsed_name(" ".join(text for _column, text in names) if len(names) > 1 else text, alone=not with_post)
        kind = self._kind(entry, name, hints, line)
        if kind is RecipientKind.COLLECTIVE:
            entry["recipient"] = name.name if name.sign is kind else " ".join(text.split(" "))
            self._check_case(entry, kind, line)
            return
        self._honorific(entry, name, line)
        self._post(entry, name, line, asked=not with_post)
        self._check_case(entry, kind, line)

    def _kind(self, entry: dict[str, str], name: RecipientName, hints: set[str], line: int) -> RecipientKind | None:
        """For whom an award is: as a cell, the group, the command, the heading or the law says, else by the name."""
        by_command = self.base.shared.get("recipient_kind")
        headed = [kind for kind in RecipientKind if kind.value in hints]
        by_heading = headed[0] if len(headed) == 1 else None
        words = entry.get("recipient_kind")
        kind = _KIND_WORDS.get(words) if words else by_command
        if words and kind is None:
            return None  # a word that is refused where it is read
        if kind is None:
            kind = self._by_signs(entry, name, by_heading)
            if kind is None:
                self.base.wrong(
                    line,
                    "không rõ tên này là của cá nhân hay tập thể; hãy thêm cột Đối tượng.",
                    "recipient_kind",
                )
                return None
            entry["recipient_kind"] = kind.label
        if name.sign is None and (kind is RecipientKind.COLLECTIVE) is looks_personal(name.name.partition("(")[0]):
            self.unlike.append(line)
        self._contradiction(name, kind, line)
        return kind

    def _by_signs(
        self, entry: Mapping[str, str], name: RecipientName, by_heading: RecipientKind | None
    ) -> RecipientKind | None:
        """For whom an award is where nobody says so: as the law has it for its title, by its name, by the heading."""
        title = entry.get("title") or self.base.shared.get("title")
        authority = entry.get("authority") or self.base.shared.get("authority")
        honour = honour_of(title, authority, self.base.year.period.end) if title else None
        if honour is not None and len(honour.recipients) == 1:
            return honour.recipients[0]
        if by_heading is RecipientKind.HOUSEHOLD and name.sign is RecipientKind.INDIVIDUAL:
            return by_heading  # ông A, chủ hộ
        called = name.name  # Già làng Y Moan
        personal = RecipientKind.INDIVIDUAL if looks_personal(called) or is_post(called) else None
        return name.sign or by_heading or personal

    def _contradiction(self, name: RecipientName, kind: RecipientKind, line: int) -> None:
        """A body among individuals, or a person among bodies; a home is called by its head."""
        if kind is RecipientKind.HOUSEHOLD and name.sign is RecipientKind.INDIVIDUAL:
            return
        if name.sign is None or name.sign is kind:
            return
        called = f" {quoted(name.name)}" if name.sign is RecipientKind.COLLECTIVE else ""
        self.base.wrong(
            line,
            f"đối tượng là {kind.label} mà tên{called} là của {name.sign.label}; "
            "hãy thêm cột Đối tượng (ghi CN, TT, Hộ), hoặc tách danh sách.",
            "recipient_kind",
        )

    def _honorific(self, entry: dict[str, str], name: RecipientName, line: int) -> None:
        if not name.honorific:
            return
        column = entry.get("honorific")
        if column is not None and same(column).replace("đ/c", "đồng chí") != same(name.honorific):
            self.base.wrong(line, f"cột ghi {quoted(column)} mà tên ghi {quoted(name.honorific)}.", "honorific")
        entry.setdefault("honorific", name.honorific)
        self.honorifics.append(line)

    def _post(self, entry: dict[str, str], name: RecipientName, line: int, *, asked: bool) -> None:
        """Settle what stands beside a name: it is split off where the heading says so, or the person agrees."""
        entry["recipient"] = name.name
        if name.aside:
            self.base.questions.append(
                f"Dòng {line}: tên có phần kèm theo, được giữ nguyên: “{shortened(name.name, _LONGEST)}”."
            )
        if not name.post:
            return
        if asked and not self.wishes.fix_names:
            self.posts.append(line)
        position, unit = split_post(name.post)
        for key, value in (("position", position), ("unit", unit)):
            if not value:
                continue
            if entry.setdefault(key, value) != value:
                self.base.wrong(line, f"tên có kèm {quoted(value)}, cột đã ghi {quoted(entry[key])}.", key)

    def _check_case(self, entry: dict[str, str], kind: RecipientKind | None, line: int) -> None:
        name = entry["recipient"]
        if not odd_case(name, kind):
            return
        if self.wishes.fix_names:
            entry["recipient"] = " ".join(name.split()) if kind is RecipientKind.COLLECTIVE else mended_name(name)
            if entry["recipient"] != name:
                self.mended.append(line)
        if odd_case(entry["recipient"], kind):
            self.odd.append(line)

    def tell(self) -> None:
        """Say what was done to names and what should be looked at."""
        remarks = self.base.remarks
        if self.honorifics:
            remarks.append(f"Dòng {in_lines(self.honorifics)}: tách cách xưng hô khỏi tên.")
        if self.mended:
            remarks.append(f"Dòng {in_lines(self.mended)}: đã sửa chữ hoa, chữ thường, khoảng trắng của tên.")
        if self.odd:
            advice = "xin sửa trong danh sách" if self.wishes.fix_names else "muốn sửa thì thêm --fix-names"
            remarks.append(f"Dòng {in_lines(self.odd)}: tên viết hoa cả, viết thường hoặc thừa khoảng trắng; {advice}.")
        if self.unlike:
            remarks.append(f"Dòng {in_lines(self.unlike)}: tên không giống đối tượng đã ghi, xin xem lại.")
        if self.posts:
            self.base.questions.append(
                f"Dòng {in_lines(self.posts)}: phần sau dấu phẩy hoặc trong ngoặc của tên được tách thành chức vụ, "
                "đơn vị (--fix-names là đồng ý)."
            )

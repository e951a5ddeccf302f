"""The judge of every text before it is written: tomli must read from it exactly what was meant."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from dtreport.errors import DtreportError
from dtreport.store.text.layout import comments_in
from dtreport.store.text.year_editor import same
from dtreport.store.toml_parser import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dtreport.store.changes import RecordChange


def judge(text: str, expected: Mapping[str, Any]) -> dict[str, Any]:
    """The data of the new text, which are those that were meant. Raises DtreportError."""
    try:
        data = parse(text)
    except (ValueError, RecursionError) as failure:
        raise _refused() from failure
    if data != expected:
        raise _refused()
    return data


def judge_changes(data: Mapping[str, Any], expected: Mapping[str, Any], changes: Iterable[RecordChange]) -> None:
    """Look at each changed table and record more sharply: 1 is not true. Raises DtreportError."""
    for name, code in {change[:2] for change in changes}:
        if name and not same(_found(data, name, code), _found(expected, name, code)):
            raise _refused()


def _found(data: Mapping[str, Any], name: str, code: str) -> Any:
    held = data.get(name)
    return next((block for block in held if block["code"] == code), None) if isinstance(held, list) else held


def judge_comments(old: str, new: str, changes: Iterable[RecordChange], dropped: Counter[str] | None = None) -> None:
    """No comment outside what was changed, or `dropped` by the writer of a draft, may be gone. Raises DtreportError."""
    lost = Counter(comments_in(old)) - Counter(comments_in(new)) - (dropped or Counter())
    for change in changes:
        lost -= Counter(comments_in(change.before or ""))
    if lost:
        raise _refused()


def _refused() -> DtreportError:
    return DtreportError(
        "Chưa ghi gì: dtreport không sửa được tệp năm này mà vẫn giữ nguyên mọi phần khác.",
        "Hãy sửa bằng lệnh dtreport open, và gửi tệp này cho người phát triển dtreport để tìm nguyên nhân.",
    )

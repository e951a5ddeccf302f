"""`docs/quy-tac.md`, written from the rules themselves: what each looks for, why, an example, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtreport.rules import GROUPS, Rule, all_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = """\
# Các quy tắc kiểm tra

Trang này do chương trình tự viết ra từ chính các quy tắc của `dtreport check`, nên không sửa bằng tay. Mỗi điều mà
`check` nêu có mã của quy tắc đứng trước, như DT101. Mã không bao giờ đổi và không dùng lại cho quy tắc khác.

- Xem một quy tắc ngay trên máy: `dtreport check --explain DT101`.
- Bỏ qua một quy tắc cho một mục, kèm lý do: `dtreport edit MÃ --silence "DT101=lý do"`; ghi thẳng vào tệp năm thì thêm
  vào khối của mục ấy dòng `silenced = { DT101 = "lý do" }`. Thôi bỏ qua: `dtreport edit MÃ --unsilence DT101`.
- `check` kể mọi điều được bỏ qua cùng lý do, và nhắc khi điều bỏ qua không còn hoặc chưa có lý do.
- Quy tắc không nói về riêng một mục (cả năm, thông tin chung) thì không bỏ qua được.
- `dtreport check --fail-on lỗi` chỉ báo mã thoát 1 khi có điều sai; không ghi thì cả điều cần xem và còn thiếu.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([_START, *(part for prefix, title in GROUPS.items() for part in _group(prefix, title))]) + "\n"


def _group(prefix: str, title: str) -> Iterator[str]:
    yield f"## {prefix}xx: {title}\n"
    for rule in all_rules():
        if rule.code.startswith(prefix):
            yield _rule(rule)


def _rule(rule: Rule[Any]) -> str:
    parts = [f"- Vì sao: {_plain(rule.why)}", f"- Ví dụ: {_plain(rule.example)}", f"- Cách sửa: {_plain(rule.mend)}"]
    if not rule.of_record:
        parts.append("- Không bỏ qua được.")
    return "\n".join([f"### {rule.code}: {_plain(rule.aim)}\n", f"`{rule.name}`\n", *parts]) + "\n"


def _plain(text: str) -> str:
    """A text in which Markdown sees no marks of its own."""
    return text.replace("[", "\\[").replace("*", "\\*").replace("<", "&lt;")

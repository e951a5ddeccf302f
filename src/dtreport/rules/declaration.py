"""How a rule is declared: its code, what it looks for and why, and the function that looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dtreport.rules.finding import Finding

Material = TypeVar("Material")
"""What a rule looks at: the years, or what is silenced in them."""

GROUPS = {
    "DT1": "Số liệu",
    "DT2": "Văn bản",
    "DT3": "Khen thưởng",
    "DT4": "Nhiệm vụ, đánh giá, năm trước",
    "DT5": "Kết quả, mảng công tác",
    "DT6": "Thông tin chung, ngày tháng",
    "DT7": "Con số trong lời văn",
    "DT8": "Câu chữ, chữ cái",
    "DT9": "Bỏ qua có lý do",
}
"""What the rules of each hundred are about. A code that was ever given stays with its rule."""


@dataclass(frozen=True)
class Rule(Generic[Material]):
    """One rule, with all that people are told of it in Vietnamese."""

    code: str
    """`DT101`: by it people call, silence and look up the rule."""
    aim: str
    """What it looks for, in one sentence."""
    why: str
    """Why that matters, with the legal source where there is one."""
    example: str
    """What it would find."""
    mend: str
    """What to do about it."""
    find: Callable[[Material], Iterator[Finding]]
    of_record: bool = True
    """Whether it finds something about single records, which can silence it."""

    @property
    def name(self) -> str:
        """Its name for machines: `figures-not-reported`."""
        return self.find.__name__.replace("_", "-")

    @property
    def group(self) -> str:
        """What the rules of its hundred are about."""
        return GROUPS[self.code[:3]]

    @property
    def silencing(self) -> str:
        """How it is silenced."""
        if not self.of_record:
            return "Không bỏ qua được: quy tắc này không nói về riêng một mục."
        return (
            f'Với một mục: dtreport edit MÃ --silence "{self.code}=lý do", hoặc ghi trong khối của mục ấy '
            f'silenced = {{ {self.code} = "lý do" }}. Thôi bỏ qua: dtreport edit MÃ --unsilence {self.code}.'
        )


def rule(
    code: str, aim: str, *, why: str, example: str, mend: str, of_record: bool = True
) -> Callable[[Callable[[Material], Iterator[Finding]]], Rule[Material]]:
    """Declare the function below as a rule; each is found through `RULES`."""

    def declared(find: Callable[[Material], Iterator[Finding]]) -> Rule[Material]:
        return Rule(code, aim, why, example, mend, find, of_record)

    return declared

"""Awards: titles and commendations, by name, by number, or with the number still unknown."""

from collections.abc import Iterable
from typing import Annotated, NamedTuple, Self

from pydantic import model_validator

from dtreport.records.base import Record, field
from dtreport.records.values import Choice, Code, Name, Text, WholeNumber, YearNumber, choice
from dtreport.vietnamese.text import same


class RecipientKind(Choice):
    """Who receives an award; collectives come first."""

    COLLECTIVE = "collective", "tập thể"
    INDIVIDUAL = "individual", "cá nhân"
    HOUSEHOLD = "household", "hộ gia đình"


class Award(Record):
    """Khen thưởng hoặc danh hiệu: cho một người, tập thể, hộ có tên; hoặc một số lượng; hoặc chưa rõ số lượng."""

    headline = ("title", "recipient")

    title: Name = field("Hình thức, danh hiệu", "Gọi đúng tên theo luật", "Giấy khen")
    authority: Name | None = field("Cấp quyết định", "", "Chủ tịch UBND tỉnh", default=None)
    recipient_kind: Annotated[RecipientKind, choice(RecipientKind)] = field("Đối tượng", "", "cá nhân")
    recipient: Name | None = field("Người, đơn vị nhận", "Họ và tên đầy đủ", "Nguyễn Văn A", default=None)
    count: WholeNumber | None = field(
        "Số lượng", "Khi không ghi từng tên; chưa rõ thì bỏ trống", "11", default=None, unless="recipient"
    )
    honorific: Name | None = field("Ông/Bà", "", "Ông", default=None, public=False)
    position: Name | None = field("Chức vụ", "", "Chuyên viên", default=None)
    unit: Name | None = field("Đơn vị", "Đơn vị công tác hoặc nơi ở", "Phòng Chính sách", default=None)
    birth_year: YearNumber | None = field("Năm sinh", "", "1980", default=None, public=False)
    decision: Code | None = field(
        "Quyết định", "Mã văn bản quyết định khen thưởng", "vb-1", default=None, refers="documents"
    )
    merit: Text | None = field("Thành tích", "", "hoàn thành tốt nhiệm vụ năm 2021", default=None)
    prize: WholeNumber | None = field("Tiền thưởng", "Đồng", "447000", default=None, public=False)
    presenter: Name | None = field("Người trao", "", "Lãnh đạo Ban Dân tộc tỉnh", default=None)
    rank: WholeNumber | None = field("Thứ bậc", "Số nhỏ đứng trước; bỏ trống thì theo luật", "100", default=None)
    sort_name: Name | None = field("Tên để xếp", "Khi tên gọi không phải là chữ cuối", "Vinh Y Tơr", default=None)
    note: Text | None = field("Ghi chú", "Chỉ dùng nội bộ", "nhận thay", default=None, public=False)

    @model_validator(mode="after")
    def _named_or_counted(self) -> Self:
        if self.recipient is not None and self.count is not None:
            raise ValueError("chỉ ghi một trong hai: recipient (một tên) hoặc count (số lượng).")
        return self


class AwardGroup(NamedTuple):
    """All awards of one title, by one authority, to one kind of recipient."""

    title: str
    authority: str | None
    recipient_kind: RecipientKind
    members: tuple[Award, ...]

    @property
    def named(self) -> tuple[Award, ...]:
        """Those that name their recipient."""
        return tuple(award for award in self.members if award.recipient is not None)

    @property
    def stated(self) -> int | None:
        """The number that was stated, or None where none was."""
        counts = [award.count for award in self.members if award.count is not None]
        return sum(counts) if counts else None

    @property
    def unknown(self) -> tuple[Award, ...]:
        """Those that neither name a recipient nor state a number."""
        return tuple(award for award in self.members if award.recipient is None and award.count is None)

    @property
    def number(self) -> int | None:
        """How many recipients there are; None where a part is not reported. Names fill a stated number."""
        return None if self.unknown else max(self.stated or 0, len(self.named))


def group_awards(awards: Iterable[Award]) -> tuple[AwardGroup, ...]:
    """The awards by title, authority and kind of recipient, in the order in which each group first appears.

    Capitals and spaces make no other title or authority; the first spelling stands for all.
    """
    spellings: dict[str, str] = {}
    groups: dict[tuple[str, str | None, RecipientKind], list[Award]] = {}
    for award in awards:
        title = spellings.setdefault(same(award.title), award.title)
        authority = award.authority and spellings.setdefault(same(award.authority), award.authority)
        groups.setdefault((title, authority, award.recipient_kind), []).append(award)
    return tuple(AwardGroup(*key, tuple(members)) for key, members in groups.items())


ABOUT_THE_RECIPIENT = frozenset(
    ("recipient", "honorific", "position", "unit", "birth_year", "merit", "prize", "sort_name", "note")
)
"""The fields that say who receives an award, or would let people guess it."""


def only_counted(awards: Iterable[Award]) -> tuple[Award, ...]:
    """The awards with a number in the place of names. Each keeps its code, by which texts may mention its group.

    What is said of those who are only counted goes too, but for the merit, which is that of them all.
    """
    given = tuple(awards)
    counts = {award.code: award.count for award in given}
    for group in group_awards(given):
        unfilled = (group.number or 0) - (group.stated or 0)
        for place, award in enumerate(group.named):
            counts[award.code] = None if group.number is None else 0 if place else unfilled
    nobody = dict.fromkeys(ABOUT_THE_RECIPIENT)
    return tuple(
        award.model_copy(
            update={
                **nobody,
                "merit": award.merit if award.recipient is None else None,
                "count": counts[award.code],
            }
        )
        for award in given
    )

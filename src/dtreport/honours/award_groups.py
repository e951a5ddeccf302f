"""Awards of one title, authority and kind of recipient as one group, by name, by number, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.vietnamese.text import same

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtreport.records.award import Award, RecipientKind


class AwardGroup(NamedTuple):
    """All awards of one title, by one authority, to one kind of recipient."""

    title: str
    """Empty where the records do not say what was given."""
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

    @property
    def prizes(self) -> tuple[int | None, ...]:
        """The prize of each member, which is for one recipient; a name without its own has that of those it fills."""
        counted = {award.prize for award in self.members if award.recipient is None}
        shared = counted.pop() if len(counted) == 1 else None
        return tuple(shared if award.prize is None else award.prize for award in self.members)

    @property
    def prize(self) -> int | None:
        """The prize of one recipient where it is the same for all; None where it differs or is not known of all."""
        prizes = set(self.prizes)
        return prizes.pop() if len(prizes) == 1 else None

    @property
    def has_prizes(self) -> bool:
        """Whether a prize is recorded of anybody in the group."""
        return any(award.prize is not None for award in self.members)

    @property
    def amount(self) -> int | None:
        """The prizes of all recipients together; None where a number or a prize of some of them is not known."""
        number = self.number
        if number is None:
            return None
        if self.prize is not None:
            return number * self.prize
        pairs = [(award, prize) for award, prize in zip(self.members, self.prizes, strict=True) if award.count != 0]
        if any(prize is None for _award, prize in pairs):
            return None
        # Where prizes differ and names fill a number, nobody knows whose prizes those without a name have.
        if self.named and self.stated is not None and number > len(self.named):
            return None
        payees = [pair for pair in pairs if pair[0].recipient is not None] or pairs
        return sum((award.count or 1) * prize for award, prize in payees if prize is not None)


def group_awards(awards: Iterable[Award]) -> tuple[AwardGroup, ...]:
    """The awards by title, authority and kind of recipient, in the order in which each group first appears.

    Capitals and spaces make no other title or authority; the first spelling stands for all.
    """
    spellings: dict[str, str] = {}
    groups: dict[tuple[str, str | None, RecipientKind], list[Award]] = {}
    for award in awards:
        title = spellings.setdefault(same(award.title), award.title) if award.title is not None else ""
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
    records = tuple(awards)
    counts = {award.code: award.count for award in records}
    for group in group_awards(records):
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
        for award in records
    )

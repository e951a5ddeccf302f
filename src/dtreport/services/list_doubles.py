"""Recipients of a list that stand in it twice, or are recorded already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dtreport.vietnamese.text import same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dtreport.records.award import Award


class _Recipient(NamedTuple):
    place: str
    """What people call it: the number of a row of the preview, or a code."""
    award: tuple[str, str | None]
    unit: str | None
    birth_year: int | None

    def may_be(self, other: _Recipient) -> bool:
        """Whether both can be one person: nothing that both say of them differs."""
        pairs = ((self.unit, other.unit), (self.birth_year, other.birth_year))
        return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)


def doubles(rows: Sequence[Mapping[str, Any]], awards: Iterable[Award]) -> tuple[str, ...]:
    """For each row what it doubles; nothing where it doubles none.

    "khen trùng số 3": one person has the award twice; "cùng người kt-5": another award; "trùng tên số 2": a namesake
    of another unit or year of birth.
    """
    known: dict[tuple[str, str], list[_Recipient]] = {}
    for award in awards:
        if award.recipient is not None:
            values = {"title": award.title, "authority": award.authority, "unit": award.unit}
            person = _recipient(award.code, {**values, "birth_year": award.birth_year})
            known.setdefault((award.recipient_kind.value, same(award.recipient)), []).append(person)
    return tuple(_marks(rows, known))


def _marks(rows: Sequence[Mapping[str, Any]], known: dict[tuple[str, str], list[_Recipient]]) -> Iterator[str]:
    for number, values in enumerate(rows, 1):
        if "recipient" not in values:
            yield ""
            continue
        person = _recipient(f"số {number}", values)
        fellows = known.setdefault((str(values.get("recipient_kind", "")), same(values["recipient"])), [])
        ones = [fellow for fellow in fellows if person.may_be(fellow)]
        twin = next((fellow for fellow in ones if fellow.award == person.award), None)
        fellows.append(person)
        if twin is not None:
            yield f"khen trùng {twin.place}"
        elif ones:
            yield f"cùng người {ones[0].place}"
        else:
            yield f"trùng tên {fellows[0].place}" if len(fellows) > 1 else ""


def _recipient(place: str, values: Mapping[str, Any]) -> _Recipient:
    title, authority, unit = values.get("title"), values.get("authority"), values.get("unit")
    award = (same(title) if title else "", same(authority) if authority else None)
    return _Recipient(place, award, same(unit) if unit else None, values.get("birth_year"))

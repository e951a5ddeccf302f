"""Putting `{code}` in the place of a figure that was typed into a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dtreport.errors import UsageError
from dtreport.records.base import specs
from dtreport.services.new_records import find_record

if TYPE_CHECKING:
    from dtreport.records.base import Declared
    from dtreport.report import Year


def linked_text(year: Year, declared: Declared, name: str, code: str) -> dict[str, Any]:
    """The text of a record or table in which the value of a figure stands, with the mention of the figure in its place.

    Args:
        year: The year of both.
        declared: The record or the table of settings.
        name: Its code, or the name of the table.
        code: The code of the figure.

    Returns the new value of the one field that changes, by its key. Raises UsageError where the value stands nowhere,
    or more than once.
    """
    from dtreport.records.figure import Figure
    from dtreport.rules.typed_numbers import places_of  # the texts are looked through only where that is asked for

    kind, figure = find_record(year, code)
    if not isinstance(figure, Figure) or figure.value is None:
        what = "chưa có giá trị" if isinstance(figure, Figure) else f"là {kind.noun}, không phải số liệu"
        raise UsageError(f"Không đưa {{{figure.code}}} vào lời văn được: {figure.code} {what}.")
    links: list[dict[str, Any]] = []
    for spec in specs(type(declared)):
        value = getattr(declared, spec.attribute) if spec.value.mentions else None
        texts = () if value is None else value if spec.many else (value,)
        for index, text in enumerate(texts):
            for start, end in places_of(text, figure):
                linked = f"{text[:start]}{{{figure.code}}}{text[end:]}"
                links.append({spec.name: (*texts[:index], linked, *texts[index + 1 :]) if spec.many else linked})
    if len(links) != 1:
        how_often = f"có {len(links)} chỗ" if links else "không có chỗ nào"
        raise UsageError(
            f"Trong lời văn của {name} {how_often} ghi con số của {figure.code}, nên chưa thay.",
            f"Hãy sửa lời văn, ghi {{{figure.code}}} vào đúng chỗ: dtreport edit {name}",
        )
    return links[0]

"""What was found out about papers, in words and for machines."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from dtreport.records import KINDS, TABLES
from dtreport.services.authenticity import Verdict
from dtreport.services.past_data import How
from dtreport.vietnamese.dates import format_moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtreport.services.authenticity import Judgement
    from dtreport.services.past_data import PastData, RecordDifference
    from dtreport.store import HistoryEntry

_MOST_CODES = 12
"""How many codes of one kind are told."""
_HOW = {How.ADDED: "thêm", How.CHANGED: "sửa", How.REMOVED: "bỏ", How.REORDERED: "đổi thứ tự"}
_UNKNOWN_TIMES = {datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)}


def sentence(judgement: Judgement) -> str:
    """What a file is, in a sentence."""
    year, seal = judgement.year, judgement.seal
    match judgement.verdict:
        case Verdict.SEALED:
            assert seal is not None  # noqa: S101, it was found in that
            words = f"đúng bản đã niêm phong: {judgement.paper} năm {year}, {_sealing(seal)}."
        case Verdict.MADE if seal is None:
            words = (
                f"đúng như dtreport làm ra từ số liệu hiện nay: {judgement.paper} năm {year} ({_unsealed(judgement)})."
            )
        case Verdict.MADE:
            words = f"đúng như dtreport làm ra từ số liệu đã niêm phong: {judgement.paper} năm {year}."
        case Verdict.EDITED:
            data = f"hiện nay của năm {year}" if seal is None else f"năm {year} đã niêm phong ({_sealing(seal)})"
            words = (
                f"cùng số liệu {data}, nhưng không còn nguyên như dtreport làm ra: "
                "đã có người sửa hoặc lưu lại, hoặc do phiên bản dtreport khác làm."
            )
        case Verdict.OTHER_DATA if judgement.data is None:
            words = (
                f"mang mã đối chiếu {judgement.digest[:16]}, không phải của số liệu nào đang có "
                "hoặc dựng lại được từ lịch sử các năm ở đây."
            )
        case Verdict.OTHER_DATA:
            assert judgement.data is not None  # noqa: S101, the case before
            words = _other_data(judgement, judgement.data)
        case Verdict.UNKNOWN:
            words = "không mang mã đối chiếu, cũng không phải bản dtreport làm ra từ số liệu ở đây; chưa rõ nguồn gốc."
        case _:  # unreadable
            assert judgement.reason is not None  # noqa: S101, that is what it says
            words = f"chưa đọc được: {judgement.reason.sentence} {judgement.reason.hint}".rstrip()
    return f"{judgement.file}: {words}"


def _unsealed(judgement: Judgement) -> str:
    return "năm đã chốt nhưng chưa niêm phong" if judgement.is_closed else "năm chưa chốt"


def _sealing(seal: HistoryEntry) -> str:
    who = f"{seal.who.user} ({seal.who.host})" if seal.who.user else "không rõ ai"
    return f"chốt lúc {format_moment(seal.time)}, người chốt {who}"


def _other_data(judgement: Judgement, data: PastData) -> str:
    """When the data were those of the paper, and on which side of the seal."""
    time = data.since if judgement.is_later else data.until
    verb = "mới có từ" if judgement.is_later else "đã được sửa từ"
    when = "" if time in _UNKNOWN_TIMES else f"; số liệu đó {verb} {format_moment(time)}"
    if judgement.seal is None:
        place = "cũ hơn hiện nay"
    else:
        side = "sau" if judgement.is_later else "trước"
        place = f"{side} khi niêm phong ({_sealing(judgement.seal)})"
    former = judgement.former
    paper = f"{judgement.paper} niêm phong lần trước ({_sealing(former)}), " if former is not None else ""
    return f"{paper}làm từ số liệu năm {judgement.year} {place}{when}."


def changes_in_words(judgement: Judgement) -> Iterator[str]:
    """What differs between the data of a paper and those that it was held against: a line for each kind of record."""
    if judgement.data is None:
        return
    now = "nay" if judgement.seal is None else "lúc niêm phong"
    if judgement.differences:
        yield "Từ lúc niêm phong đến đó đã đổi:" if judgement.is_later else f"Từ đó đến {now} đã đổi:"
    elif judgement.seal is not None:
        yield "Không dựng lại được số liệu lúc niêm phong nên không rõ đã đổi những gì."
    groups: dict[tuple[int, str], list[RecordDifference]] = {}
    for difference in judgement.differences:
        groups.setdefault((difference.year, _noun(difference)), []).append(difference)
    for (year, noun), differences in groups.items():
        yield f"  {noun}{'' if year == judgement.year else f' (tệp năm {year})'}: {_codes(differences)}"


def _noun(difference: RecordDifference) -> str:
    """What kind of record or table it is, as people call it."""
    name = difference.kind_or_table
    if not name:
        return f"cả tệp năm {difference.year}"
    return next((kind.noun for kind in KINDS if kind.name == name), "") or next(
        f"{table.noun} [{table.name}]" for table in TABLES if table.name == name
    )


def _codes(differences: Sequence[RecordDifference]) -> str:
    """Which records, and what became of them: "sửa dai-bieu, hn; thêm kq-3"."""
    parts = []
    for how in How:
        codes = [difference.code for difference in differences if difference.how is how]
        rest = len(codes) - _MOST_CODES
        more = f" và {rest} mục nữa" if rest > 0 else ""
        if codes:
            parts.append(f"{_HOW[how]} {', '.join(codes[:_MOST_CODES])}".rstrip() + more)
    return "; ".join(parts)


def judgement_values(judgement: Judgement) -> dict[str, Any]:
    """What was found out about one file, for machines."""
    seal, data = judgement.seal, judgement.data
    return {
        "file": judgement.file,
        "verdict": judgement.verdict.value,
        "digest": judgement.digest or None,
        "paper": judgement.paper or None,
        "year": judgement.year,
        "sealed": None if seal is None else seal.time.isoformat(),
        "sealed_by": None if seal is None else seal.who.user,
        "later": judgement.is_later if data is not None and seal is not None else None,
        "changes": [
            {
                "year": difference.year,
                "kind": difference.kind_or_table or None,
                "code": difference.code or None,
                "change": difference.how.value,
            }
            for difference in judgement.differences
        ],
        "message": sentence(judgement),
    }

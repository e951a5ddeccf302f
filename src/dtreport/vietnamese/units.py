"""Units of figures: which of them count things one by one."""

from __future__ import annotations

import re

from dtreport.vietnamese.text import same

_MEASURE = "(%|‰|[kcm]?m[23²³]?|ha|kg|tấn|tạ|lít|độ|giờ|đồng|đ|vnđ|usd|điểm|phần|nghìn|ngàn|vạn|triệu|t[ỷỉ])( .*)?"


def is_counted(unit: str) -> bool:
    """Whether what has this unit is counted one by one: người, hội nghị; not %, km, đồng, triệu người."""
    return re.fullmatch(_MEASURE, same(unit)) is None

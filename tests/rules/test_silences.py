"""What a record silences, and what is told of that."""

from __future__ import annotations

import pytest

from dtreport.rules import examine
from dtreport.rules.finding import Severity
from tests.support.rule_examples import counts, documents
from tests.support.rule_years import years_with


def silenced_in(lines: str) -> list[tuple[str, str, str]]:
    return [(one.finding.code, one.finding.place, one.reason) for one in examine(years_with(lines)).silenced]


def told_in(lines: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.place) for finding in examine(years_with(lines)).findings]


def test_a_rule_is_silenced_for_one_record_and_its_reason_is_kept() -> None:
    lines = counts('silenced = { DT101 = "chờ quý IV" }', "")
    assert silenced_in(lines) == [("DT101", "sl-1.value", "chờ quý IV")]
    assert told_in(lines) == [("DT101", "sl-2.value")]


def test_every_finding_of_the_rule_about_the_record_is_silenced_and_no_other() -> None:
    lines = counts('value = 1\nplan = 500\nprevious = 600\nunit = "km"\nsilenced = { DT107 = "đúng như vậy" }')
    assert silenced_in(lines) == [("DT107", "sl-1.value", "đúng như vậy")] * 2
    assert told_in(lines) == []
    lines = documents('kind = "Kế hoạch"\nsilenced = { DT203 = "văn bản mật" }', used=False)
    assert silenced_in(lines) == [("DT203", "vb-1", "văn bản mật")]
    assert told_in(lines) == [("DT205", "vb-1")]


@pytest.mark.parametrize(
    ("silenced", "message", "hint"),
    [
        (
            '{ DT101 = "" }',
            "bỏ qua DT101 mà chưa ghi lý do, nên chưa bỏ qua.",
            'Hãy ghi bằng: dtreport edit sl-1 --silence "DT101=lý do"',
        ),
        ('{ dt101 = "a" }', 'không có quy tắc nào mang mã "dt101".', 'Có phải "DT101"?'),
        (
            '{ lung-tung = "a" }',
            'không có quy tắc nào mang mã "lung-tung".',
            "Mã của quy tắc đứng trước mỗi điều mà dtreport check nêu.",
        ),
        (
            '{ DT102 = "a" }',
            "bỏ qua DT102 mà quy tắc này không nói gì về mục này.",
            "Thôi bỏ qua bằng: dtreport edit sl-1 --unsilence DT102",
        ),
    ],
)
def test_a_silence_that_is_no_good_is_told_and_silences_nothing(silenced: str, message: str, hint: str) -> None:
    examination = examine(years_with(counts(f"silenced = {silenced}")))
    silence, gap = examination.findings
    assert (silence.severity, silence.place, silence.message) == (Severity.WARNING, "sl-1.silenced", message)
    assert silence.hint == hint
    assert silence.path[:3] == ("counts", 0, "silenced")
    assert (gap.code, examination.silenced) == ("DT101", ())

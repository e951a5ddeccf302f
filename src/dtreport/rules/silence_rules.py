"""What records silence, each with a reason; and silences that lack one, or that silence nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtreport.records.base import SILENCED
from dtreport.rules.declaration import rule
from dtreport.rules.finding import Finding, warning
from dtreport.vietnamese.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dtreport.errors import At
    from dtreport.report import Year


class RecordSilence(NamedTuple):
    """One rule that one record silences."""

    record: str
    path: At
    """The place of the record: its kind and its index."""
    rule: str
    """The code of the rule, as it is written."""
    reason: str

    @property
    def key(self) -> tuple[At, str]:
        """By what a finding is looked up."""
        return self.path, self.rule

    def warned(self, message: str, hint: str) -> Finding:
        """A finding about this silence."""
        return warning(f"{self.record}.{SILENCED}", message, hint, (*self.path, SILENCED, self.rule))


class Silences(NamedTuple):
    """All silences of a year, and what they are held against."""

    stated: tuple[RecordSilence, ...]
    codes: tuple[str, ...]
    """The codes of all rules."""
    met: frozenset[tuple[At, str]]
    """The records and rules of which there are findings."""


class SilencedFinding(NamedTuple):
    """A finding that its record silences, and why."""

    finding: Finding
    reason: str


def record_silences(year: Year) -> Iterator[RecordSilence]:
    """All that the records of a year silence, in the order of the file."""
    places: dict[str, int] = {}
    for kind, record in year.records():
        index = places[kind.name] = places.get(kind.name, -1) + 1
        for code, reason in record.silenced:
            yield RecordSilence(record.code, (kind.name, index), code, reason)


def finding_key(finding: Finding) -> tuple[At, str]:
    """The record and the rule of a finding, by which it can be silenced."""
    return finding.path[:2], finding.code


def apart(
    findings: Iterable[Finding], reasons: Mapping[tuple[At, str], str]
) -> tuple[list[Finding], list[SilencedFinding]]:
    """The findings that stay, and those that are silenced with their reasons."""
    others: list[Finding] = []
    silenced: list[SilencedFinding] = []
    for finding in findings:
        reason = reasons.get(finding_key(finding))
        if reason:
            silenced.append(SilencedFinding(finding, reason))
        else:
            others.append(finding)
    return others, silenced


@rule(
    "DT901",
    "Một mục bỏ qua quy tắc mà không ghi lý do.",
    why="Người sau không biết vì sao được bỏ qua; không có lý do thì quy tắc vẫn được áp dụng.",
    example='silenced = { DT205 = "" }',
    mend='Ghi lý do: dtreport edit MÃ --silence "DT205=lý do", hoặc thôi bỏ qua: dtreport edit MÃ --unsilence DT205.',
    of_record=False,
)
def silences_without_reason(silences: Silences) -> Iterator[Finding]:
    """A record silences a rule and does not say why."""
    for silence in silences.stated:
        if not silence.reason:
            hint = f'Hãy ghi bằng: dtreport edit {silence.record} --silence "{silence.rule}=lý do"'
            yield silence.warned(f"bỏ qua {silence.rule} mà chưa ghi lý do, nên chưa bỏ qua.", hint)


@rule(
    "DT902",
    "Một mục bỏ qua quy tắc không có.",
    why="Mã gõ sai thì không bỏ qua được gì.",
    example='silenced = { DT999 = "văn bản cũ" }',
    mend="Xem mã đứng trước mỗi điều mà dtreport check nêu, rồi sửa silenced trong tệp năm.",
    of_record=False,
)
def silences_of_unknown_rules(silences: Silences) -> Iterator[Finding]:
    """A record silences a rule that is not there."""
    for silence in silences.stated:
        if silence.rule not in silences.codes:
            code = silence.rule.upper()
            hint = (
                f'Có phải "{code}"?'
                if code in silences.codes
                else "Mã của quy tắc đứng trước mỗi điều mà dtreport check nêu."
            )
            yield silence.warned(f"không có quy tắc nào mang mã {quoted(silence.rule)}.", hint)


@rule(
    "DT903",
    "Một mục bỏ qua quy tắc mà quy tắc ấy không nói gì về nó.",
    why="Điều cần bỏ qua đã được sửa; để lại thì lần sau có lỗi thật cũng bị bỏ qua.",
    example='silenced = { DT205 = "văn bản mật" } ở một văn bản đã được nêu trong lời văn.',
    mend="Thôi bỏ qua bằng: dtreport edit MÃ --unsilence DT205.",
    of_record=False,
)
def silences_of_nothing(silences: Silences) -> Iterator[Finding]:
    """A record silences a rule that has nothing to say of it."""
    for silence in silences.stated:
        if silence.reason and silence.rule in silences.codes and silence.key not in silences.met:
            hint = f"Thôi bỏ qua bằng: dtreport edit {silence.record} --unsilence {silence.rule}"
            yield silence.warned(f"bỏ qua {silence.rule} mà quy tắc này không nói gì về mục này.", hint)

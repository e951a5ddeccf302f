"""compare: two years side by side, and what cannot be compared with its reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.compared_years import EARLIER, LATER, OTHER, text_of_year

if TYPE_CHECKING:
    from tests.support.office import Office


def put(office: Office, place: str, agency: str, records: str) -> None:
    year = place.rpartition("/")[2].removesuffix(".toml")
    office.begin(text_of_year(int(year), agency, records), place)


@pytest.fixture
def years(office: Office) -> Office:
    put(office, "reports/2021.toml", "Ban Dân tộc tỉnh A", EARLIER)
    put(office, "reports/2022.toml", "Sở Dân tộc và Tôn giáo tỉnh A", LATER)
    put(office, "reports/tinh-b/2021.toml", "Ban Dân tộc tỉnh B", OTHER)
    return office


def test_two_years_stand_side_by_side(years: Office) -> None:
    years.patch.setenv("COLUMNS", "140")
    years.run("compare 2021 2022")
    years.matches_golden()


def test_agencies_that_became_one_are_added_up(years: Office) -> None:
    years.patch.setenv("COLUMNS", "140")
    years.run("compare 2021 2021@tinh-b 2022")
    years.matches_golden()


def test_the_paper_is_the_one_that_export_makes(years: Office) -> None:
    assert years.apart("compare 2021 2022 -o mot.docx").code == 0
    assert years.apart("export 2022 --paper comparison -o hai.docx").code == 0
    assert (years.folder / "mot.docx").read_bytes() == (years.folder / "hai.docx").read_bytes()
    assert "so-sanh-2021-2022.xlsx" in years.apart("compare 2021 2022 --format excel").out
    assert years.apart("compare 2021 2021@tinh-b 2022 -o gop.pdf").code == 0
    (years.folder / "gop.pdf").write_bytes(b"changed")
    assert "gop (ban cu 1).pdf" in years.apart("compare 2021 2021@tinh-b 2022 -o gop.pdf").err
    assert years.apart("verify mot.docx so-sanh-2021-2022.xlsx").code == 0
    assert "so-sanh" not in years.apart("kit 2022 --without report,summary,workbook,awards").out


def test_figures_are_numbers_for_machines(years: Office) -> None:
    paper = json.loads(years.apart("compare 2021 2021@tinh-b 2022 --json").out)
    (table,) = (block for block in paper["sections"][0]["blocks"] if block.get("table") == "figures")
    rows = {row["id"]: row for row in table["rows"] if "id" in row}
    assert (rows["ho"]["part_1"], rows["ho"]["part_2"], rows["ho"]["first"], rows["ho"]["first_qualifier"]) == (
        1200,
        800,
        2000,
        "hơn",
    )
    assert (rows["ho-ngheo"]["difference"], rows["ho-ngheo"]["index"]) == (-500, 0.375)
    assert (rows["xa"]["first"], rows["xa"]["difference"], rows["ty-le"]["first"]) == (None, None, None)
    assert (rows["von"]["first_qualifier"], rows["von"]["difference_qualifier"]) == ("ước", "ước")


def test_years_that_are_not_neighbours_and_periods_of_other_lengths_are_told(office: Office) -> None:
    half = '[period]\nfrom = 2023-12-15\nto = 2024-06-14\n[report]\ntitle = "Báo cáo sáu tháng"\n[[counts]]\n'
    figure = 'code = "xa"\nname = "Xã"\nunit = "xã"\nvalue = 5\n'
    put(office, "reports/2021.toml", "Ban A", f'[[counts]]\n{figure}[[tasks]]\ncode = "nv-1"\ntext = "Rà soát"\n')
    head = 'schema = 1\nyear = 2024\n[agency]\nname = "Ban A"\n'
    office.begin(f"{head}{half}{figure}previous = 9\n", "reports/2024.toml")
    office.run("compare 2021 2024")
    office.matches_golden()


def test_what_cannot_be_compared_is_refused_with_the_way_out(years: Office) -> None:
    put(years, "tinh-c/2021.toml", "Ban Dân tộc tỉnh B", OTHER)
    put(years, "reports/tinh-c/2021.toml", "Ban Dân tộc tỉnh B", OTHER)
    put(years, "reports/2019.toml", "Ban A", "")
    put(years, "reports/2020.toml", "Ban A", "")
    for line in (
        "2021",
        "2022 2021",
        "2021 2021",
        "2021 2021 2022",
        "2020 2021 2022",
        "2021@ 2022",
        "2021@khong-co 2022",
        "2021@tinh-c 2022",
        "2018 2022",
        "2019 2020",
        "21 2022",
        "2021 2022 --json -o a.pdf",
        "2021 2022 -o a.txt",
        "2021 2022 -o a",
    ):
        assert years.run(f"compare {line}").code in {1, 2}
    years.run("compare 2021@./tinh-c 2022 -o khong/co.pdf")
    years.note("last year's file is missing, then broken")
    years.run("export 2019 --paper comparison")
    (years.reports / "2018.toml").write_text("hỏng", encoding="utf-8")
    years.run("export 2019 --paper comparison")
    years.matches_golden()

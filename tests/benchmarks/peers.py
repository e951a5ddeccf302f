"""The bare programs that dtreport is measured against, as texts: each is written to a file and run by itself."""

BARE = """
import typer

def main(name: str = "x") -> None:
    print(name)

typer.run(main)
"""

BARE_WITH_OPENPYXL = """
import typer
import openpyxl

def main(name: str = "x") -> None:
    print(name)

typer.run(main)
"""

BARE_WITH_DOCX = """
import typer
import docx

def main(name: str = "x") -> None:
    print(name)

typer.run(main)
"""

PLAIN_WORKBOOK = """
import sys
import tomllib
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

COLUMNS = ("code", "title", "authority", "recipient_kind", "recipient", "position", "unit", "birth_year", "merit",
           "presenter", "note")
with open(sys.argv[1], "rb") as file:
    awards = tomllib.load(file)["awards"]
font = Font(name="Times New Roman", size=12)
thin = Side(style="thin")
border = Border(left=thin, right=thin, top=thin, bottom=thin)
alignment = Alignment(wrap_text=True, vertical="center")
book = Workbook()
sheet = book.active
sheet.append(COLUMNS)
for award in awards:
    sheet.append([award.get(column) for column in COLUMNS])
for row in sheet.iter_rows():
    for cell in row:
        cell.font = font
        cell.border = border
        cell.alignment = alignment
book.save(sys.argv[2])
"""

"""Year files on the disk: found, read, edited as text, written safely, with their history."""

from dtreport.store.changes import Change, Insert, Move, RecordChange, Remove, Replace, SetTable
from dtreport.store.failures import shown_path
from dtreport.store.files import replace_file, sweep
from dtreport.store.folder import KEPT, find_folder, parse_year
from dtreport.store.state import Commit, ConflictError, Entry, Outside, Who, YearFile
from dtreport.store.years import Store

__all__ = [
    "KEPT",
    "Change",
    "Commit",
    "ConflictError",
    "Entry",
    "Insert",
    "Move",
    "Outside",
    "RecordChange",
    "Remove",
    "Replace",
    "SetTable",
    "Store",
    "Who",
    "YearFile",
    "find_folder",
    "parse_year",
    "replace_file",
    "shown_path",
    "sweep",
]

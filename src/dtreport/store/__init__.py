"""Year files on the disk: found, read, edited as text, written safely, with their history."""

from dtreport.store.changes import Change, Insert, Move, RecordChange, Remove, Replace, SetTable
from dtreport.store.disk.failures import shown_path
from dtreport.store.disk.files import make_shared_folder, replace_file, sweep, sync_folder
from dtreport.store.disk.folder import KEPT, find_folder, parse_year
from dtreport.store.year_file import Commit, ConflictError, HandEdit, HistoryEntry, Who, YearFile
from dtreport.store.year_store import Store

__all__ = [
    "KEPT",
    "Change",
    "Commit",
    "ConflictError",
    "HandEdit",
    "HistoryEntry",
    "Insert",
    "Move",
    "RecordChange",
    "Remove",
    "Replace",
    "SetTable",
    "Store",
    "Who",
    "YearFile",
    "find_folder",
    "make_shared_folder",
    "parse_year",
    "replace_file",
    "shown_path",
    "sweep",
    "sync_folder",
]

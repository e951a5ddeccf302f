"""Year files on the disk: found, read, edited as text, written safely, with their history."""

from dtreport.store.changes import Change, Insert, Move, RecordChange, Remove, Replace, SetTable
from dtreport.store.disk.failures import is_missing, no_folder_error, reason_of, shown_path, system_error
from dtreport.store.disk.files import (
    make_empty,
    make_shared_folder,
    move_file,
    read_any,
    remove_file,
    replace_file,
    sweep,
)
from dtreport.store.disk.folder import KEPT, find_folder, parse_year, reports_meant
from dtreport.store.disk.named_paths import (
    CLASSIC_PATH,
    LONGEST_NAME,
    check_new_name,
    is_folder,
    length_of_name,
    long_paths_enabled,
    path_meant,
)
from dtreport.store.year_file import Commit, ConflictError, HandEdit, HistoryEntry, Seal, Who, YearFile
from dtreport.store.year_store import Store

__all__ = [
    "CLASSIC_PATH",
    "KEPT",
    "LONGEST_NAME",
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
    "Seal",
    "SetTable",
    "Store",
    "Who",
    "YearFile",
    "check_new_name",
    "find_folder",
    "is_folder",
    "is_missing",
    "length_of_name",
    "long_paths_enabled",
    "make_empty",
    "make_shared_folder",
    "move_file",
    "no_folder_error",
    "parse_year",
    "path_meant",
    "read_any",
    "reason_of",
    "remove_file",
    "replace_file",
    "reports_meant",
    "shown_path",
    "sweep",
    "system_error",
]

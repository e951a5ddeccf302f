"""A name means one thing: no two modules and no two public classes of the program have one."""

from __future__ import annotations

import ast
from collections import defaultdict

from tests.support import ROOT

SOURCE = ROOT / "src" / "dtreport"
PARTICIPLES = {"found", "held", "said", "kept", "told", "given", "made", "mirrored", "spoilt", "torn"}
"""Names that do not say what they hold."""


def modules() -> dict[str, ast.Module]:
    """The modules of the program by their path."""
    return {
        str(path.relative_to(SOURCE)): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    }


def test_no_two_modules_have_one_name() -> None:
    places = defaultdict(list)
    for path in SOURCE.rglob("*.py"):
        if path.stem not in {"__init__", "__main__"}:
            places[path.stem].append(str(path.relative_to(SOURCE)))
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_no_two_public_classes_or_types_have_one_name() -> None:
    places = defaultdict(list)
    for path, tree in modules().items():
        for node in tree.body:
            targets = node.targets if isinstance(node, ast.Assign) else []
            types = [target.id for target in targets if isinstance(target, ast.Name) and target.id.istitle()]
            for name in [node.name] if isinstance(node, ast.ClassDef) else types:
                if not name.startswith("_"):
                    places[name].append(path)
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}


def test_no_variable_is_a_participle() -> None:
    names = set()
    for path, tree in modules().items():
        for node in ast.walk(tree):
            variable = node.id if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) else ""
            if {variable, node.arg if isinstance(node, ast.arg) else ""} & PARTICIPLES:
                names.add(f"{path}: {variable or getattr(node, 'arg', '')}")
    assert sorted(names) == []

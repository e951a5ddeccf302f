"""What the tests share: sample years and papers, readers of files, the office at the keyboard, golden files."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The folder of the project."""
TESTS = ROOT / "tests"

"""The command line: words in, one service call, words out."""

from dtreport.cli.boundary import main

__all__ = ["main"]

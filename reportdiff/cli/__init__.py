"""The command line: arguments, files and exit codes; all the rest is the library's.

Exit codes are diff's: 0 for no change, 1 for changes, 2 for trouble; 130 for an interrupt. Trouble is one line on
standard error; REPORTDIFF_DEBUG=1 lets the traceback through.
"""

from __future__ import annotations

from reportdiff.cli.main import run

__all__ = ["run"]

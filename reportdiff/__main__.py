"""`python -m reportdiff`, and the console script."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress

__all__ = ["main"]


def main() -> None:
    """Run the command and leave with its exit code; an interrupt at any moment leaves with 130 and no traceback."""
    # The matrices of one comparison are small: starting threads for them costs more time and memory than they save.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # A comparison leaves hardly any cycles behind; to look for them, and once more at the end, takes a twentieth of it.
    gc.disable()
    try:
        with suppress(ValueError):  # not in the main thread
            signal.signal(signal.SIGTERM, _terminate)
        from reportdiff.cli import run  # noqa: PLC0415  (an interrupt while this loads is an interrupt like any other)

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    gc.freeze()
    sys.exit(code)


def _terminate(_number: int, _frame: object) -> None:
    """End by way of the `finally` clauses, which take away half-written files."""
    sys.exit(143)


if __name__ == "__main__":
    main()

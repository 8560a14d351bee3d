"""What all tests share: no example is timed (machines are noisy), and a run in CI tries the same examples each time.

numpy works in one thread, as it does for the command: a second one counts its waiting as time of the process, from some
size of a matrix on, and would make time look as if it jumped with the text.
"""

from __future__ import annotations

import os

from hypothesis import settings

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

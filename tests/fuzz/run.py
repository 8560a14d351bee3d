"""Fuzz a target for long, guided by coverage: `python tests/fuzz/run.py --target parser --runs 100000`.

Needs atheris (`pip install atheris`). What makes a target fail is written to `--findings` as a file of its own; mended,
it moves to `tests/fuzz/found/<target>/`, where the tests run it for ever after. `--list` names the targets.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))


def _main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    arguments.add_argument("--target", help="which one; all after another with --list")
    arguments.add_argument("--runs", type=int, default=10_000)
    arguments.add_argument("--seconds", type=int, default=0, help="end after so many seconds, 0: not before the runs")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--longest", type=int, default=400, help="bytes of input; one of them can name a long piece")
    arguments.add_argument(
        "--corpus", type=Path, help="a folder in which to keep what reached new code; by default a temporary one"
    )
    arguments.add_argument("--findings", type=Path, default=Path())
    arguments.add_argument("--list", action="store_true")
    given = arguments.parse_args()
    try:
        import atheris
    except ImportError:
        print("atheris is not installed: pip install atheris", file=sys.stderr)
        return 2
    with atheris.instrument_imports(include=["reportdiff", "tomllib"], enable_loader_override=False):
        from fuzz.targets import TARGETS

        # Much is imported on first use: a run over the seeds brings it in while imports are still instrumented.
        for path in sorted((HERE / "corpus" / str(given.target)).glob("*")):
            TARGETS[given.target](path.read_bytes())
    if given.list or given.target not in TARGETS:
        print(*TARGETS, sep="\n")
        return 0 if given.list else 2
    folders = [HERE / kind / given.target for kind in ("corpus", "found")]
    kept = given.corpus or Path(tempfile.mkdtemp(prefix="fuzz-"))  # the first folder is the one that is written to
    kept.mkdir(parents=True, exist_ok=True)
    options = [
        f"-runs={given.runs}",
        f"-seed={given.seed}",
        f"-max_len={given.longest}",
        f"-max_total_time={given.seconds}",
        f"-artifact_prefix={given.findings}/{given.target}-",
        "-len_control=20",
        "-timeout=20",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
    ]
    paths = [str(folder) for folder in (kept, *folders) if folder.is_dir()]
    atheris.Setup([sys.argv[0], *options, *paths], TARGETS[given.target])
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(_main())

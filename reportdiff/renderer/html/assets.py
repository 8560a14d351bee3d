"""What every page is made with: its style and script as files, and the policy that lets nothing else act."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

__all__ = ["asset", "policy"]


@cache
def asset(name: str) -> str:
    """Return a file of this package as text."""
    return (files("reportdiff.renderer.html") / name).read_text(encoding="utf-8").strip()


def policy(style: str, script: str | None = None) -> str:
    """Return the Content-Security-Policy: a page's own style and script by their hashes, and nothing else."""
    scripts = f"script-src '{_hash(script)}'; " if script is not None else ""
    return f"default-src 'none'; style-src '{_hash(style)}'; {scripts}base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")

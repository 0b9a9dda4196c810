"""`make lock`: the newest packages that fit together, for every system and Python from 3.11, each file by its hash."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# The test tools are solved first and the base within them, so that both lists agree on every version.
ORDER = (("tools.in", "tools.lock", ""), ("test.in", "test.lock", ""), ("base.in", "base.lock", "test.lock"))
OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--no-annotate",
    "--overrides=overrides.txt",
    "--upgrade",
    "--quiet",
)


def main() -> int:
    uv = ROOT / ".tools" / "bin" / "uv"
    folder = ROOT / "requirements"
    for source, lock, within in ORDER:
        command = [str(uv), "pip", "compile", *OPTIONS, source, "--output-file", lock]
        if within:
            command += ["--constraints", within]
        if status := subprocess.call(command, cwd=folder):
            return status
        if "http" in (folder / lock).read_text(encoding="utf-8"):
            print(f"requirements/{lock} names an address; take it out before committing.", file=sys.stderr)
            return 1
        print(f"requirements/{lock}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

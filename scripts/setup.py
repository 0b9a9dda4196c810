# -*- coding: utf-8 -*-
"""`python3 scripts/setup.py run|test`: make or refresh the environment in `.venv`. Standard library only.

This file stays readable to any Python, so that an old one can say what is wrong in one sentence.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Dan Van needs Python 3.11 or newer, and this is Python %d.%d: install one, or name it, "
        "for example: make run PYTHON=python3.12" % sys.version_info[:2]
    )

import environment

if __name__ == "__main__":
    sys.exit(environment.main(sys.argv[1:]))

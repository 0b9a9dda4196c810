"""`python -m danvan.project` is `danvan`."""

import sys

from danvan.project.cli import main

if __name__ == "__main__":
    sys.exit(main())

"""Settings of the suite: SQLite by default, PostgreSQL with DANVAN_TEST_DATABASE=postgres.

pytest-django reads the settings before any conftest, so the environment is prepared here and nowhere later.
"""

import atexit
import os
import shutil
import tempfile

os.environ["DANVAN_MODE"] = "test"
if "DANVAN_VAR" not in os.environ:
    # Workers of a parallel run inherit the folder, so only its maker removes it.
    os.environ["DANVAN_VAR"] = tempfile.mkdtemp(prefix="danvan-test-")
    atexit.register(shutil.rmtree, os.environ["DANVAN_VAR"], ignore_errors=True)

if os.environ.get("DANVAN_TEST_DATABASE") == "postgres" and "DANVAN_DATABASE_URL" not in os.environ:
    from tests.postgres import start_throwaway_server

    os.environ["DANVAN_DATABASE_URL"] = start_throwaway_server()

from danvan.project.settings import *  # noqa: F403

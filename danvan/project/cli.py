"""`danvan`: one command line for an installation. Its own words first, then every management command.

What goes wrong for a reason outside the program (a setting, the disk, the database, a port) is one sentence.
"""

import errno
import os
import sys

HELP = """Dân Vận – the civic-engagement work of a city's state agencies

  danvan run                     the demonstration: prepare, fill once, serve
  danvan serve                   web pages and background work in one process tree (--port, --address, --workers)
  danvan demo                    fill an empty installation with the demonstration city, print its accounts
  danvan prepare [--check]       bring database and seeds up to date; --check only says what is missing
  danvan audit verify [--json]   prove that nothing in the trail was altered
  danvan deadlines due …         compute a legal date (--received, --rule KEY or --term 10wd|30d|8wh, --json)
  danvan legislation import FILE lay a legal text (DOCX, HTML, TXT) before a reviewer (--dry-run, --json)
  danvan plans import FILE       lay a plan (DOCX, HTML, TXT) before a reviewer (--dry-run, --json)
  danvan petitions recognition   how well complaints and denunciations are recognised, in numbers (--errors)
  danvan news import PATH        articles of an old portal: CSV, JSON, HTML (--section SLUG, --dry-run, --json)
  danvan backup [PATH]           one consistent archive of database and attachments (--keys FILE for the keys apart)
  danvan restore PATH            into an empty place only (--keys FILE)
  danvan maintenance on|off      reading goes on, writing waits

  danvan help                    every other command; danvan help COMMAND explains one
Settings are DANVAN_* variables; docs/how-to/install.md lists them."""
FULL = "The disk is full: free some space where {} lies, then try again."
NO_WRITE = "{} cannot be written by this user: mend its rights or set DANVAN_VAR to a folder that can."
OWN = {"serve", "run"}


def main(arguments: list[str] | None = None) -> int:
    """Exit status; 0 is good, 1 did not work, 2 was asked wrongly."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "danvan.project.settings")
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] in {"-h", "--help"}:
        print(HELP)
        return 0
    try:
        return _own(words) if words[0] in OWN else _django(words)
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        return _say(_sentence_of_disk(error))


def _own(words: list[str]) -> int:
    from danvan.project import serving

    return serving.main(words)


def _django(words: list[str]) -> int:
    from django.core.exceptions import ImproperlyConfigured

    from danvan.project import restoring_keys

    if told := restoring_keys.before_settings(words):
        return _say(told)
    try:
        from django.conf import settings

        settings.configured or settings.DEBUG  # noqa: B018  # reads the settings, so that their errors are met here
        return _run_command(words)
    except ImproperlyConfigured as error:
        return _say(str(error), status=2)


def _run_command(words: list[str]) -> int:
    from django.core.management import ManagementUtility
    from django.db import DatabaseError

    try:
        ManagementUtility(["danvan", *words]).execute()
    except DatabaseError as error:
        told = _sentence_of_database(error)
        if not told:
            raise
        return _say(told)
    return 0


def _sentence_of_disk(error: OSError) -> str:
    where = error.filename or "the folder of the installation"
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return FULL.format(where)
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return NO_WRITE.format(where)
    if error.errno == errno.ENOENT:
        return f"{where} does not exist."
    if error.errno in {errno.ENOTDIR, errno.EEXIST, errno.EISDIR}:
        return f"{where}: something else stands in the way there."
    raise error


def _sentence_of_database(error: Exception) -> str:
    told = str(error).lower()
    if "disk is full" in told or "no space left" in told:
        return FULL.format("the database")
    if "readonly database" in told or "unable to open database" in told:
        return NO_WRITE.format("The database file")
    if "no such table" in told or "does not exist" in told:
        return "The database is not prepared: run `danvan prepare` first."
    if "connection" in told or "could not translate host" in told:
        return "The database does not answer: is the server of DANVAN_DATABASE_URL running and reachable?"
    return ""


def _say(sentence: str, *, status: int = 1) -> int:
    print(sentence, file=sys.stderr)
    return status

"""The catalogue of translations: `compile` it, `extract` new sentences into it, `check` that nothing is missing.

English sentences stand in the code, Vietnamese ones in `danvan/locale`. Extraction takes xgettext from the test tools.
What Wagtail says is translated in `danvan/news/wagtail_words`: compiled and checked here, not extracted.
"""

from __future__ import annotations

import functools
import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
PO = ROOT / "danvan" / "locale" / "vi" / "LC_MESSAGES" / "django.po"
WAGTAIL_WORDS = ROOT / "danvan" / "news" / "wagtail_words"
KEYWORDS = ("_", "N_", "gettext", "gettext_lazy", "gettext_noop", "ngettext:1,2", "ngettext_lazy:1,2",
            "pgettext:1c,2", "pgettext_lazy:1c,2", "npgettext:1c,2,3", "npgettext_lazy:1c,2,3")  # fmt: skip
METADATA = {
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "MIME-Version": "1.0",
    "Language": "vi",
    "Plural-Forms": "nplurals=1; plural=0;",
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
Key = tuple[str | None, str]


def main(arguments: list[str]) -> int:
    """compile | extract | check."""
    orders = {"compile": compile_all, "extract": extract, "check": check}
    if len(arguments) != 1 or arguments[0] not in orders:
        print("scripts/catalogue.py takes compile, extract or check.", file=sys.stderr)
        return 2
    return orders[arguments[0]]()


def compile_all() -> int:
    """Every .po becomes its .mo, whole or not at all."""
    folders = (ROOT / "danvan" / "locale", WAGTAIL_WORDS)
    for po in (po for folder in folders for po in sorted(folder.glob("*/LC_MESSAGES/*.po"))):
        part = po.with_suffix(".part")
        polib.pofile(str(po)).save_as_mofile(str(part))
        part.replace(po.with_suffix(".mo"))
    return 0


def extract() -> int:
    """Add the sentences of the code to the catalogue, untranslated; take out those no longer said."""
    known = {_key(entry): entry for entry in polib.pofile(str(PO))}
    said = {key: entry for key, entry in known.items() if key in _sentences_of_libraries()} | sentences()
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = METADATA
    for key, entry in sorted(said.items(), key=lambda pair: (pair[0][0] or "", pair[0][1])):
        if old := known.get(key):
            entry.msgstr, entry.msgstr_plural = old.msgstr, old.msgstr_plural
        elif entry.msgid_plural:
            entry.msgstr_plural = {0: ""}
        entry.occurrences, entry.comment = [], ""
        catalogue.append(entry)
    catalogue.save(str(PO))
    print(f"{len(said)} sentences, {len(catalogue.untranslated_entries())} to translate in {PO.relative_to(ROOT)}")
    return compile_all()


def check() -> int:
    found = problems()
    for line in found:
        print(line)
    return 1 if found else 0


def problems() -> list[str]:
    """What a Vietnamese reader would meet in English, or wrong."""
    said, known = sentences(), {_key(entry): entry for entry in polib.pofile(str(PO)) if not entry.obsolete}
    found = [f"not in the catalogue: {key[1]!r} ({_where(said[key])})" for key in said if key not in known]
    found += [f"no longer said: {key[1]!r}" for key in known.keys() - said.keys() - _sentences_of_libraries()]
    for key, entry in known.items():
        if entry.fuzzy:
            found.append(f"fuzzy: {key[1]!r}")
        elif not entry.translated():
            found.append(f"untranslated: {key[1]!r}")
        elif key in said and not _same_places(entry):
            found.append(f"other placeholders than the English: {key[1]!r}")
    return sorted(found + _problems_of_wagtail_words())


def _problems_of_wagtail_words() -> list[str]:
    found = []
    for po in sorted(WAGTAIL_WORDS.glob("*/LC_MESSAGES/*.po")):
        for entry in polib.pofile(str(po)):
            if entry.fuzzy or not entry.translated():
                found.append(f"fuzzy or untranslated in {po.name} of Wagtail's words: {entry.msgid!r}")
            elif not _same_places(entry):
                found.append(f"other placeholders than the English in {po.name} of Wagtail's words: {entry.msgid!r}")
    return found


def sentences() -> dict[Key, polib.POEntry]:
    """Every sentence said in Python and templates, with where."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        files = [_as_python(path, scratch) for path in sorted((ROOT / "danvan").rglob("*.html"))]
        files += [_as_python(path, scratch) for path in sorted((ROOT / "danvan").rglob("templates/**/*.txt"))]
        files += [path for path in sorted((ROOT / "danvan").rglob("*.py")) if "migrations" not in path.parts]
        pot = scratch / "all.pot"
        listed = scratch / "files"
        listed.write_text("\n".join(map(str, files)), encoding="utf-8")
        command = [_xgettext(), "--from-code=UTF-8", "--language=Python", "--keyword", f"--files-from={listed}"]
        command += [f"--keyword={word}" for word in KEYWORDS] + [f"--output={pot}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"xgettext failed:\n{done.stderr}")
        text = pot.read_text(encoding="utf-8").replace("charset=CHARSET", "charset=UTF-8")
        pot.write_text(text.replace(f"{scratch}/", "").replace(f"{ROOT}/", ""), encoding="utf-8")
        return {_key(entry): entry for entry in polib.pofile(str(pot))}


@functools.cache
def _sentences_of_libraries() -> frozenset[Key]:
    """What Django and allauth say themselves: our catalogue may say it better."""
    found: set[Key] = set()
    for package in ("django", "allauth"):
        spec = importlib.util.find_spec(package)
        folder = Path(spec.origin).parent if spec and spec.origin else ROOT / "none"
        for po in folder.rglob("locale/vi/LC_MESSAGES/django.po"):
            found |= {_key(entry) for entry in polib.pofile(str(po))}
    return frozenset(found)


def _as_python(path: Path, scratch: Path) -> Path:
    """A template as lines of calls, which xgettext reads; Django's own way."""
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    out = scratch / path.relative_to(ROOT).with_suffix(path.suffix + ".py")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(templatize(path.read_text(encoding="utf-8"), origin=str(path)), encoding="utf-8")
    return out


def _xgettext() -> str:
    beside = Path(sys.executable).with_name("xgettext")
    found = str(beside) if beside.exists() else shutil.which("xgettext")
    if found is None:
        raise SystemExit("xgettext is missing: it comes with the test tools (python3 scripts/setup.py test).")
    return found


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid


def _same_places(entry: polib.POEntry) -> bool:
    told = entry.msgstr or entry.msgstr_plural.get(0, "")
    allowed = set(PLACEHOLDER.findall(entry.msgid)) | set(PLACEHOLDER.findall(entry.msgid_plural))
    needed = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    return needed <= set(PLACEHOLDER.findall(told)) <= allowed


def _where(entry: polib.POEntry) -> str:
    return entry.occurrences[0][0].removesuffix(".html.py").removesuffix(".txt.py") if entry.occurrences else "?"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

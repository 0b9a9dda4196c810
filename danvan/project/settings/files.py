"""Static files come from packages and `ui/`; attachments live by content hash under `var/attachments`."""

from danvan.project.settings import env

VAR = env.VAR
STATIC_URL = "/static/"
# Only production collects its static files; otherwise they are served from where they lie.
STATIC_ROOT = env.VAR / "static" if env.PRODUCTION else None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": env.VAR / "files"}},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if env.PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
# Compressing every file takes half a minute: only when building for production.
WHITENOISE_USE_FINDERS = not env.PRODUCTION
WHITENOISE_AUTOREFRESH = False
ATTACHMENTS = env.VAR / "attachments"
ATTACHMENT_MAX_FILES = env.number("ATTACHMENT_MAX_FILES", 5)
ATTACHMENT_MAX_BYTES = env.number("ATTACHMENT_MAX_MB", 10) * 1024 * 1024
ATTACHMENT_MAX_TOTAL = ATTACHMENT_MAX_FILES * ATTACHMENT_MAX_BYTES
ATTACHMENT_MAX_PIXELS = env.number("ATTACHMENT_MAX_MEGAPIXELS", 50) * 1_000_000
# Files of forms not yet sent wait this long; together they may never fill the disk.
STAGED_HOURS = env.number("STAGED_HOURS", 24)
STAGED_MAX_TOTAL = env.number("STAGED_MAX_MB", 2048) * 1024 * 1024
# host:port of a ClamAV daemon; with none, files are not scanned.
CLAMAV = env.text("CLAMAV")
CHECKPOINTS = env.VAR / "checkpoints"
BACKUPS = env.VAR / "backups"
BACKUP_FOLDERS = {"attachments": ATTACHMENTS, "checkpoints": CHECKPOINTS, "files": env.VAR / "files"}
MAINTENANCE_FILE = env.VAR / "maintenance"
# The whole request, files included: refused before any of it is read.
REQUEST_MAX_BYTES = env.number("REQUEST_MAX_MB", 120) * 1024 * 1024
# Text of this size still reaches its form, which refuses it beside the field and gives it back; beyond it is a 413.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
DATA_UPLOAD_MAX_NUMBER_FILES = 10

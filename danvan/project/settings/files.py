"""Static files come from packages and `ui/`; attachments live by content hash under `var/attachments`."""

from danvan.project.settings import env

STATIC_URL = "/static/"
STATIC_ROOT = env.VAR / "static"
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
CHECKPOINTS = env.VAR / "checkpoints"
BACKUPS = env.VAR / "backups"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
DATA_UPLOAD_MAX_NUMBER_FILES = 10

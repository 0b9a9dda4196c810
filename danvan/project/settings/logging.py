"""JSON lines with a request id; never a body, a query string, a name or a secret."""

from danvan.project.settings import env

LOGGING_CONFIG = "danvan.project.logs.configure"
LOGGING = {"level": env.text("LOG_LEVEL", "INFO"), "json": env.flag("LOG_JSON", True)}

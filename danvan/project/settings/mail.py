"""Mail goes to files under `var/mail`, one .eml each, unless an SMTP server is named."""

from danvan.project.settings import env

DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "Dân Vận <danvan@localhost>")
EMAIL_HOST = env.text("SMTP_HOST")
EMAIL_PORT = env.number("SMTP_PORT", 587)
EMAIL_HOST_USER = env.text("SMTP_USER")
EMAIL_HOST_PASSWORD = env.text("SMTP_PASSWORD")
EMAIL_USE_TLS = env.flag("SMTP_TLS", True)
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend" if EMAIL_HOST else "danvan.notifications.mailbox.Mailbox"
EMAIL_FILE_PATH = env.VAR / "mail"

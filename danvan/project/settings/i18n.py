"""Vietnamese first, English complete; the legal day is the day in Hà Nội."""

from danvan.project.settings import env

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "danvan_language"
# The first speaks before the second, both before the catalogues of Django, Wagtail and allauth.
LOCALE_PATHS = [env.ROOT / "danvan" / "locale", env.ROOT / "danvan" / "news" / "wagtail_words"]
FORMAT_MODULE_PATH = ["danvan.project.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

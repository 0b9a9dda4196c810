"""Vietnamese first, English complete; the legal day is the day in Hà Nội."""

from danvan.project.settings import env

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "danvan_language"
LOCALE_PATHS = [env.ROOT / "danvan" / "locale"]
FORMAT_MODULE_PATH = ["danvan.project.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

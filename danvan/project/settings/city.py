"""Which city this is; one city per installation."""

from danvan.project.settings import env

CITY_NAME = env.text("CITY_NAME", "thành phố Hà Nội")
CITY_CODE = env.text("CITY_CODE", "H26")
CITY_PHONE = env.text("CITY_PHONE", "(024) 3000 0000")
DEMONSTRATION = env.MODE != "production"

"""Which city this is; one city per installation."""

from danvan.project.settings import env

CITY_NAME = env.text("CITY_NAME", "thành phố Hà Nội")
CITY_CODE = env.text("CITY_CODE", "H26")
CITY_PHONE = env.text("CITY_PHONE", "(024) 3000 0000")
DEMONSTRATION = env.MODE != "production"
# When offices are open on a working day; terms in working hours run inside these pieces of the day.
OFFICE_HOURS = env.text("OFFICE_HOURS", "08:00-12:00,13:30-17:30")

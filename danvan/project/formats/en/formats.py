"""Day before month in English too: one reader must not meet two orders on one site."""

DATE_FORMAT = "j M Y"
SHORT_DATE_FORMAT = "j/n/Y"
DATETIME_FORMAT = "G:i, j M Y"
SHORT_DATETIME_FORMAT = "G:i, j/n/Y"
TIME_FORMAT = "G:i"
FIRST_DAY_OF_WEEK = 1
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]

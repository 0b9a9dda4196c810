"""Numbers and dates as Vietnamese readers write them: 1.284, 92,3, 9/9/2026, 8:00."""

DATE_FORMAT = "j/n/Y"
SHORT_DATE_FORMAT = "j/n/Y"
DATETIME_FORMAT = "G:i, j/n/Y"
SHORT_DATETIME_FORMAT = "G:i, j/n/Y"
TIME_FORMAT = "G:i"
MONTH_DAY_FORMAT = "j/n"
FIRST_DAY_OF_WEEK = 1
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
NUMBER_GROUPING = 3
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y"]

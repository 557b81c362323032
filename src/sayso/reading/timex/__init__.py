"""How time expressions (TIMEX3) are found and what they stand for: letters, patterns, calendar, scene."""

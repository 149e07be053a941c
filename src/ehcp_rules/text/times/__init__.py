"""Times that a passage states: dates, time bounds, deadlines, ages and phases, entries of a log."""

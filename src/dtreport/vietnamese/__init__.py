"""Office Vietnamese, free of the project: text, numbers, dates and order."""

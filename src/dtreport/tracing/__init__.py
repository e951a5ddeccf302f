"""Papers held against the records: every numeral of a text, what it is, and whether the year says the same."""

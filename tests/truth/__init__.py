"""Years by chance, and a reader who holds every printed sentence of theirs against the records."""

"""The history of a year: its journal, what differs between two states, taking back, merging."""

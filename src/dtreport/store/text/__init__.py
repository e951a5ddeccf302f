"""The editor of the TOML text of a year file: reading it, changing it piece by piece, judging the result."""

"""Annual work reports of Vietnamese public offices: one TOML file a year, every paper from it."""

__version__ = "0.1.0"

"""`python -m dtreport` is the same as `dtreport`."""

from dtreport.cli import main

main()

"""The tests of dtreport; what several of them share stands in `tests.support`."""

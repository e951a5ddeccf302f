"""The sheets of the workbook, each a section that can be printed alone."""

"""Tables as offices have them, from the clipboard, a workbook or a CSV file: one reader, free of what they are about."""

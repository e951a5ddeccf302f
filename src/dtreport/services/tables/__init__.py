"""Tables as offices have them, from the clipboard, a workbook or a CSV file, whatever they are about."""

"""What the developers of the project run: it is not part of the program."""

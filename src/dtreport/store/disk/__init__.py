"""Files, locks and the folder of the year files on the disk, and what the system answers about them."""

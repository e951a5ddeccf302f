"""What people changed in a paper, taken back into the texts that it was made from."""

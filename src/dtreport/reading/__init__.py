"""What a paper that came back says: its bytes read, whatever format it came in."""

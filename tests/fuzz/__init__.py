"""Chance against the program, for as long as one likes: `python3 -m tests.fuzz --minutes 60`."""

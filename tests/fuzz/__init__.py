"""Chance against the program, for as long as one likes: `python -m tests.fuzz --minutes 60`."""

"""A capture for tests to take in: it states its title, author and date, and holds two paragraphs."""

DOCKERS = """Dockers stop work in three ports

By Anna Berg

1 September 2020

Dockers in three ports stopped work on Monday, the union said. They ask for higher pay and for the release of
two colleagues.

The port authority said that ships would be served by other crews, and that talks were open to anybody who wanted
them. No date for a meeting was named.
"""

"""A static archive of news reporting, made from raw captures, in which every word can be checked."""

__version__ = "0.1.0"

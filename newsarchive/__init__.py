"""A static archive of news reporting, made from raw captures, in which every word can be checked."""

"""Readers turn the bytes of a capture into numbered lines."""

"""Hostile captures: families of payloads, archives that hold them everywhere, and judges of what came of them."""

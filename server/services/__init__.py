"""Behaviour: plain functions over a session. No Flask here, and no torch."""

"""The only code that runs beside student code. Standard library, torch and numpy; it reports facts, never verdicts.

This folder alone is mounted in the sandbox, as the package `runner`, so its modules import each other relatively.
"""

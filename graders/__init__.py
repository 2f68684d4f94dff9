"""The grading engine and its command: knows nothing of HTTP or SQL."""

"""Queries of what is published, of what should be reviewed, and of how a figure was read. Nothing is rendered."""

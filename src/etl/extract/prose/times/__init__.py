"""Which times a text speaks of, and how long each of them holds."""

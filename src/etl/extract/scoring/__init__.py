"""The second reader: learned from hand-read reports, it reads the same text independently of the rules.

It knows the lexer, the catalogue and the calendar, and none of the rules or what they decide. Each decision (the
report's period and area; indicator or none; measure; period; scenario; area) is a log-linear model over candidates with
named features; the weights are data (`catalogue/data/second_reader.json`).
"""

FEATURES = "2026-11-30.1"
"""Names the set of features that the code has; weights of another set are not used."""

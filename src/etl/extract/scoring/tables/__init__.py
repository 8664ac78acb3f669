"""The second reader of tables: what each cell states, by the words above, beside and around it.

Learned from the tables of `tests/cases`. Like that of prose it knows the words and the catalogue, and none of the rules
by which `extract/tables` understands a table. Each decision (indicator or none; measure; period; scenario; unit; area)
is a log-linear model over candidates with named features; the weights are data (`catalogue/data/table_reader.json`).
"""

FEATURES = "2026-11-30.4"
"""Names the set of features that the code has; weights of another set are not used."""

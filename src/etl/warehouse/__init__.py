"""The DuckDB file: storage, load, materialise, publish; its SQL stands beside it, one file per relation."""

"""Entry points of the flows, importable from the project's root: `from flows.nightly import nightly`."""

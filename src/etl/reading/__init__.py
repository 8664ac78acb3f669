"""Reading and extraction of one raw file together, within the bounds of the settings."""

from etl.reading.within_bounds import read_and_extract

__all__ = ["read_and_extract"]

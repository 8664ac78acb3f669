"""Whose figures a text tells: the province's own, or those of another place, a company, an office, some owners."""

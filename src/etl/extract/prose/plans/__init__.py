"""Planned, estimated or reached: the words for plans and aims, and up to where each of them holds."""

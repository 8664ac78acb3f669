"""Figures are judged one by one: frames of what was read, pandera models, checks, accepted and rejected with reasons.

Nothing is imported here, so that a run with nothing new does without pandas and pandera.
"""

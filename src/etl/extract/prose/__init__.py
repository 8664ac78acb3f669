"""Sentences become observations: who is spoken of, when and where, in which order figures and names go together."""

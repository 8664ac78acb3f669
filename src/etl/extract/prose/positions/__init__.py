"""Where a figure stands in its sentence: what follows it, in which bracket, at which place of a row."""

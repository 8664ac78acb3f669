"""What a figure is of: the indicator that its clause names, counts, or leaves to the words before it."""

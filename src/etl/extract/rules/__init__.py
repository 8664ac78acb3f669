"""What a figure states: measure, rate of growth and unit, as named rules over a figure and what stands around it."""

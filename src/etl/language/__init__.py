"""How Vietnamese reports write words, numbers, quantities, days and periods. Knows no catalogue and no document."""

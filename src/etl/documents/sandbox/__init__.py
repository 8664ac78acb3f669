"""Files that could do harm are read in a separate process, with bounds on time and memory."""

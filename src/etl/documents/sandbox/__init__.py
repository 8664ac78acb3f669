"""Files that could do harm are read in a process of their own, with bounds on time and memory."""

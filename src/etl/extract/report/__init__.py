"""What holds for a report as a whole: its period, what its figures tell about each other, its arithmetic."""

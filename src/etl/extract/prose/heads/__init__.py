"""What stands above a line: headings with their times, plans and price bases."""

"""What the names in a clause mean, and what one takes over from another."""

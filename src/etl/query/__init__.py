"""Questions to what is published, to what should be looked at, and to how a figure was read. Nothing is rendered."""

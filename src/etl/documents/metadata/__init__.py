"""The metadata of a report: its day of publication, its province and its headline, each with its evidence."""

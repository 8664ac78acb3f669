"""What a report is: its day of publication, its province, its headline, each with the evidence that told."""

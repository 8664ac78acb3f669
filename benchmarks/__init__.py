"""Speed and accuracy, against peers in one run; nothing here is imported by the project."""

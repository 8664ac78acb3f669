"""What is read off scans: pages drawn by code from known figures, under the conditions that scanned reports come in."""

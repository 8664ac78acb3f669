"""The second reader's school: hand-read reports become lessons, lessons weights, and weights a left-out score."""

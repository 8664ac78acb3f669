"""Output for people: tables on a terminal, plain lines in a pipe, CSV and JSON. Shows, never decides."""

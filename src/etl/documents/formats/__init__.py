"""One reader for each format of file: raw bytes become content. All that knows a file format is here."""

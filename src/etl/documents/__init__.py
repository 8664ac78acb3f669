"""Raw files become Documents: NFC text, title, day of publication, province. One reader per format."""

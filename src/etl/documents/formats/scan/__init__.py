"""Pages that are pictures: which they are, their pictures made ready for OCR, and the private copy that OCR reads."""

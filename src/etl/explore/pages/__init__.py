"""The pages, one module each: what is asked, and how it is laid out as words, tables and links. No HTML here."""

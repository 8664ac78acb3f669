"""What the pages of `etl explore` ask of the published warehouse: rows in, plain records out. No page is made here."""

"""Documents become observations: pure rules over text; the catalogue is passed in, nothing is opened or fetched."""

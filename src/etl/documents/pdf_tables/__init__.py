"""Tables of printed pages, ruled or not, from the positions of lines and words."""

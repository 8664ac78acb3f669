"""Tables of printed pages, ruled or not, from where lines and words stand."""

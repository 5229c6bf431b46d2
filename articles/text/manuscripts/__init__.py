"""From bytes to a story: decoding, the kind of each line (layout.py), the reading (manuscript.py), its corrections."""

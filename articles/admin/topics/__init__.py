"""Topics: their own pages, searching, the report, many stories at once, and merging, for people too."""

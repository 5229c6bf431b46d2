"""«Lim inn manus» (manuscript.py) and «Lim inn nyere manus» (newer.py): a manuscript taken apart on a page."""

"""«Dagen», the newsroom's first page: the page, its lines, its words."""

"""The newsroom's questions: what a page needs, gathered in a known number of queries. They only read."""

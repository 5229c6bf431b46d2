"""A story's versions: the history, two compared, and how differences and facts are said in words."""

"""Who says what in a paragraph: words (tokens, lexicon), people (names, roles), verbs, clauses, speech (said.py)."""

"""Topics by their names: where a text names them (vocabulary.py), what it suggests, and which may be one."""

"""A story's form and the pages about one story.

form.py is a draft as fields, writing.py what happens to them, saving.py what the buttons do.
"""

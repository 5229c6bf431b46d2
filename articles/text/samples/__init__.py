"""Invented stories to try a newsroom on: plausible prose about places, people and organisations that do not exist.

Everything is made of our own sentences (words_*.py) and an invented cast (cast.py), so nobody real is quoted with words
never said. `story.sample_story` is the door.
"""

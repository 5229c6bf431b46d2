"""Pure Python: what can be known from words alone. No Django, no database, no clock.

drafts/        a draft as a dictionary, its body as a tree: cleaned, compared, put together
speech/        a paragraph: who is named in it, what is said, by whom, in bokmål, nynorsk and English
manuscripts/   a manuscript: decoded, taken apart, put right by an editor, made a body, met by a newer one
quotes/        what contradicts about quotes, what a headline says that somebody said, quotes nobody has marked
topics/        which topics a text names, and which names look alike
rules/         what stops a story, and what is only to consider: a file each
samples/       invented stories to try a newsroom on

What stands beside the rooms is for all of them: letters, slugs, codes, limits, the clock, and the parts of a reading
(parts.py). A room uses those above it in this list, and none below; tests/test_floors.py holds it so.
"""

"""A draft is a dictionary (draft.py), and its body is clean HTML (body_rules.py): asked, compared, put together."""

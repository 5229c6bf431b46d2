"""The newsroom's verbs: every write that touches more than one row. Each is one transaction and asks `can`.

Doors (admin, commands, views) call these and show what they answer; no action knows of requests or templates.
"""

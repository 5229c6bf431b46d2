"""The newsroom, one app on four floors. A floor imports only floors below it; tests/test_floors.py holds it so.

0  text/                  pure Python, in rooms: drafts, speech, manuscripts, quotes, topics, rules
1  models/                the nouns, one file each; querysets speak the domain; who may do what (rights.py)
2  actions/  queries/     the newsroom's verbs (write) and questions (read); no requests, no templates
3  admin/  views/  feeds  sitemaps  management/commands/      the doors; they never import each other
"""

"""The editors' door: the plain Django admin on a site of our own, one file for each noun.

`base.py` asks the newsroom's rights and closes what the stock admin leaks; every noun's admin is built on it. A story's
form writes drafts (story/form.py), never rows. What needs more than one row is an action.
"""

from articles.admin import accounts, person, quote, section, source  # noqa: F401
from articles.admin.site import site
from articles.admin.story import article  # noqa: F401
from articles.admin.topics import tag  # noqa: F401
from articles.admin.trail import audit_entry  # noqa: F401

__all__ = ["site"]

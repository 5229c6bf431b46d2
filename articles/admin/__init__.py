"""The editors' door: the plain Django admin on a site of our own, one file for each noun.

`base.py` asks the newsroom's rights and closes what the stock admin leaks; every noun's admin is built on it. A story's
form writes drafts (article_form.py), never rows. What needs more than one row is an action.
"""

from articles.admin import accounts, article, audit_entry, person, quote, section, source, tag  # noqa: F401
from articles.admin.site import site

__all__ = ["site"]

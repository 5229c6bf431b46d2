"""The audit trail in the admin: its entries in words, its page, and how the admin writes it (written_down.py)."""

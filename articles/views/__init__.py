"""The reader's pages. A view loads, asks and renders; it never looks at a cookie and never sets one."""

"""How far a long command has come: one line on a terminal, nothing anywhere else."""

import time
from typing import TextIO

from django.utils.translation import gettext as _

WIDTH = 24


class Progress:
    """`with Progress(total, stream) as progress:` and `progress.show(done)`, now and then."""

    def __init__(self, total: int, stream: TextIO, *, quiet: bool = False, clock=time.monotonic) -> None:
        self.total, self.stream, self.clock = total, stream, clock
        self.done = 0
        self.is_shown = not quiet and stream.isatty()
        self.began = clock()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_trouble) -> None:
        if self.is_shown and self.done:
            self.stream.write("\n")

    def show(self, done: int) -> None:
        """So many are done."""
        self.done = done
        if self.is_shown:
            self.stream.write(f"\r{self.line()}\x1b[K")
            self.stream.flush()

    def line(self) -> str:
        """The bar, how many are done, how fast, and how long the rest takes."""
        share = self.done / self.total if self.total else 1
        rate = self.done / max(self.clock() - self.began, 0.001)
        minutes, seconds = divmod(round((self.total - self.done) / rate) if rate else 0, 60)
        told = _("%(done)d of %(total)d, %(rate)d a second, %(left)s left") % {
            "done": self.done,
            "total": self.total,
            "rate": rate,
            "left": f"{minutes}:{seconds:02}",
        }
        return f"[{'#' * round(share * WIDTH):<{WIDTH}}] {told}"

"""What our logs never hold: the secret of a draft's address."""

import logging
import re

_SHARED_DRAFT = re.compile(r"(/utkast/)[^/\s?\"']+")


class WithoutSecrets(logging.Filter):
    """Let a record through with the secrets in its sentence left out."""

    def filter(self, record: logging.LogRecord) -> bool:
        sentence = record.getMessage()
        if "/utkast/" in sentence:
            record.msg, record.args = _SHARED_DRAFT.sub(r"\1…", sentence), ()
        return True

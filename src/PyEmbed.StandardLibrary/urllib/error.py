"""The errors of urllib.request. An HTTPError can be read as a response."""

from io import BytesIO
from urllib.response import addinfourl

__all__ = ['URLError', 'HTTPError', 'ContentTooShortError']


class URLError(OSError):
    """A page could not be got; reason says why, as text or as another error."""

    def __init__(self, reason, filename=None):
        # OSError's own attributes stay unset, but for the name.
        if filename is not None:
            self.filename = filename
        self.reason = reason
        self.args = (reason,)

    def __str__(self):
        return '<urlopen error %s>' % self.reason


class ContentTooShortError(URLError):
    """Less came than was announced; content is what came."""

    def __init__(self, message, content):
        super().__init__(message)
        self.content = content


class HTTPError(URLError, addinfourl):
    """The server answered with an error."""

    def __init__(self, url, code, msg, hdrs, fp):
        self.filename, self.code, self.msg, self.hdrs, self.fp = url, code, msg, hdrs, fp
        addinfourl.__init__(self, BytesIO() if fp is None else fp, hdrs, url, code)

    # Both are other names: for what URLError and a response have.
    reason = property(lambda self: self.msg)
    headers = property(lambda self: self.hdrs, lambda self, headers: setattr(self, 'hdrs', headers))

    def __str__(self):
        return f'HTTP Error {self.code}: {self.msg}'

    def __repr__(self):
        return f'<HTTPError {self.code}: {self.msg!r}>'

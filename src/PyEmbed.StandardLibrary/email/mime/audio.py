"""Messages of the type audio/*."""

from email import encoders
from email.mime.nonmultipart import MIMENonMultipart

__all__ = ['MIMEAudio']


class MIMEAudio(MIMENonMultipart):
    """A MIME message of sound, its subtype guessed when none is said."""

    def __init__(self, _audiodata, _subtype=None,
                 _encoder=encoders.encode_base64, *, policy=None, **_params):
        if _subtype is None:
            _subtype = _what(_audiodata)
        if _subtype is None:
            raise TypeError('Could not find audio MIME subtype')
        MIMENonMultipart.__init__(self, 'audio', _subtype,
                                  policy=policy, **_params)
        self.set_payload(_audiodata)
        _encoder(self)


_rules = []


def _what(data):
    from io import BytesIO
    head = data[:512]
    file = BytesIO(head)
    return next(filter(None, (guess(head, file) for guess in _rules)), None)


def rule(rulefunc):
    """Add a function (head, file) to those that guess the subtype."""
    _rules.append(rulefunc)
    return rulefunc


@rule
def _aiff(h, f):
    if h[:4] == b'FORM' and h[8:12] in (b'AIFC', b'AIFF'):
        return 'x-aiff'


@rule
def _au(h, f):
    if h[:4] == b'.snd':
        return 'basic'


@rule
def _wav(h, f):
    if (h[:4], h[8:12], h[12:16]) == (b'RIFF', b'WAVE', b'fmt '):
        return 'x-wav'

"""Messages of the type image/*."""

from email import encoders
from email.mime.nonmultipart import MIMENonMultipart

__all__ = ['MIMEImage']


class MIMEImage(MIMENonMultipart):
    """A MIME message of a picture, its subtype guessed when none is said."""

    def __init__(self, _imagedata, _subtype=None,
                 _encoder=encoders.encode_base64, *, policy=None, **_params):
        if _subtype is None:
            _subtype = _what(_imagedata)
        if _subtype is None:
            raise TypeError('Could not guess image MIME subtype')
        MIMENonMultipart.__init__(self, 'image', _subtype,
                                  policy=policy, **_params)
        self.set_payload(_imagedata)
        _encoder(self)


_rules = []


def _what(data):
    return next(filter(None, (guess(data) for guess in _rules)), None)


def rule(rulefunc):
    """Add a function (data) to those that guess the subtype."""
    _rules.append(rulefunc)
    return rulefunc


def _beginning(subtype, *beginnings):
    # A rule for pictures that can be told by their first bytes.
    def guess(h):
        if h[:16].startswith(beginnings):
            return subtype
    guess.__name__ = guess.__qualname__ = '_' + subtype
    return guess


def _netpbm(subtype, kinds):
    def guess(h):
        if len(h) >= 3 and h[0] == 0x50 and h[1] in kinds and h[2] in b' \t\n\r':
            return subtype
    guess.__name__ = guess.__qualname__ = '_' + subtype
    return guess


@rule
def _jpeg(h):
    if h[6:10] in (b'JFIF', b'Exif') or h[:4] == b'\xff\xd8\xff\xdb':
        return 'jpeg'


_png = rule(_beginning('png', b'\x89PNG\r\n\x1a\n'))
_gif = rule(_beginning('gif', b'GIF87a', b'GIF89a'))
_tiff = rule(_beginning('tiff', b'MM', b'II'))
_rgb = rule(_beginning('rgb', b'\x01\xda'))
_pbm = rule(_netpbm('pbm', b'14'))
_pgm = rule(_netpbm('pgm', b'25'))
_ppm = rule(_netpbm('ppm', b'36'))
_rast = rule(_beginning('rast', b'Y\xa6j\x95'))
_xbm = rule(_beginning('xbm', b'#define '))
_bmp = rule(_beginning('bmp', b'BM'))


@rule
def _webp(h):
    if h[:4] == b'RIFF' and h[8:12] == b'WEBP':
        return 'webp'


_exr = rule(_beginning('exr', b'v/1\x01'))

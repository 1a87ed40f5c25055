"""Files of the database: finding them in the package tzdata, and reading them."""

import struct


class ZoneInfoNotFoundError(KeyError):
    """There is no time zone of the key."""


def load_tzdata(key):
    """Open a zone's file in the package tzdata."""
    from importlib import resources
    directory, _, name = key.rpartition('/')
    package = '.'.join(['tzdata.zoneinfo', *filter(None, directory.split('/'))])
    # Errors that can be seen: no such package, no such file in it, a key whose
    # characters no file system has.
    try:
        return resources.files(package).joinpath(name).open('rb')
    except (ImportError, FileNotFoundError, UnicodeEncodeError):
        raise ZoneInfoNotFoundError(f'No time zone found with key {key}')


def _unpack(fobj, form):
    form = '>' + form
    return struct.unpack(form, fobj.read(struct.calcsize(form)))


def load_data(fobj):
    """Read a TZif file (RFC 8536).

    Gives the types of the transitions, their times, and of each type the offset
    from UTC, whether it is summer time, and the abbreviation; at last the rule
    for all later times, or None.
    """
    header = _TZifHeader.from_file(fobj)
    code = 'l'
    if header.version > 1:
        # The first block has times of 32 bits, for old programs.
        fobj.seek(header._block_size(4), 1)
        header = _TZifHeader.from_file(fobj)
        code = 'q'
    times = _unpack(fobj, f'{header.timecnt}{code}')
    types = _unpack(fobj, f'{header.timecnt}B')
    records = [_unpack(fobj, 'lbb') for _ in range(header.typecnt)]
    offsets, summer, places = zip(*records) if records else ((), (), ())
    chars = fobj.read(header.charcnt)
    # One abbreviation may be the end of another.
    abbreviations = tuple(
        chars[place:chars.find(b'\0', place)].decode() for place in places)
    rule = None
    if header.version >= 2:
        fobj.seek(header.isutcnt + header.isstdcnt + header.leapcnt * 12, 1)
        newline = fobj.read(1)
        assert newline == b'\n', newline
        rule = b''
        while (char := fobj.read(1)) != b'\n':
            if not char:
                raise ValueError('Invalid TZif file: footer is not ended')
            rule += char
    return types, times, offsets, summer, abbreviations, rule


class _TZifHeader:
    """The header of a block: how many there are of each thing."""

    __slots__ = ['version', 'isutcnt', 'isstdcnt', 'leapcnt', 'timecnt',
                 'typecnt', 'charcnt']

    def __init__(self, *args):
        for name, value in zip(self.__slots__, args, strict=True):
            setattr(self, name, value)

    @classmethod
    def from_file(cls, stream):
        if stream.read(4) != b'TZif':
            raise ValueError('Invalid TZif file: magic not found')
        version = stream.read(1)
        stream.read(15)
        return cls(1 if version == b'\0' else int(version),
                   *_unpack(stream, '6l'))

    def _block_size(self, time_size):
        # The length of what follows.
        return (self.timecnt * (time_size + 1) + self.typecnt * 6
                + self.charcnt + self.leapcnt * (time_size + 4)
                + self.isstdcnt + self.isutcnt)

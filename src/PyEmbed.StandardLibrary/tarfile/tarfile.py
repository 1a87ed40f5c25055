"""Reads and writes tar archives.

Those compressed with gzip, bzip2 or xz need zlib, bz2 and lzma.
"""

version = "0.9.0"

import copy
import io
import os
import re
import shutil
import stat
import struct
import sys
import time
import warnings
from builtins import open as bltn_open

try:
    import pwd
except ImportError:
    pwd = None
try:
    import grp
except ImportError:
    grp = None

# What says that there are no links here.
symlink_exception = (AttributeError, NotImplementedError, OSError)

__all__ = ["TarFile", "TarInfo", "is_tarfile", "TarError", "ReadError",
           "CompressionError", "StreamError", "ExtractError", "HeaderError",
           "ENCODING", "USTAR_FORMAT", "GNU_FORMAT", "PAX_FORMAT",
           "DEFAULT_FORMAT", "open"]

NUL = b"\0"
BLOCKSIZE = 512
RECORDSIZE = BLOCKSIZE * 20
GNU_MAGIC = b"ustar  \0"
POSIX_MAGIC = b"ustar\x0000"

LENGTH_NAME = 100
LENGTH_LINK = 100
LENGTH_PREFIX = 155

REGTYPE = b"0"
AREGTYPE = b"\0"
LNKTYPE = b"1"
SYMTYPE = b"2"
CHRTYPE = b"3"
BLKTYPE = b"4"
DIRTYPE = b"5"
FIFOTYPE = b"6"
CONTTYPE = b"7"

GNUTYPE_LONGNAME = b"L"
GNUTYPE_LONGLINK = b"K"
GNUTYPE_SPARSE = b"S"

XHDTYPE = b"x"
XGLTYPE = b"g"
SOLARIS_XHDTYPE = b"X"

USTAR_FORMAT = 0
GNU_FORMAT = 1
PAX_FORMAT = 2
DEFAULT_FORMAT = PAX_FORMAT

SUPPORTED_TYPES = (REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, DIRTYPE, FIFOTYPE, CONTTYPE, CHRTYPE,
                   BLKTYPE, GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE)
REGULAR_TYPES = (REGTYPE, AREGTYPE, CONTTYPE, GNUTYPE_SPARSE)
GNU_TYPES = (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE)

PAX_FIELDS = ("path", "linkpath", "size", "mtime", "uid", "gid", "uname", "gname")
PAX_NAME_FIELDS = {"path", "linkpath", "uname", "gname"}
PAX_NUMBER_FIELDS = {"atime": float, "ctime": float, "mtime": float,
                     "uid": int, "gid": int, "size": int}

ENCODING = "utf-8" if os.name == "nt" else sys.getfilesystemencoding()


# -- fields of a header

def stn(s, length, encoding, errors):
    """Text as a field of that length."""
    if s is None:
        raise ValueError("metadata cannot contain None")
    return s.encode(encoding, errors)[:length].ljust(length, NUL)


def nts(s, encoding, errors):
    """The text of a field."""
    return s.partition(NUL)[0].decode(encoding, errors)


def nti(s):
    """The number of a field: octal digits, or GNU's big-endian form."""
    if s[0] in (0o200, 0o377):
        number = int.from_bytes(s[1:], "big")
        return number - 256 ** (len(s) - 1) if s[0] == 0o377 else number
    try:
        return int(nts(s, "ascii", "strict").strip() or "0", 8)
    except ValueError:
        raise InvalidHeaderError("invalid header")


def itn(n, digits=8, format=DEFAULT_FORMAT):
    """A number as a field of that length."""
    n = int(n)
    if 0 <= n < 8 ** (digits - 1):
        return b"%0*o" % (digits - 1, n) + NUL
    limit = 256 ** (digits - 1)
    if format == GNU_FORMAT and -limit <= n < limit:
        sign = 0o200 if n >= 0 else 0o377
        return bytearray([sign]) + (n % limit).to_bytes(digits - 1, "big")
    raise ValueError("overflow in number field")


def calc_chksums(buf):
    """A header's checksum, and what programs with signed characters take for it."""
    # Its own field counts as eight spaces.
    return (256 + sum(struct.unpack_from("148B8x356B", buf)),
            256 + sum(struct.unpack_from("148b8x356b", buf)))


def copyfileobj(src, dst, length=None, exception=OSError, bufsize=None):
    """Copy length bytes, or all, from one file to another."""
    bufsize = bufsize or 16 * 1024
    if length is None:
        shutil.copyfileobj(src, dst, bufsize)
        return
    while length > 0:
        size = min(bufsize, length)
        data = src.read(size)
        if len(data) < size:
            raise exception("unexpected end of data")
        dst.write(data)
        length -= size


def _safe_print(s):
    encoding = getattr(sys.stdout, 'encoding', None)
    if encoding is not None:
        s = s.encode(encoding, 'backslashreplace').decode(encoding)
    print(s, end=' ')


class TarError(Exception):
    """What all errors of this module are."""


class ExtractError(TarError):
    """A member could not be extracted as it should be."""


class ReadError(TarError):
    """The archive cannot be read."""


class CompressionError(TarError):
    """There is no such compression."""


class StreamError(TarError):
    """A stream cannot do this."""


class HeaderError(TarError):
    """What all errors of headers are."""


class EmptyHeaderError(HeaderError):
    """There is no header."""


class TruncatedHeaderError(HeaderError):
    """A header is too short."""


class EOFHeaderError(HeaderError):
    """The header is the mark of the end."""


class InvalidHeaderError(HeaderError):
    """A header is wrong."""


class SubsequentHeaderError(HeaderError):
    """The header that must follow an extended one is missing or wrong."""


# -- streams

class _LowLevelFile:
    """A file without buffers."""

    def __init__(self, name, mode):
        flags = {"r": os.O_RDONLY, "w": os.O_WRONLY | os.O_CREAT | os.O_TRUNC}[mode]
        self.fd = os.open(name, flags | getattr(os, "O_BINARY", 0), 0o666)

    def close(self):
        os.close(self.fd)

    def read(self, size):
        return os.read(self.fd, size)

    def write(self, s):
        os.write(self.fd, s)


def _needed(name):
    """The module of a compression."""
    try:
        # bz2 and lzma exist without what they need.
        __import__({"bz2": "_bz2", "lzma": "_lzma"}.get(name, name))
        return __import__(name)
    except ImportError:
        raise CompressionError(f"{name} module is not available") from None


class _Stream:
    """A file that is only read or written, in blocks, and perhaps compressed."""

    def __init__(self, name, mode, comptype, fileobj, bufsize):
        self._extfileobj = fileobj is not None
        if fileobj is None:
            fileobj = _LowLevelFile(name, mode)
        if comptype == '*':
            fileobj = _StreamProxy(fileobj)
            comptype = fileobj.getcomptype()
        self.name = name or ""
        self.mode = mode
        self.comptype = comptype
        self.fileobj = fileobj
        self.bufsize = bufsize
        self.buf = b""
        self.pos = 0
        self.closed = False
        try:
            self._start(comptype, mode == "r")
        except:
            if not self._extfileobj:
                self.fileobj.close()
            self.closed = True
            raise

    def _start(self, comptype, reading):
        self.dbuf = b""
        if comptype == "gz":
            self.zlib = _needed("zlib")
            self.crc = self.zlib.crc32(b"")
            if reading:
                self.exception = self.zlib.error
                self._init_read_gz()
            else:
                self._init_write_gz()
        elif comptype == "bz2":
            bz2 = _needed("bz2")
            self.exception = OSError
            self.cmp = bz2.BZ2Decompressor() if reading else bz2.BZ2Compressor()
        elif comptype == "xz":
            lzma = _needed("lzma")
            self.exception = lzma.LZMAError
            self.cmp = lzma.LZMADecompressor() if reading else lzma.LZMACompressor()
        elif comptype != "tar":
            raise CompressionError("unknown compression type %r" % comptype)

    def __del__(self):
        if hasattr(self, "closed") and not self.closed:
            self.close()

    def _init_write_gz(self):
        zlib = self.zlib
        self.cmp = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, 0)
        self.__write(b"\037\213\010\010" + struct.pack("<L", int(time.time())) + b"\002\377")
        self.name = os.path.basename(self.name.removesuffix(".gz"))
        self.__write(self.name.encode("iso-8859-1", "replace") + NUL)

    def write(self, s):
        if self.comptype == "gz":
            self.crc = self.zlib.crc32(s, self.crc)
        self.pos += len(s)
        self.__write(s if self.comptype == "tar" else self.cmp.compress(s))

    def __write(self, s):
        self.buf += s
        while len(self.buf) > self.bufsize:
            self.fileobj.write(self.buf[:self.bufsize])
            self.buf = self.buf[self.bufsize:]

    def close(self):
        if self.closed:
            return
        self.closed = True
        try:
            if self.mode == "w":
                if self.comptype != "tar":
                    self.buf += self.cmp.flush()
                if self.buf:
                    self.fileobj.write(self.buf)
                    self.buf = b""
                    if self.comptype == "gz":
                        self.fileobj.write(struct.pack("<L", self.crc))
                        self.fileobj.write(struct.pack("<L", self.pos & 0xffffFFFF))
        finally:
            if not self._extfileobj:
                self.fileobj.close()

    def _init_read_gz(self):
        self.cmp = self.zlib.decompressobj(-self.zlib.MAX_WBITS)
        if self.__read(2) != b"\037\213":
            raise ReadError("not a gzip file")
        if self.__read(1) != b"\010":
            raise CompressionError("unsupported compression method")
        flags = ord(self.__read(1))
        self.__read(6)
        if flags & 4:
            self.__read(int.from_bytes(self.__read(2), "little"))
        for text in (8, 16):
            if flags & text:
                while self.__read(1) not in (b"", NUL):
                    pass
        if flags & 2:
            self.__read(2)

    def tell(self):
        return self.pos

    def seek(self, pos=0):
        if pos < self.pos:
            raise StreamError("seeking backwards is not allowed")
        blocks, rest = divmod(pos - self.pos, self.bufsize)
        for _ in range(blocks):
            self.read(self.bufsize)
        self.read(rest)
        return self.pos

    def read(self, size):
        assert size is not None
        data = self._read(size)
        self.pos += len(data)
        return data

    def _read(self, size):
        if self.comptype == "tar":
            return self.__read(size)
        parts = [self.dbuf]
        have = len(self.dbuf)
        while have < size:
            block, self.buf = self.buf or self.fileobj.read(self.bufsize), b""
            if not block:
                break
            try:
                block = self.cmp.decompress(block)
            except self.exception as failure:
                raise ReadError("invalid compressed data") from failure
            parts.append(block)
            have += len(block)
        data = b"".join(parts)
        self.dbuf = data[size:]
        return data[:size]

    def __read(self, size):
        parts = [self.buf]
        have = len(self.buf)
        while have < size:
            block = self.fileobj.read(self.bufsize)
            if not block:
                break
            parts.append(block)
            have += len(block)
        data = b"".join(parts)
        self.buf = data[size:]
        return data[:size]


class _StreamProxy(object):
    """A stream whose first block is looked at before it is read."""

    def __init__(self, fileobj):
        self.fileobj = fileobj
        self.buf = fileobj.read(BLOCKSIZE)

    def read(self, size):
        # Once; from then on it is the stream's own.
        self.read = self.fileobj.read
        return self.buf

    def getcomptype(self):
        start = self.buf
        if start.startswith(b"\x1f\x8b\x08"):
            return "gz"
        if start[0:3] == b"BZh" and start[4:10] == b"1AY&SY":
            return "bz2"
        return "xz" if start.startswith((b"\x5d\x00\x00\x80", b"\xfd7zXZ")) else "tar"

    def close(self):
        self.fileobj.close()


class _FileInFile(object):
    """A part of a file as a file; blockinfo are the (offset, size) of a sparse one's data."""

    def __init__(self, fileobj, offset, size, blockinfo=None):
        self.fileobj = fileobj
        self.offset = offset
        self.size = size
        self.position = 0
        self.name = getattr(fileobj, "name", None)
        self.closed = False
        # (is there data, from, to, where the data is).
        self.map_index = 0
        self.map = []
        end = 0
        for start, length in [(0, size)] if blockinfo is None else blockinfo:
            if start > end:
                self.map.append((False, end, start, None))
            end = start + length
            self.map.append((True, start, end, offset))
            offset += length
        if end < size:
            self.map.append((False, end, size, None))

    def flush(self):
        pass

    def readable(self):
        return True

    def writable(self):
        return False

    def seekable(self):
        return self.fileobj.seekable()

    def tell(self):
        return self.position

    def seek(self, position, whence=io.SEEK_SET):
        if whence not in (io.SEEK_SET, io.SEEK_CUR, io.SEEK_END):
            raise ValueError("Invalid argument")
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self.position, io.SEEK_END: self.size}[whence]
        self.position = min(max(base + position, 0), self.size)
        return self.position

    def read(self, size=None):
        left = self.size - self.position
        size = left if size is None else min(size, left)
        parts = []
        while size > 0:
            while True:
                data, start, stop, offset = self.map[self.map_index]
                if start <= self.position < stop:
                    break
                self.map_index = (self.map_index + 1) % len(self.map)
            length = min(size, stop - self.position)
            if data:
                self.fileobj.seek(offset + (self.position - start))
                part = self.fileobj.read(length)
                if len(part) != length:
                    raise ReadError("unexpected end of data")
                parts.append(part)
            else:
                parts.append(NUL * length)
            size -= length
            self.position += length
        return b"".join(parts)

    def readinto(self, b):
        data = self.read(len(b))
        b[:len(data)] = data
        return len(data)

    def close(self):
        self.closed = True


class ExFileObject(io.BufferedReader):
    """A member open for reading."""

    def __init__(self, tarfile, tarinfo):
        super().__init__(_FileInFile(tarfile.fileobj, tarinfo.offset_data, tarinfo.size,
                                     tarinfo.sparse))


# -- filters for extraction

class FilterError(TarError):
    """A filter refuses a member, which is in tarinfo."""


class AbsolutePathError(FilterError):
    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f'member {tarinfo.name!r} has an absolute path')


class OutsideDestinationError(FilterError):
    def __init__(self, tarinfo, path):
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(f'{tarinfo.name!r} would be extracted to {path!r}, '
                         'which is outside the destination')


class SpecialFileError(FilterError):
    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f'{tarinfo.name!r} is a special file')


class AbsoluteLinkError(FilterError):
    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f'{tarinfo.name!r} is a link to an absolute path')


class LinkOutsideDestinationError(FilterError):
    def __init__(self, tarinfo, path):
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(f'{tarinfo.name!r} would link to {path!r}, '
                         'which is outside the destination')


def _inside(path, folder):
    return os.path.commonpath([path, folder]) == folder


def _data_mode(member, mode):
    """The permissions a member of plain data gets, None for the usual ones."""
    if member.isreg() or member.islnk():
        if not mode & 0o100:
            mode &= ~0o111
        return mode | 0o600
    if member.isdir() or member.issym():
        return None
    raise SpecialFileError(member)


def _get_filtered_attrs(member, dest_path, for_data=True):
    """What is to be changed of a member before it is extracted."""
    changes = {}
    name = member.name
    folder = os.path.realpath(dest_path)
    if name.startswith(('/', os.sep)):
        name = changes['name'] = member.path.lstrip('/' + os.sep)
    if os.path.isabs(name):
        # Here a drive.
        raise AbsolutePathError(member)
    target = os.path.realpath(os.path.join(folder, name))
    if not _inside(target, folder):
        raise OutsideDestinationError(member, target)
    if member.mode is not None:
        mode = member.mode & 0o755
        if for_data:
            mode = _data_mode(member, mode)
        if mode != member.mode:
            changes['mode'] = mode
    if not for_data:
        return changes
    for owner in ('uid', 'gid', 'uname', 'gname'):
        if getattr(member, owner) is not None:
            changes[owner] = None
    if member.islnk() or member.issym():
        if os.path.isabs(member.linkname):
            raise AbsoluteLinkError(member)
        # A symbolic link is relative to where it is, a hard one to the archive.
        base = os.path.dirname(name) if member.issym() else ''
        target = os.path.realpath(os.path.join(folder, base, member.linkname))
        if not _inside(target, folder):
            raise LinkOutsideDestinationError(member, target)
    return changes


def fully_trusted_filter(member, dest_path):
    """The member as it is."""
    return member


def tar_filter(member, dest_path):
    """The member, if it stays in the folder and without rights for others to write."""
    changes = _get_filtered_attrs(member, dest_path, False)
    return member.replace(**changes, deep=False) if changes else member


def data_filter(member, dest_path):
    """The member, if it is plain data that stays in the folder, without its owner."""
    changes = _get_filtered_attrs(member, dest_path, True)
    return member.replace(**changes, deep=False) if changes else member


_NAMED_FILTERS = {"fully_trusted": fully_trusted_filter, "tar": tar_filter, "data": data_filter}

_KEEP = object()


class TarInfo(object):
    """What an archive says of a member."""

    __slots__ = dict(
        name='Its name.', mode='Its permissions.', uid='The number of its owner.',
        gid='The number of its group.', size='Its size in bytes.',
        mtime='When it was last changed.', chksum="The header's checksum.",
        type='What it is, one of the *TYPE constants.', linkname='What a link leads to.',
        uname='The name of its owner.', gname='The name of its group.',
        devmajor="A device's major number.", devminor="A device's minor number.",
        offset='Where its header is.', offset_data='Where its data are.',
        pax_headers='The fields of its extended header.',
        sparse='The (offset, size) of the data of a file with holes.',
        tarfile=None, _sparse_structs=None, _link_target=None)

    def __init__(self, name=""):
        self.name = name
        self.mode = 0o644
        self.uid = self.gid = self.size = self.mtime = self.chksum = 0
        self.type = REGTYPE
        self.linkname = self.uname = self.gname = ""
        self.devmajor = self.devminor = 0
        self.offset = self.offset_data = 0
        self.sparse = None
        self.pax_headers = {}

    @property
    def path(self):
        'The name, as extended headers call it.'
        return self.name

    @path.setter
    def path(self, name):
        self.name = name

    @property
    def linkpath(self):
        'The linkname, as extended headers call it.'
        return self.linkname

    @linkpath.setter
    def linkpath(self, linkname):
        self.linkname = linkname

    def __repr__(self):
        return "<%s %r at %#x>" % (self.__class__.__name__, self.name, id(self))

    def replace(self, *, name=_KEEP, mtime=_KEEP, mode=_KEEP, linkname=_KEEP, uid=_KEEP,
                gid=_KEEP, uname=_KEEP, gname=_KEEP, deep=True, _KEEP=_KEEP):
        """A copy with other values."""
        result = copy.deepcopy(self) if deep else copy.copy(self)
        for attribute, value in dict(name=name, mtime=mtime, mode=mode, linkname=linkname,
                                     uid=uid, gid=gid, uname=uname, gname=gname).items():
            if value is not _KEEP:
                setattr(result, attribute, value)
        return result

    def get_info(self):
        """The values that go into a header, by name."""
        info = {attribute: getattr(self, attribute) for attribute in (
            "name", "mode", "uid", "gid", "size", "mtime", "chksum", "type", "linkname",
            "uname", "gname", "devmajor", "devminor")}
        if self.mode is not None:
            info["mode"] &= 0o7777
        if self.type == DIRTYPE and not self.name.endswith("/"):
            info["name"] += "/"
        return info

    # -- writing headers

    def tobuf(self, format=DEFAULT_FORMAT, encoding=ENCODING, errors="surrogateescape"):
        """The member's header, with what stands before it."""
        info = self.get_info()
        for name, value in info.items():
            if value is None:
                raise ValueError("%s may not be None" % name)
        if format == USTAR_FORMAT:
            return self.create_ustar_header(info, encoding, errors)
        if format == GNU_FORMAT:
            return self.create_gnu_header(info, encoding, errors)
        if format == PAX_FORMAT:
            return self.create_pax_header(info, encoding)
        raise ValueError("invalid format")

    def create_ustar_header(self, info, encoding, errors):
        """A plain header; what does not fit is an error."""
        info["magic"] = POSIX_MAGIC
        if len(info["linkname"].encode(encoding, errors)) > LENGTH_LINK:
            raise ValueError("linkname is too long")
        if len(info["name"].encode(encoding, errors)) > LENGTH_NAME:
            info["prefix"], info["name"] = self._posix_split_name(info["name"], encoding, errors)
        return self._create_header(info, USTAR_FORMAT, encoding, errors)

    def create_gnu_header(self, info, encoding, errors):
        """A header with long names before it as members of their own."""
        info["magic"] = GNU_MAGIC
        before = b""
        for field, length, kind in (("linkname", LENGTH_LINK, GNUTYPE_LONGLINK),
                                    ("name", LENGTH_NAME, GNUTYPE_LONGNAME)):
            if len(info[field].encode(encoding, errors)) > length:
                before += self._create_gnu_long_header(info[field], kind, encoding, errors)
        return before + self._create_header(info, GNU_FORMAT, encoding, errors)

    def create_pax_header(self, info, encoding):
        """A header with an extended one before it for what does not fit."""
        info["magic"] = POSIX_MAGIC
        extended = self.pax_headers.copy()
        for field, pax_field, length in (("name", "path", LENGTH_NAME),
                                         ("linkname", "linkpath", LENGTH_LINK),
                                         ("uname", "uname", 32), ("gname", "gname", 32)):
            if pax_field not in extended and (not info[field].isascii()
                                              or len(info[field]) > length):
                extended[pax_field] = info[field]
        for field, digits in (("uid", 8), ("gid", 8), ("size", 12), ("mtime", 12)):
            value = info[field]
            is_float = isinstance(value, float)
            whole = round(value) if is_float else value
            fits = 0 <= whole < 8 ** (digits - 1)
            if fits and not is_float:
                continue
            info[field] = whole if fits else 0
            extended.setdefault(field, str(value))
        before = b""
        if extended:
            before = self._create_pax_generic_header(extended, XHDTYPE, encoding)
        return before + self._create_header(info, USTAR_FORMAT, "ascii", "replace")

    @classmethod
    def create_pax_global_header(cls, pax_headers):
        """An extended header for all members that follow."""
        return cls._create_pax_generic_header(pax_headers, XGLTYPE, "utf-8")

    def _posix_split_name(self, name, encoding, errors):
        slash = name.find("/")
        while slash >= 0:
            prefix, rest = name[:slash], name[slash + 1:]
            if (len(prefix.encode(encoding, errors)) <= LENGTH_PREFIX
                    and len(rest.encode(encoding, errors)) <= LENGTH_NAME):
                return prefix, rest
            slash = name.find("/", slash + 1)
        raise ValueError("name is too long")

    @staticmethod
    def _create_header(info, format, encoding, errors):
        def text(field, length):
            return stn(info.get(field, ""), length, encoding, errors)

        def number(field, length):
            return itn(info.get(field, 0), length, format)

        kind = info.get("type", REGTYPE)
        device = number if kind in (CHRTYPE, BLKTYPE) else lambda field, length: NUL * length
        major, minor = device("devmajor", 8), device("devminor", 8)
        if kind is None:
            raise ValueError("TarInfo.type must not be None")
        header = b"".join([
            text("name", 100), itn(info.get("mode", 0) & 0o7777, 8, format), number("uid", 8),
            number("gid", 8), number("size", 12), number("mtime", 12), b"        ", kind,
            text("linkname", 100), info.get("magic", POSIX_MAGIC), text("uname", 32),
            text("gname", 32), major, minor, text("prefix", 155)]).ljust(BLOCKSIZE, NUL)
        return header[:148] + b"%06o\0" % calc_chksums(header)[0] + header[155:]

    @staticmethod
    def _create_payload(payload):
        return payload + NUL * (-len(payload) % BLOCKSIZE)

    @classmethod
    def _create_gnu_long_header(cls, name, type, encoding, errors):
        name = name.encode(encoding, errors) + NUL
        info = {"name": "././@LongLink", "type": type, "size": len(name), "magic": GNU_MAGIC}
        return (cls._create_header(info, USTAR_FORMAT, encoding, errors)
                + cls._create_payload(name))

    @classmethod
    def _create_pax_generic_header(cls, pax_headers, type, encoding):
        # Values that are not text are written as the bytes they were.
        binary = False
        for value in pax_headers.values():
            try:
                value.encode("utf-8", "strict")
            except UnicodeEncodeError:
                binary = True
                break
        records = b"21 hdrcharset=BINARY\n" if binary else b""
        for keyword, value in pax_headers.items():
            data = value.encode(encoding, "surrogateescape") if binary else value.encode("utf-8")
            record = b" " + keyword.encode("utf-8") + b"=" + data + b"\n"
            # The length counts its own digits.
            length = len(record)
            while (total := len(record) + len(str(length))) != length:
                length = total
            records += b"%d" % length + record
        info = {"name": "././@PaxHeader", "type": type, "size": len(records),
                "magic": POSIX_MAGIC}
        return (cls._create_header(info, USTAR_FORMAT, "ascii", "replace")
                + cls._create_payload(records))

    # -- reading headers

    @classmethod
    def frombuf(cls, buf, encoding, errors):
        """The member of a header."""
        if len(buf) == 0:
            raise EmptyHeaderError("empty header")
        if len(buf) != BLOCKSIZE:
            raise TruncatedHeaderError("truncated header")
        if buf.count(NUL) == BLOCKSIZE:
            raise EOFHeaderError("end of file header")
        checksum = nti(buf[148:156])
        if checksum not in calc_chksums(buf):
            raise InvalidHeaderError("bad checksum")

        def text(start, end):
            return nts(buf[start:end], encoding, errors)

        found = cls()
        found.name = text(0, 100)
        found.mode = nti(buf[100:108])
        found.uid = nti(buf[108:116])
        found.gid = nti(buf[116:124])
        found.size = nti(buf[124:136])
        found.mtime = nti(buf[136:148])
        found.chksum = checksum
        found.type = buf[156:157]
        found.linkname = text(157, 257)
        found.uname = text(265, 297)
        found.gname = text(297, 329)
        found.devmajor = nti(buf[329:337])
        found.devminor = nti(buf[337:345])
        prefix = text(345, 500)
        # Old archives mark a folder by its name.
        if found.type == AREGTYPE and found.name.endswith("/"):
            found.type = DIRTYPE
        if found.type == GNUTYPE_SPARSE:
            # In place of the prefix: four pieces, whether more follow, the whole size.
            pieces = list(cls._sparse_pieces(buf, 386, 4))
            found._sparse_structs = pieces, bool(buf[482]), nti(buf[483:495])
        if found.isdir():
            found.name = found.name.rstrip("/")
        if prefix and found.type not in GNU_TYPES:
            found.name = prefix + "/" + found.name
        return found

    @staticmethod
    def _sparse_pieces(buf, pos, count):
        for at in range(pos, pos + 24 * count, 24):
            yield nti(buf[at:at + 12]), nti(buf[at + 12:at + 24])

    @classmethod
    def fromtarfile(cls, tarfile):
        """The next member of an archive."""
        found = cls.frombuf(tarfile.fileobj.read(BLOCKSIZE), tarfile.encoding, tarfile.errors)
        found.offset = tarfile.fileobj.tell() - BLOCKSIZE
        return found._proc_member(tarfile)

    def _proc_member(self, tarfile):
        if self.type in (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK):
            return self._proc_gnulong(tarfile)
        if self.type == GNUTYPE_SPARSE:
            return self._proc_sparse(tarfile)
        if self.type in (XHDTYPE, XGLTYPE, SOLARIS_XHDTYPE):
            return self._proc_pax(tarfile)
        return self._proc_builtin(tarfile)

    def _data_end(self):
        # What is of no known type is taken for a file.
        has_data = self.isreg() or self.type not in SUPPORTED_TYPES
        return self.offset_data + (self._block(self.size) if has_data else 0)

    def _proc_builtin(self, tarfile):
        self.offset_data = tarfile.fileobj.tell()
        tarfile.offset = self._data_end()
        self._apply_pax_info(tarfile.pax_headers, tarfile.encoding, tarfile.errors)
        if self.isdir():
            self.name = self.name.rstrip("/")
        return self

    def _following(self, tarfile):
        try:
            return self.fromtarfile(tarfile)
        except HeaderError as failure:
            raise SubsequentHeaderError(str(failure)) from None

    def _proc_gnulong(self, tarfile):
        """A long name: it belongs to the header that follows."""
        data = tarfile.fileobj.read(self._block(self.size))
        following = self._following(tarfile)
        following.offset = self.offset
        text = nts(data, tarfile.encoding, tarfile.errors)
        if self.type == GNUTYPE_LONGNAME:
            following.name = text
        else:
            following.linkname = text
        if following.isdir():
            following.name = following.name.removesuffix("/")
        return following

    def _proc_sparse(self, tarfile):
        """A file with holes: more blocks of pieces may follow the header."""
        pieces, more, size = self._sparse_structs
        del self._sparse_structs
        while more:
            block = tarfile.fileobj.read(BLOCKSIZE)
            pieces += [piece for piece in self._sparse_pieces(block, 0, 21) if all(piece)]
            more = bool(block[504])
        self.sparse = pieces
        self.offset_data = tarfile.fileobj.tell()
        tarfile.offset = self.offset_data + self._block(self.size)
        self.size = size
        return self

    def _proc_pax(self, tarfile):
        """An extended header, for the member that follows or for all that follow."""
        data = tarfile.fileobj.read(self._block(self.size))
        fields = tarfile.pax_headers
        if self.type != XGLTYPE:
            fields = fields.copy()
        found = re.search(br"\d+ hdrcharset=([^\n]+)\n", data)
        if found is not None:
            fields["hdrcharset"] = found.group(1).decode("utf-8")
        # BINARY stands for no encoding at all.
        names_encoding = (tarfile.encoding if fields.get("hdrcharset") == "BINARY"
                          else "utf-8")
        record = re.compile(br"(\d+) ([^=]+)=")
        pos = 0
        while found := record.match(data, pos):
            length, keyword = found.groups()
            length = int(length)
            if length == 0:
                raise InvalidHeaderError("invalid header")
            value = data[found.end(2) + 1:found.start(1) + length - 1]
            keyword = self._decode_pax_field(keyword, "utf-8", "utf-8", tarfile.errors)
            if keyword in PAX_NAME_FIELDS:
                value = self._decode_pax_field(value, names_encoding, tarfile.encoding,
                                               tarfile.errors)
            else:
                value = self._decode_pax_field(value, "utf-8", "utf-8", tarfile.errors)
            fields[keyword] = value
            pos += length

        following = self._following(tarfile)
        if "GNU.sparse.map" in fields:
            self._proc_gnusparse_01(following, fields)
        elif "GNU.sparse.size" in fields:
            self._proc_gnusparse_00(following, fields, data)
        elif (fields.get("GNU.sparse.major"), fields.get("GNU.sparse.minor")) == ("1", "0"):
            self._proc_gnusparse_10(following, fields, tarfile)
        if self.type != XGLTYPE:
            following._apply_pax_info(fields, tarfile.encoding, tarfile.errors)
            following.offset = self.offset
            if "size" in fields:
                # The header's own size was wrong.
                tarfile.offset = following._data_end()
        return following

    # The three ways extended headers have told of holes.

    def _proc_gnusparse_00(self, next, pax_headers, buf):
        def numbers(field):
            return map(int, re.findall(br"\d+ GNU.sparse." + field + br"=(\d+)\n", buf))
        next.sparse = list(zip(numbers(b"offset"), numbers(b"numbytes")))

    def _proc_gnusparse_01(self, next, pax_headers):
        numbers = list(map(int, pax_headers["GNU.sparse.map"].split(",")))
        next.sparse = list(zip(numbers[::2], numbers[1::2]))

    def _proc_gnusparse_10(self, next, pax_headers, tarfile):
        # The data begin with the pieces, as lines.
        count, rest = tarfile.fileobj.read(BLOCKSIZE).split(b"\n", 1)
        numbers = []
        while len(numbers) < int(count) * 2:
            if b"\n" not in rest:
                rest += tarfile.fileobj.read(BLOCKSIZE)
            number, rest = rest.split(b"\n", 1)
            numbers.append(int(number))
        next.offset_data = tarfile.fileobj.tell()
        next.sparse = list(zip(numbers[::2], numbers[1::2]))

    def _apply_pax_info(self, pax_headers, encoding, errors):
        """Take the values of an extended header."""
        for keyword, value in pax_headers.items():
            if keyword == "GNU.sparse.name":
                self.path = value
            elif keyword in ("GNU.sparse.size", "GNU.sparse.realsize"):
                self.size = int(value)
            elif keyword in PAX_FIELDS:
                if keyword in PAX_NUMBER_FIELDS:
                    try:
                        value = PAX_NUMBER_FIELDS[keyword](value)
                    except ValueError:
                        value = 0
                if keyword == "path":
                    value = value.rstrip("/")
                setattr(self, keyword, value)
        self.pax_headers = pax_headers.copy()

    def _decode_pax_field(self, value, encoding, fallback_encoding, fallback_errors):
        try:
            return value.decode(encoding, "strict")
        except UnicodeDecodeError:
            return value.decode(fallback_encoding, fallback_errors)

    def _block(self, count):
        """The size with what fills the last block."""
        return count + -count % BLOCKSIZE

    # -- what it is

    def isreg(self):
        'Whether it is a file.'
        return self.type in REGULAR_TYPES

    def isfile(self):
        'Whether it is a file.'
        return self.isreg()

    def isdir(self):
        'Whether it is a folder.'
        return self.type == DIRTYPE

    def issym(self):
        'Whether it is a symbolic link.'
        return self.type == SYMTYPE

    def islnk(self):
        'Whether it is a hard link.'
        return self.type == LNKTYPE

    def ischr(self):
        'Whether it is a character device.'
        return self.type == CHRTYPE

    def isblk(self):
        'Whether it is a block device.'
        return self.type == BLKTYPE

    def isfifo(self):
        'Whether it is a FIFO.'
        return self.type == FIFOTYPE

    def issparse(self):
        'Whether it has holes.'
        return self.sparse is not None

    def isdev(self):
        'Whether it is a device or a FIFO.'
        return self.type in (CHRTYPE, BLKTYPE, FIFOTYPE)


class TarFile(object):
    """An archive."""

    # How much is told on stderr, from 0 to 3.
    debug = 0
    # Whether links are added as what they lead to.
    dereference = False
    # Whether empty and wrong blocks are passed over.
    ignore_zeros = False
    # 0: errors of extraction are only told; 1: the grave ones are raised; 2: all are.
    errorlevel = 1
    format = DEFAULT_FORMAT
    encoding = ENCODING
    errors = None
    tarinfo = TarInfo
    fileobject = ExFileObject
    extraction_filter = None

    def __init__(self, name=None, mode="r", fileobj=None, format=None,
                 tarinfo=None, dereference=None, ignore_zeros=None, encoding=None,
                 errors="surrogateescape", pax_headers=None, debug=None,
                 errorlevel=None, copybufsize=None):
        """Open an archive that is not compressed: 'r', 'a', 'w' or 'x'."""
        modes = {"r": "rb", "a": "r+b", "w": "wb", "x": "xb"}
        if mode not in modes:
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        self.mode = mode
        self._mode = modes[mode]
        self._extfileobj = bool(fileobj)
        if not fileobj:
            if self.mode == "a" and not os.path.exists(name):
                self.mode, self._mode = "w", "wb"
            fileobj = bltn_open(name, self._mode)
        else:
            if name is None and isinstance(getattr(fileobj, "name", None), (str, bytes)):
                name = fileobj.name
            if hasattr(fileobj, "mode"):
                self._mode = fileobj.mode
        self.name = os.path.abspath(name) if name else None
        self.fileobj = fileobj
        for attribute, value in dict(format=format, tarinfo=tarinfo, dereference=dereference,
                                     ignore_zeros=ignore_zeros, encoding=encoding, debug=debug,
                                     errorlevel=errorlevel).items():
            if value is not None:
                setattr(self, attribute, value)
        self.errors = errors
        is_pax = pax_headers is not None and self.format == PAX_FORMAT
        self.pax_headers = pax_headers if is_pax else {}
        self.copybufsize = copybufsize
        self.closed = False
        self.members = []
        self._loaded = False
        # Where the next member begins.
        self.offset = self.fileobj.tell()
        # (inode, device) to the name it was added under.
        self.inodes = {}
        try:
            self._start()
        except:
            if not self._extfileobj:
                self.fileobj.close()
            self.closed = True
            raise

    def _start(self):
        if self.mode == "r":
            self.firstmember = None
            self.firstmember = self.next()
            return
        if self.mode == "a":
            # To the end mark, which is overwritten.
            while True:
                self.fileobj.seek(self.offset)
                try:
                    self.members.append(self.tarinfo.fromtarfile(self))
                except EOFHeaderError:
                    self.fileobj.seek(self.offset)
                    break
                except HeaderError as failure:
                    raise ReadError(str(failure)) from None
        self._loaded = True
        if self.pax_headers:
            header = self.tarinfo.create_pax_global_header(self.pax_headers.copy())
            self.fileobj.write(header)
            self.offset += len(header)

    # -- opening

    @classmethod
    def open(cls, name=None, mode="r", fileobj=None, bufsize=RECORDSIZE, **kwargs):
        """Open an archive.

        mode is 'r', 'a', 'w' or 'x', then ':' and 'gz', 'bz2', 'xz' or nothing for no
        compression; 'r' and 'r:*' find it out. With '|' for ':' it is a stream of blocks
        that is never sought in, for 'r' and 'w'.
        """
        if not name and not fileobj:
            raise ValueError("nothing to open")
        if mode in ("r", "r:*"):
            return cls._open_any(name, fileobj, kwargs)
        for mark in ":|":
            if mark not in mode:
                continue
            kind, _, compression = mode.partition(mark)
            kind, compression = kind or "r", compression or "tar"
            if mark == ":":
                if compression not in cls.OPEN_METH:
                    raise CompressionError("unknown compression type %r" % compression)
                return getattr(cls, cls.OPEN_METH[compression])(name, kind, fileobj, **kwargs)
            if kind not in ("r", "w"):
                raise ValueError("mode must be 'r' or 'w'")
            stream = _Stream(name, kind, compression, fileobj, bufsize)
            try:
                archive = cls(name, kind, stream, **kwargs)
            except:
                stream.close()
                raise
            archive._extfileobj = False
            return archive
        if mode in ("a", "w", "x"):
            return cls.taropen(name, mode, fileobj, **kwargs)
        raise ValueError("undiscernible mode")

    @classmethod
    def _open_any(cls, name, fileobj, options):
        # The plain form last: it takes an empty file.
        failures = []
        for compression in sorted(cls.OPEN_METH,
                                  key=lambda each: cls.OPEN_METH[each] == 'taropen'):
            start = fileobj.tell() if fileobj is not None else None
            try:
                return getattr(cls, cls.OPEN_METH[compression])(name, "r", fileobj, **options)
            except (ReadError, CompressionError) as failure:
                failures.append(f'- method {compression}: {failure!r}')
                if fileobj is not None:
                    fileobj.seek(start)
        raise ReadError("file could not be opened successfully:\n" + '\n'.join(failures))

    @classmethod
    def taropen(cls, name, mode="r", fileobj=None, **kwargs):
        """Open an archive that is not compressed."""
        if mode not in ("r", "a", "w", "x"):
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        return cls(name, mode, fileobj, **kwargs)

    @classmethod
    def _open_compressed(cls, name, mode, file, errors, message, kwargs):
        try:
            archive = cls.taropen(name, mode, file, **kwargs)
        except errors as failure:
            file.close()
            if mode == 'r':
                raise ReadError(message) from failure
            raise
        except:
            file.close()
            raise
        archive._extfileobj = False
        return archive

    @staticmethod
    def _check_compressed_mode(mode):
        if mode not in ("r", "w", "x"):
            raise ValueError("mode must be 'r', 'w' or 'x'")

    @classmethod
    def gzopen(cls, name, mode="r", fileobj=None, compresslevel=9, **kwargs):
        """Open an archive compressed with gzip."""
        cls._check_compressed_mode(mode)
        try:
            import zlib
            from gzip import GzipFile
        except ImportError:
            raise CompressionError("gzip module is not available") from None
        try:
            file = GzipFile(name, mode + "b", compresslevel, fileobj)
        except OSError as failure:
            if fileobj is not None and mode == 'r':
                raise ReadError("not a gzip file") from failure
            raise
        return cls._open_compressed(name, mode, file, OSError, "not a gzip file", kwargs)

    @classmethod
    def bz2open(cls, name, mode="r", fileobj=None, compresslevel=9, **kwargs):
        """Open an archive compressed with bzip2."""
        cls._check_compressed_mode(mode)
        file = _needed("bz2").BZ2File(fileobj or name, mode, compresslevel=compresslevel)
        return cls._open_compressed(name, mode, file, (OSError, EOFError),
                                    "not a bzip2 file", kwargs)

    @classmethod
    def xzopen(cls, name, mode="r", fileobj=None, preset=None, **kwargs):
        """Open an archive compressed with xz."""
        cls._check_compressed_mode(mode)
        lzma = _needed("lzma")
        file = lzma.LZMAFile(fileobj or name, mode, preset=preset)
        return cls._open_compressed(name, mode, file, (lzma.LZMAError, EOFError),
                                    "not an lzma file", kwargs)

    OPEN_METH = {"tar": "taropen", "gz": "gzopen", "bz2": "bz2open", "xz": "xzopen"}

    def close(self):
        """Close it; what was written gets its end mark."""
        if self.closed:
            return
        self.closed = True
        try:
            if self.mode in ("a", "w", "x"):
                self.fileobj.write(NUL * (BLOCKSIZE * 2))
                self.offset += BLOCKSIZE * 2
                missing = -self.offset % RECORDSIZE
                if missing:
                    self.fileobj.write(NUL * missing)
        finally:
            if not self._extfileobj:
                self.fileobj.close()

    # -- members

    def getmember(self, name):
        """The member of a name, the last one if there are several."""
        found = self._getmember(name.rstrip('/'))
        if found is None:
            raise KeyError("filename %r not found" % name)
        return found

    def getmembers(self):
        """The members, in order."""
        self._check()
        if not self._loaded:
            self._load()
        return self.members

    def getnames(self):
        """The names of the members, in order."""
        return [member.name for member in self.getmembers()]

    def gettarinfo(self, name=None, arcname=None, fileobj=None):
        """What an archive would say of a file, given by its name or open."""
        self._check("awx")
        if fileobj is not None:
            name = fileobj.name
        arcname = os.path.splitdrive(name if arcname is None else arcname)[1]
        arcname = arcname.replace(os.sep, "/").lstrip("/")
        member = self.tarinfo()
        member.tarfile = self
        if fileobj is not None:
            status = os.fstat(fileobj.fileno())
        else:
            status = os.stat(name) if self.dereference else os.lstat(name)
        kind, linkname = self._kind_of(name, arcname, status)
        if kind is None:
            return None
        member.name = arcname
        member.mode = status.st_mode
        member.uid = status.st_uid
        member.gid = status.st_gid
        member.size = status.st_size if kind == REGTYPE else 0
        member.mtime = status.st_mtime
        member.type = kind
        member.linkname = linkname
        try:
            if pwd:
                member.uname = pwd.getpwuid(member.uid)[0]
        except KeyError:
            pass
        try:
            if grp:
                member.gname = grp.getgrgid(member.gid)[0]
        except KeyError:
            pass
        if kind in (CHRTYPE, BLKTYPE) and hasattr(os, "major") and hasattr(os, "minor"):
            member.devmajor = os.major(status.st_rdev)
            member.devminor = os.minor(status.st_rdev)
        return member

    def _kind_of(self, name, arcname, status):
        mode = status.st_mode
        if stat.S_ISREG(mode):
            inode = status.st_ino, status.st_dev
            if (not self.dereference and status.st_nlink > 1
                    and arcname != self.inodes.get(inode, arcname)):
                # It is in the archive already, under another name.
                return LNKTYPE, self.inodes[inode]
            if inode[0]:
                self.inodes[inode] = arcname
            return REGTYPE, ""
        if stat.S_ISLNK(mode):
            return SYMTYPE, os.readlink(name)
        for test, kind in ((stat.S_ISDIR, DIRTYPE), (stat.S_ISFIFO, FIFOTYPE),
                           (stat.S_ISCHR, CHRTYPE), (stat.S_ISBLK, BLKTYPE)):
            if test(mode):
                return kind, ""
        return None, ""

    def list(self, verbose=True, *, members=None):
        """Print the names of the members, with verbose as ls -l does."""
        self._check()
        for member in self if members is None else members:
            if verbose:
                _safe_print("??????????" if member.mode is None else stat.filemode(member.mode))
                _safe_print("%s/%s" % (member.uname or member.uid, member.gname or member.gid))
                if member.ischr() or member.isblk():
                    _safe_print("%10s" % ("%d,%d" % (member.devmajor, member.devminor)))
                else:
                    _safe_print("%10d" % member.size)
                if member.mtime is None:
                    _safe_print("????-??-?? ??:??:??")
                else:
                    _safe_print("%d-%02d-%02d %02d:%02d:%02d"
                                % time.localtime(member.mtime)[:6])
            _safe_print(member.name + ("/" if member.isdir() else ""))
            if verbose:
                if member.issym():
                    _safe_print("-> " + member.linkname)
                if member.islnk():
                    _safe_print("link to " + member.linkname)
            print()

    def add(self, name, arcname=None, recursive=True, *, filter=None):
        """Add a file, or a folder with what is in it.

        filter gets each TarInfo and returns it, another one, or None to leave it out.
        """
        self._check("awx")
        arcname = name if arcname is None else arcname
        if self.name is not None and os.path.abspath(name) == self.name:
            self._dbg(2, "tarfile: Skipped %r" % name)
            return
        self._dbg(1, name)
        member = self.gettarinfo(name, arcname)
        if member is None:
            self._dbg(1, "tarfile: Unsupported type %r" % name)
            return
        if filter is not None:
            member = filter(member)
            if member is None:
                self._dbg(2, "tarfile: Excluded %r" % name)
                return
        if member.isreg():
            with bltn_open(name, "rb") as file:
                self.addfile(member, file)
            return
        self.addfile(member)
        if member.isdir() and recursive:
            for entry in sorted(os.listdir(name)):
                self.add(os.path.join(name, entry), os.path.join(arcname, entry), recursive,
                         filter=filter)

    def addfile(self, tarinfo, fileobj=None):
        """Add a member whose data, tarinfo.size bytes, come from a file."""
        self._check("awx")
        tarinfo = copy.copy(tarinfo)
        header = tarinfo.tobuf(self.format, self.encoding, self.errors)
        self.fileobj.write(header)
        self.offset += len(header)
        if fileobj is not None:
            copyfileobj(fileobj, self.fileobj, tarinfo.size, bufsize=self.copybufsize)
            missing = -tarinfo.size % BLOCKSIZE
            if missing:
                self.fileobj.write(NUL * missing)
            self.offset += tarinfo.size + missing
        self.members.append(tarinfo)

    # -- extraction

    def _get_filter_function(self, filter):
        if filter is None:
            filter = self.extraction_filter
            if isinstance(filter, str):
                raise TypeError('String names are not supported for '
                                'TarFile.extraction_filter. Use a function such as '
                                'tarfile.data_filter directly.')
            return fully_trusted_filter if filter is None else filter
        if callable(filter):
            return filter
        try:
            return _NAMED_FILTERS[filter]
        except KeyError:
            raise ValueError(f"filter {filter!r} not found") from None

    def extractall(self, path=".", members=None, *, numeric_owner=False, filter=None):
        """Extract all members, or those given, into a folder.

        filter, a function or the name of one, changes each TarInfo or returns None to
        leave it out.
        """
        function = self._get_filter_function(filter)
        folders = []
        for member in self if members is None else members:
            member = self._get_extract_tarinfo(member, function, path)
            if member is None:
                continue
            if member.isdir():
                folders.append(member)
            # A folder may forbid what is still to be written into it.
            self._extract_one(member, path, set_attrs=not member.isdir(),
                              numeric_owner=numeric_owner)
        folders.sort(key=lambda member: member.name, reverse=True)
        for member in folders:
            target = os.path.join(path, member.name)
            try:
                self.chown(member, target, numeric_owner=numeric_owner)
                self.utime(member, target)
                self.chmod(member, target)
            except ExtractError as failure:
                self._handle_nonfatal_error(failure)

    def extract(self, member, path="", set_attrs=True, *, numeric_owner=False, filter=None):
        """Extract a member, given by name or TarInfo, into a folder."""
        member = self._get_extract_tarinfo(member, self._get_filter_function(filter), path)
        if member is not None:
            self._extract_one(member, path, set_attrs, numeric_owner)

    def _get_extract_tarinfo(self, member, filter_function, path):
        """The filtered TarInfo, or None."""
        tarinfo = before = self.getmember(member) if isinstance(member, str) else member
        try:
            tarinfo = filter_function(tarinfo, path)
        except (OSError, FilterError) as failure:
            self._handle_fatal_error(failure)
        except ExtractError as failure:
            self._handle_nonfatal_error(failure)
        if tarinfo is None:
            self._dbg(2, "tarfile: Excluded %r" % before.name)
            return None
        if tarinfo.islnk():
            tarinfo = copy.copy(tarinfo)
            tarinfo._link_target = os.path.join(path, tarinfo.linkname)
        return tarinfo

    def _extract_one(self, tarinfo, path, set_attrs, numeric_owner):
        self._check("r")
        try:
            self._extract_member(tarinfo, os.path.join(path, tarinfo.name),
                                 set_attrs=set_attrs, numeric_owner=numeric_owner)
        except OSError as failure:
            self._handle_fatal_error(failure)
        except ExtractError as failure:
            self._handle_nonfatal_error(failure)

    def _handle_nonfatal_error(self, e):
        if self.errorlevel > 1:
            raise
        self._dbg(1, "tarfile: %s" % e)

    def _handle_fatal_error(self, e):
        if self.errorlevel > 0:
            raise
        if not isinstance(e, OSError):
            self._dbg(1, "tarfile: %s %s" % (type(e).__name__, e))
        elif e.filename is None:
            self._dbg(1, "tarfile: %s" % e.strerror)
        else:
            self._dbg(1, "tarfile: %s %r" % (e.strerror, e.filename))

    def extractfile(self, member):
        """A member, or what a link leads to, open for reading; None if it is no file."""
        self._check("r")
        tarinfo = self.getmember(member) if isinstance(member, str) else member
        if tarinfo.isreg() or tarinfo.type not in SUPPORTED_TYPES:
            return self.fileobject(self, tarinfo)
        if not (tarinfo.islnk() or tarinfo.issym()):
            return None
        if isinstance(self.fileobj, _Stream):
            raise StreamError("cannot extract (sym)link as file object")
        return self.extractfile(self._find_link_target(tarinfo))

    def _extract_member(self, tarinfo, targetpath, set_attrs=True, numeric_owner=False):
        target = targetpath.rstrip("/").replace("/", os.sep)
        folder = os.path.dirname(target)
        if folder and not os.path.exists(folder):
            os.makedirs(folder)
        is_link = tarinfo.islnk() or tarinfo.issym()
        self._dbg(1, f"{tarinfo.name} -> {tarinfo.linkname}" if is_link else tarinfo.name)
        if tarinfo.isreg():
            self.makefile(tarinfo, target)
        elif tarinfo.isdir():
            self.makedir(tarinfo, target)
        elif tarinfo.isfifo():
            self.makefifo(tarinfo, target)
        elif tarinfo.ischr() or tarinfo.isblk():
            self.makedev(tarinfo, target)
        elif is_link:
            self.makelink(tarinfo, target)
        elif tarinfo.type not in SUPPORTED_TYPES:
            self.makeunknown(tarinfo, target)
        else:
            self.makefile(tarinfo, target)
        if set_attrs:
            self.chown(tarinfo, target, numeric_owner)
            if not tarinfo.issym():
                self.chmod(tarinfo, target)
                self.utime(tarinfo, target)

    # A subclass may replace these.

    def makedir(self, tarinfo, targetpath):
        """Make a folder."""
        try:
            # What it is to allow is set once all is in it.
            os.mkdir(targetpath, *(() if tarinfo.mode is None else (0o700,)))
        except FileExistsError:
            pass

    def makefile(self, tarinfo, targetpath):
        """Make a file."""
        source = self.fileobj
        source.seek(tarinfo.offset_data)
        with bltn_open(targetpath, "wb") as target:
            if tarinfo.sparse is None:
                copyfileobj(source, target, tarinfo.size, ReadError, self.copybufsize)
                return
            for offset, size in tarinfo.sparse:
                target.seek(offset)
                copyfileobj(source, target, size, ReadError, self.copybufsize)
            target.seek(tarinfo.size)
            target.truncate()

    def makeunknown(self, tarinfo, targetpath):
        """Make a file of a member of no known type."""
        self.makefile(tarinfo, targetpath)
        self._dbg(1, "tarfile: Unknown file type %r, extracted as regular file." % tarinfo.type)

    def makefifo(self, tarinfo, targetpath):
        """Make a FIFO."""
        if not hasattr(os, "mkfifo"):
            raise ExtractError("fifo not supported by system")
        os.mkfifo(targetpath)

    def makedev(self, tarinfo, targetpath):
        """Make a device."""
        if not hasattr(os, "mknod") or not hasattr(os, "makedev"):
            raise ExtractError("special devices not supported by system")
        mode = 0o600 if tarinfo.mode is None else tarinfo.mode
        mode |= stat.S_IFBLK if tarinfo.isblk() else stat.S_IFCHR
        os.mknod(targetpath, mode, os.makedev(tarinfo.devmajor, tarinfo.devminor))

    def makelink(self, tarinfo, targetpath):
        """Make a link, or where there are none a copy of what it leads to."""
        try:
            if tarinfo.issym():
                if os.path.lexists(targetpath):
                    os.unlink(targetpath)
                os.symlink(tarinfo.linkname, targetpath)
            elif os.path.exists(tarinfo._link_target):
                os.link(tarinfo._link_target, targetpath)
            else:
                self._extract_member(self._find_link_target(tarinfo), targetpath)
        except symlink_exception:
            try:
                self._extract_member(self._find_link_target(tarinfo), targetpath)
            except KeyError:
                raise ExtractError("unable to resolve link inside archive") from None

    def chown(self, tarinfo, targetpath, numeric_owner):
        """Set the owner, which only root may; by the names unless numeric_owner."""
        if not hasattr(os, "geteuid") or os.geteuid() != 0:
            return
        group, user = tarinfo.gid, tarinfo.uid
        if not numeric_owner:
            try:
                if grp and tarinfo.gname:
                    group = grp.getgrnam(tarinfo.gname)[2]
            except KeyError:
                pass
            try:
                if pwd and tarinfo.uname:
                    user = pwd.getpwnam(tarinfo.uname)[2]
            except KeyError:
                pass
        set_owner = os.chown
        if tarinfo.issym() and hasattr(os, "lchown"):
            set_owner = os.lchown
        try:
            set_owner(targetpath, -1 if user is None else user, -1 if group is None else group)
        except OSError as failure:
            raise ExtractError("could not change owner") from failure

    def chmod(self, tarinfo, targetpath):
        """Set the permissions."""
        if tarinfo.mode is None:
            return
        try:
            os.chmod(targetpath, tarinfo.mode)
        except OSError as failure:
            raise ExtractError("could not change mode") from failure

    def utime(self, tarinfo, targetpath):
        """Set the time of the last change."""
        if tarinfo.mtime is None or not hasattr(os, 'utime'):
            return
        try:
            os.utime(targetpath, (tarinfo.mtime, tarinfo.mtime))
        except OSError as failure:
            raise ExtractError("could not change modification time") from failure

    # -- reading on

    def next(self):
        """The next member, None at the end."""
        self._check("ra")
        if self.firstmember is not None:
            member, self.firstmember = self.firstmember, None
            return member
        if self.offset != self.fileobj.tell():
            if self.offset == 0:
                return None
            # A seek beyond the end would not show that data are missing.
            self.fileobj.seek(self.offset - 1)
            if not self.fileobj.read(1):
                raise ReadError("unexpected end of data")
        member = None
        while True:
            try:
                member = self.tarinfo.fromtarfile(self)
            except (EOFHeaderError, InvalidHeaderError) as failure:
                if self.ignore_zeros:
                    self._dbg(2, "0x%X: %s" % (self.offset, failure))
                    self.offset += BLOCKSIZE
                    continue
                if isinstance(failure, InvalidHeaderError) and self.offset == 0:
                    raise ReadError(str(failure)) from None
            except EmptyHeaderError:
                if self.offset == 0:
                    raise ReadError("empty file") from None
            except TruncatedHeaderError as failure:
                if self.offset == 0:
                    raise ReadError(str(failure)) from None
            except SubsequentHeaderError as failure:
                raise ReadError(str(failure)) from None
            except Exception as failure:
                try:
                    import zlib
                except ImportError:
                    raise failure
                if isinstance(failure, zlib.error):
                    raise ReadError(f'zlib error: {failure}') from None
                raise failure
            break
        if member is not None:
            self.members.append(member)
        else:
            self._loaded = True
        return member

    def _getmember(self, name, tarinfo=None, normalize=False):
        """The last member of a name, of those before tarinfo."""
        members = self.getmembers()
        skipping = False
        if tarinfo is not None:
            try:
                members = members[:members.index(tarinfo)]
            except ValueError:
                # A filter made another object of it.
                skipping = True
        if normalize:
            name = os.path.normpath(name)
        for member in reversed(members):
            if skipping:
                skipping = tarinfo.offset != member.offset
                continue
            if name == (os.path.normpath(member.name) if normalize else member.name):
                return member
        if skipping:
            raise ValueError(tarinfo)

    def _load(self):
        while self.next() is not None:
            pass
        self._loaded = True

    def _check(self, mode=None):
        if self.closed:
            raise OSError("%s is closed" % self.__class__.__name__)
        if mode is not None and self.mode not in mode:
            raise OSError("bad operation for mode %r" % self.mode)

    def _find_link_target(self, tarinfo):
        """The member a link leads to."""
        if tarinfo.issym():
            name = "/".join(filter(None, (os.path.dirname(tarinfo.name), tarinfo.linkname)))
            limit = None
        else:
            # A hard link's target stands before it.
            name, limit = tarinfo.linkname, tarinfo
        member = self._getmember(name, tarinfo=limit, normalize=True)
        if member is None:
            raise KeyError("linkname %r not found" % name)
        return member

    def __iter__(self):
        if self._loaded:
            yield from self.members
            return
        index = 0
        # The first was read already but is to be given here.
        if self.firstmember is not None:
            member = self.next()
            index += 1
            yield member
        while True:
            if index < len(self.members):
                member = self.members[index]
            elif not self._loaded:
                member = self.next()
                if not member:
                    self._loaded = True
                    return
            else:
                return
            index += 1
            yield member

    def _dbg(self, level, msg):
        if level <= self.debug:
            print(msg, file=sys.stderr)

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, type, value, traceback):
        if type is None:
            self.close()
            return
        # No end mark: the archive is not whole.
        if not self._extfileobj:
            self.fileobj.close()
        self.closed = True


def is_tarfile(name):
    """Whether a file, given by its name or open, is an archive that can be read."""
    try:
        if hasattr(name, "read"):
            position = name.tell()
            archive = open(fileobj=name)
            name.seek(position)
        else:
            archive = open(name)
        archive.close()
        return True
    except TarError:
        return False


open = TarFile.open


def main():
    import argparse
    parser = argparse.ArgumentParser(
        description='A simple command-line interface for tarfile module.')
    parser.add_argument('-v', '--verbose', action='store_true', default=False,
                        help='Verbose output')
    parser.add_argument('--filter', metavar='<filtername>', choices=_NAMED_FILTERS,
                        help='Filter for extraction')
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument('-l', '--list', metavar='<tarfile>', help='Show listing of a tarfile')
    group.add_argument('-e', '--extract', nargs='+', metavar=('<tarfile>', '<output_dir>'),
                       help='Extract tarfile into target dir')
    group.add_argument('-c', '--create', nargs='+', metavar=('<name>', '<file>'),
                       help='Create tarfile from sources')
    group.add_argument('-t', '--test', metavar='<tarfile>', help='Test if a tarfile is valid')
    args = parser.parse_args()
    if args.filter and args.extract is None:
        parser.exit(1, '--filter is only valid for extraction\n')

    def say(text):
        if args.verbose:
            print(text)

    def check(path):
        if not is_tarfile(path):
            parser.exit(1, f'{path!r} is not a tar archive.\n')

    if args.test is not None:
        check(args.test)
        with open(args.test, 'r') as archive:
            print(archive.getmembers(), file=sys.stderr)
        say(f'{args.test!r} is a tar archive.')
    elif args.list is not None:
        check(args.list)
        with TarFile.open(args.list, 'r:*') as archive:
            archive.list(verbose=args.verbose)
    elif args.extract is not None:
        if len(args.extract) > 2:
            parser.exit(1, parser.format_help())
        path, folder = (*args.extract, os.curdir)[:2]
        check(path)
        with TarFile.open(path, 'r:*') as archive:
            archive.extractall(path=folder, filter=args.filter)
        where = '' if folder == '.' else f' into {folder!r} directory'
        say(f'{path!r} file is extracted{where}.')
    elif args.create is not None:
        path, *files = args.create
        compression = {'.gz': 'gz', '.tgz': 'gz', '.xz': 'xz', '.txz': 'xz', '.bz2': 'bz2',
                       '.tbz': 'bz2', '.tbz2': 'bz2',
                       '.tb2': 'bz2'}.get(os.path.splitext(path)[1])
        with TarFile.open(path, f'w:{compression}' if compression else 'w') as archive:
            for name in files:
                archive.add(name)
        say(f'{path!r} file created.')


if __name__ == '__main__':
    main()

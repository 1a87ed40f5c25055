"""Reads and writes ZIP archives.

Stored members need nothing else; deflate, bzip2 and lzma members need zlib, bz2 and lzma.
"""

import binascii
import contextlib
import importlib.util
import io
import itertools
import operator
import os
import pathlib
import posixpath
import shutil
import stat
import struct
import sys
import threading
import time

try:
    import zlib
    crc32 = zlib.crc32
except ImportError:
    zlib = None
    crc32 = binascii.crc32

try:
    import _bz2
    import bz2
except ImportError:
    bz2 = None

try:
    import _lzma
    import lzma
except ImportError:
    lzma = None

__all__ = ["BadZipFile", "BadZipfile", "error",
           "ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA",
           "is_zipfile", "ZipInfo", "ZipFile", "PyZipFile", "LargeZipFile",
           "Path"]


class BadZipFile(Exception):
    pass


class LargeZipFile(Exception):
    """The archive would need ZIP64 fields, which it was opened without."""


error = BadZipfile = BadZipFile

ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14

# The version of the format that knows each of these, and the last that is read.
DEFAULT_VERSION, ZIP64_VERSION, BZIP2_VERSION, LZMA_VERSION, MAX_EXTRACT_VERSION = 20, 45, 46, 63, 63

# Beyond these the ZIP64 fields are needed; comments cannot be longer.
ZIP64_LIMIT, ZIP_FILECOUNT_LIMIT, ZIP_MAX_COMMENT = 0x7FFFFFFF, 0xFFFF, 0xFFFF

# The records of the format: struct layout, signature, size and indices of the fields.

structEndArchive = b"<4s4H2LH"
stringEndArchive = b"PK\005\006"
sizeEndCentDir = struct.calcsize(structEndArchive)
(_ECD_SIGNATURE, _ECD_DISK_NUMBER, _ECD_DISK_START, _ECD_ENTRIES_THIS_DISK,
 _ECD_ENTRIES_TOTAL, _ECD_SIZE, _ECD_OFFSET, _ECD_COMMENT_SIZE,
 _ECD_COMMENT, _ECD_LOCATION) = range(10)

structCentralDir = "<4s4B4HL2L5H2L"
stringCentralDir = b"PK\001\002"
sizeCentralDir = struct.calcsize(structCentralDir)
(_CD_SIGNATURE, _CD_CREATE_VERSION, _CD_CREATE_SYSTEM, _CD_EXTRACT_VERSION,
 _CD_EXTRACT_SYSTEM, _CD_FLAG_BITS, _CD_COMPRESS_TYPE, _CD_TIME, _CD_DATE, _CD_CRC,
 _CD_COMPRESSED_SIZE, _CD_UNCOMPRESSED_SIZE, _CD_FILENAME_LENGTH, _CD_EXTRA_FIELD_LENGTH,
 _CD_COMMENT_LENGTH, _CD_DISK_NUMBER_START, _CD_INTERNAL_FILE_ATTRIBUTES,
 _CD_EXTERNAL_FILE_ATTRIBUTES, _CD_LOCAL_HEADER_OFFSET) = range(19)

(_MASK_ENCRYPTED, _MASK_COMPRESS_OPTION_1, _MASK_USE_DATA_DESCRIPTOR, _MASK_COMPRESSED_PATCH,
 _MASK_STRONG_ENCRYPTION, _MASK_UTF_FILENAME) = [1 << bit for bit in (0, 1, 3, 5, 6, 11)]

structFileHeader = "<4s2B4HL2L2H"
stringFileHeader = b"PK\003\004"
sizeFileHeader = struct.calcsize(structFileHeader)
(_FH_SIGNATURE, _FH_EXTRACT_VERSION, _FH_EXTRACT_SYSTEM, _FH_GENERAL_PURPOSE_FLAG_BITS,
 _FH_COMPRESSION_METHOD, _FH_LAST_MOD_TIME, _FH_LAST_MOD_DATE, _FH_CRC,
 _FH_COMPRESSED_SIZE, _FH_UNCOMPRESSED_SIZE, _FH_FILENAME_LENGTH,
 _FH_EXTRA_FIELD_LENGTH) = range(12)

structEndArchive64Locator = "<4sLQL"
stringEndArchive64Locator = b"PK\x06\x07"
sizeEndCentDir64Locator = struct.calcsize(structEndArchive64Locator)

structEndArchive64 = "<4sQ2H2L4Q"
stringEndArchive64 = b"PK\x06\x06"
sizeEndCentDir64 = struct.calcsize(structEndArchive64)
(_CD64_SIGNATURE, _CD64_DIRECTORY_RECSIZE, _CD64_CREATE_VERSION, _CD64_EXTRACT_VERSION,
 _CD64_DISK_NUMBER, _CD64_DISK_NUMBER_START, _CD64_NUMBER_ENTRIES_THIS_DISK,
 _CD64_NUMBER_ENTRIES_TOTAL, _CD64_DIRECTORY_SIZE, _CD64_OFFSET_START_CENTDIR) = range(10)

_DD_SIGNATURE = 0x08074b50
_EXTRA_FIELD_STRUCT = struct.Struct('<HH')
_U32 = 0xFFFF_FFFF


def _strip_extra(extra, xids):
    """The extra data without the fields of those ids; what is no whole field stays."""
    kept = []
    at = 0
    while at + 4 <= len(extra):
        xid, size = _EXTRA_FIELD_STRUCT.unpack_from(extra, at)
        end = at + 4 + size
        if xid not in xids:
            kept.append(extra[at:end])
        at = end
    kept.append(extra[at:])
    return b''.join(kept)


def _check_zipfile(fp):
    try:
        return bool(_EndRecData(fp))
    except OSError:
        return False


def is_zipfile(filename):
    """Whether a file, given by name or open, ends as a ZIP archive does."""
    try:
        if hasattr(filename, "read"):
            return _check_zipfile(fp=filename)
        with open(filename, "rb") as fp:
            return _check_zipfile(fp)
    except OSError:
        return False


def _EndRecData64(fpin, offset, endrec):
    """Fill endrec from the ZIP64 end record, if one stands before offset from the end."""
    try:
        fpin.seek(offset - sizeEndCentDir64Locator, 2)
    except OSError:
        return endrec
    data = fpin.read(sizeEndCentDir64Locator)
    if len(data) != sizeEndCentDir64Locator:
        return endrec
    signature, disk, _, disks = struct.unpack(structEndArchive64Locator, data)
    if signature != stringEndArchive64Locator:
        return endrec
    if disk != 0 or disks > 1:
        raise BadZipFile("zipfiles that span multiple disks are not supported")

    # The offset in the locator is wrong where something was put before the archive.
    fpin.seek(offset - sizeEndCentDir64Locator - sizeEndCentDir64, 2)
    data = fpin.read(sizeEndCentDir64)
    if len(data) != sizeEndCentDir64:
        return endrec
    fields = struct.unpack(structEndArchive64, data)
    if fields[_CD64_SIGNATURE] == stringEndArchive64:
        endrec[_ECD_SIGNATURE] = stringEndArchive64
        endrec[_ECD_DISK_NUMBER:_ECD_OFFSET + 1] = fields[_CD64_DISK_NUMBER:]
    return endrec


def _EndRecData(fpin):
    """The end record's fields, then its comment and its place in the file; or None."""
    fpin.seek(0, 2)
    size = fpin.tell()
    # Without a comment it is the last thing in the file.
    try:
        fpin.seek(-sizeEndCentDir, 2)
    except OSError:
        return None
    data = fpin.read()
    if (len(data) == sizeEndCentDir and data[:4] == stringEndArchive
            and data[-2:] == b"\000\000"):
        endrec = [*struct.unpack(structEndArchive, data), b"", size - sizeEndCentDir]
        return _EndRecData64(fpin, -sizeEndCentDir, endrec)

    first = max(size - (1 << 16) - sizeEndCentDir, 0)
    fpin.seek(first, 0)
    data = fpin.read()
    start = data.rfind(stringEndArchive)
    if start < 0:
        return None
    record = data[start:start + sizeEndCentDir]
    if len(record) != sizeEndCentDir:
        return None
    endrec = list(struct.unpack(structEndArchive, record))
    comment = start + sizeEndCentDir
    endrec += [data[comment:comment + endrec[_ECD_COMMENT_SIZE]], first + start]
    return _EndRecData64(fpin, first + start - size, endrec)


def _dos_date_time(date_time):
    year, month, day, hour, minute, second = date_time[:6]
    return (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2


def _version_needed(compress_type, zip64):
    version = ZIP64_VERSION if zip64 else 0
    if compress_type == ZIP_BZIP2:
        version = max(BZIP2_VERSION, version)
    elif compress_type == ZIP_LZMA:
        version = max(LZMA_VERSION, version)
    return version


class ZipInfo(object):
    """What an archive says of one of its members."""

    __slots__ = ('orig_filename', 'filename', 'date_time', 'compress_type', '_compresslevel',
                 'comment', 'extra', 'create_system', 'create_version', 'extract_version',
                 'reserved', 'flag_bits', 'volume', 'internal_attr', 'external_attr',
                 'header_offset', 'CRC', 'compress_size', 'file_size', '_raw_time')

    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename = filename
        # A null ends the name for other programs: it does so here too.
        filename = filename.partition('\0')[0]
        if os.sep != "/":
            filename = filename.replace(os.sep, "/")
        self.filename = filename
        self.date_time = date_time
        if date_time[0] < 1980:
            raise ValueError('ZIP does not support timestamps before 1980')
        self.compress_type = ZIP_STORED
        self._compresslevel = None
        self.comment = self.extra = b""
        self.create_system = 0 if sys.platform == 'win32' else 3
        self.create_version = self.extract_version = DEFAULT_VERSION
        self.reserved = self.flag_bits = self.volume = 0
        self.internal_attr = self.external_attr = 0
        self.compress_size = self.file_size = 0

    def __repr__(self):
        parts = [f'<{self.__class__.__name__} filename={self.filename!r}']
        kind = self.compress_type
        if kind != ZIP_STORED:
            parts.append(f'compress_type={compressor_names.get(kind, kind)}')
        mode, attributes = self.external_attr >> 16, self.external_attr & 0xFFFF
        if mode:
            parts.append(f'filemode={stat.filemode(mode)!r}')
        if attributes:
            parts.append(f'external_attr={attributes:#x}')
        folder = self.is_dir()
        if not folder or self.file_size:
            parts.append(f'file_size={self.file_size!r}')
        if ((not folder or self.compress_size)
                and (kind != ZIP_STORED or self.file_size != self.compress_size)):
            parts.append(f'compress_size={self.compress_size!r}')
        return ' '.join(parts) + '>'

    def FileHeader(self, zip64=None):
        """The header that stands before the member's data.

        zip64 of None decides by the sizes.
        """
        date, clock = _dos_date_time(self.date_time)
        if self.flag_bits & _MASK_USE_DATA_DESCRIPTOR:
            # They follow the data.
            crc = packed = size = 0
        else:
            crc, packed, size = self.CRC, self.compress_size, self.file_size
        extra = self.extra
        if zip64 is None:
            zip64 = size > ZIP64_LIMIT or packed > ZIP64_LIMIT
        if zip64:
            extra += struct.pack('<HHQQ', 1, 16, size, packed)
            size = packed = _U32
        version = _version_needed(self.compress_type, zip64)
        self.extract_version = max(version, self.extract_version)
        self.create_version = max(version, self.create_version)
        name, flags = self._encodeFilenameFlags()
        return struct.pack(structFileHeader, stringFileHeader, self.extract_version,
                           self.reserved, flags, self.compress_type, clock, date, crc,
                           packed, size, len(name), len(extra)) + name + extra

    def _encodeFilenameFlags(self):
        try:
            return self.filename.encode('ascii'), self.flag_bits
        except UnicodeEncodeError:
            return self.filename.encode('utf-8'), self.flag_bits | _MASK_UTF_FILENAME

    def _decodeExtra(self):
        """Take the sizes that did not fit from the ZIP64 field."""
        extra = self.extra
        while len(extra) >= 4:
            kind, size = _EXTRA_FIELD_STRUCT.unpack_from(extra)
            if size + 4 > len(extra):
                raise BadZipFile("Corrupt extra field %04x (size=%d)" % (kind, size))
            if kind == 1:
                self._decode_zip64(extra[4:size + 4])
            extra = extra[size + 4:]

    def _decode_zip64(self, data):
        at = 0
        for attribute, label, marks in (
                ('file_size', "File size", (0xFFFF_FFFF_FFFF_FFFF, _U32)),
                ('compress_size', "Compress size", (_U32,)),
                ('header_offset', "Header offset", (_U32,))):
            if getattr(self, attribute) in marks:
                if len(data) < at + 8:
                    raise BadZipFile(f"Corrupt zip64 extra field. {label} not found.")
                setattr(self, attribute, int.from_bytes(data[at:at + 8], 'little'))
                at += 8

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        """What an archive would say of a file or folder, arcname being its name there."""
        filename = os.fspath(filename) if isinstance(filename, os.PathLike) else filename
        status = os.stat(filename)
        folder = stat.S_ISDIR(status.st_mode)
        date_time = time.localtime(status.st_mtime)[0:6]
        if not strict_timestamps:
            if date_time[0] < 1980:
                date_time = (1980, 1, 1, 0, 0, 0)
            elif date_time[0] > 2107:
                date_time = (2107, 12, 31, 23, 59, 59)
        name = os.path.normpath(os.path.splitdrive(filename if arcname is None else arcname)[1])
        while name[0] in (os.sep, os.altsep):
            name = name[1:]
        zinfo = cls(name + '/' if folder else name, date_time)
        zinfo.external_attr = (status.st_mode & 0xFFFF) << 16
        if folder:
            zinfo.file_size = 0
            zinfo.external_attr |= 0x10
        else:
            zinfo.file_size = status.st_size
        return zinfo

    def is_dir(self):
        """Whether the member is a folder."""
        return self.filename[-1] == '/'


# -- encryption and compression -------------------------------------------------------------

_crctable = None


def _gen_crc(crc):
    for _ in range(8):
        crc = (crc >> 1) ^ (0xEDB88320 if crc & 1 else 0)
    return crc


def _ZipDecrypter(pwd):
    """A function that decrypts the data of a member, piece by piece."""
    global _crctable
    if _crctable is None:
        _crctable = [_gen_crc(byte) for byte in range(256)]
    table = _crctable
    key0, key1, key2 = 0x12345678, 0x23456789, 0x34567890

    def update(byte):
        nonlocal key0, key1, key2
        key0 = key0 >> 8 ^ table[(key0 ^ byte) & 0xFF]
        key1 = ((key1 + (key0 & 0xFF)) * 134775813 + 1) & _U32
        key2 = key2 >> 8 ^ table[(key2 ^ key1 >> 24) & 0xFF]

    for byte in pwd:
        update(byte)

    def decrypter(data):
        plain = bytearray(data)
        for at, byte in enumerate(plain):
            mask = key2 | 2
            byte ^= (mask * (mask ^ 1)) >> 8 & 0xFF
            update(byte)
            plain[at] = byte
        return bytes(plain)

    return decrypter


def _lzma_filter(properties):
    return [lzma._decode_filter_properties(lzma.FILTER_LZMA1, properties)]


class LZMACompressor:

    def __init__(self):
        self._comp = None

    def _start(self):
        # The raw stream has ZIP's own header: version, size of the properties, properties.
        if self._comp is not None:
            return b''
        properties = lzma._encode_filter_properties({'id': lzma.FILTER_LZMA1})
        self._comp = lzma.LZMACompressor(lzma.FORMAT_RAW, filters=_lzma_filter(properties))
        return struct.pack('<BBH', 9, 4, len(properties)) + properties

    def compress(self, data):
        return self._start() + self._comp.compress(data)

    def flush(self):
        return self._start() + self._comp.flush()


class LZMADecompressor:

    def __init__(self):
        self.eof = False
        self._unconsumed, self._decomp = b'', None

    def decompress(self, data):
        if self._decomp is None:
            held = self._unconsumed = self._unconsumed + data
            if len(held) <= 4:
                return b''
            end = 4 + int.from_bytes(held[2:4], 'little')
            if len(held) <= end:
                return b''
            self._decomp = lzma.LZMADecompressor(lzma.FORMAT_RAW,
                                                 filters=_lzma_filter(held[4:end]))
            data = held[end:]
            del self._unconsumed
        result = self._decomp.decompress(data)
        self.eof = self._decomp.eof
        return result


compressor_names = {0: 'store', 1: 'shrink', 2: 'reduce', 3: 'reduce', 4: 'reduce', 5: 'reduce',
                    6: 'implode', 7: 'tokenize', 8: 'deflate', 9: 'deflate64', 10: 'implode',
                    12: 'bzip2', 14: 'lzma', 18: 'terse', 19: 'lz77', 97: 'wavpack', 98: 'ppmd'}


def _check_compression(compression):
    needed = {ZIP_DEFLATED: ('zlib', zlib), ZIP_BZIP2: ('bz2', bz2), ZIP_LZMA: ('lzma', lzma)}
    if compression == ZIP_STORED:
        return
    if compression not in needed:
        raise NotImplementedError("That compression method is not supported")
    name, module = needed[compression]
    if not module:
        raise RuntimeError(f"Compression requires the (missing) {name} module")


def _get_compressor(compress_type, compresslevel=None):
    if compress_type == ZIP_DEFLATED:
        level = zlib.Z_DEFAULT_COMPRESSION if compresslevel is None else compresslevel
        return zlib.compressobj(level, zlib.DEFLATED, -15)
    if compress_type == ZIP_BZIP2:
        return bz2.BZ2Compressor(*(() if compresslevel is None else (compresslevel,)))
    return LZMACompressor() if compress_type == ZIP_LZMA else None


def _get_decompressor(compress_type):
    _check_compression(compress_type)
    if compress_type == ZIP_DEFLATED:
        return zlib.decompressobj(-15)
    if compress_type == ZIP_BZIP2:
        return bz2.BZ2Decompressor()
    return LZMADecompressor() if compress_type == ZIP_LZMA else None


# -- files over the archive's file ----------------------------------------------------------

class _SharedFile:
    """One reader's view of the archive's file, with a position of its own."""

    def __init__(self, file, pos, close, lock, writing):
        self._file, self._pos = file, pos
        self._lock, self._close, self._writing = lock, close, writing
        self.seekable = file.seekable

    def tell(self):
        return self._pos

    def _check_not_written(self, action):
        if self._writing():
            raise ValueError(f"Can't {action} the ZIP file while there is an open writing "
                             "handle on it. Close the writing handle before trying to read.")

    def seek(self, offset, whence=0):
        with self._lock:
            self._check_not_written("reposition in")
            self._file.seek(offset, whence)
            self._pos = self._file.tell()
            return self._pos

    def read(self, n=-1):
        with self._lock:
            self._check_not_written("read from")
            self._file.seek(self._pos)
            data = self._file.read(n)
            self._pos = self._file.tell()
            return data

    def close(self):
        file, self._file = self._file, None
        if file is not None:
            self._close(file)


class _Tellable:
    """Counts what is written to a stream that cannot tell."""

    def __init__(self, fp):
        self.fp = fp
        self.offset = 0

    def write(self, data):
        count = self.fp.write(data)
        self.offset += count
        return count

    def tell(self):
        return self.offset

    def flush(self):
        self.fp.flush()

    def close(self):
        self.fp.close()


class ZipExtFile(io.BufferedIOBase):
    """A member open for reading."""

    MAX_N = 1 << 31 - 1
    MIN_READ_SIZE = 4096
    MAX_SEEK_READ = 1 << 24

    def __init__(self, fileobj, mode, zipinfo, pwd=None, close_fileobj=False):
        self.name, self.mode, self.newlines = zipinfo.filename, mode, None
        self._fileobj, self._close_fileobj = fileobj, close_fileobj
        self._compress_type = zipinfo.compress_type
        self._decompressor = _get_decompressor(zipinfo.compress_type)
        self._compress_left, self._left = zipinfo.compress_size, zipinfo.file_size
        # Decompressed data, handed out up to _offset.
        self._readbuffer, self._offset, self._eof = b'', 0, False
        self._running_crc, self._expected_crc = crc32(b''), getattr(zipinfo, 'CRC', None)
        self._note_start(zipinfo)
        self._pwd, self._decrypter = pwd, None
        if pwd:
            # The last byte of the encryption header shows whether the password fits.
            if zipinfo.flag_bits & _MASK_USE_DATA_DESCRIPTOR:
                expected = zipinfo._raw_time >> 8 & 0xFF
            else:
                expected = zipinfo.CRC >> 24 & 0xFF
            if self._init_decrypter() != expected:
                raise RuntimeError("Bad password for file %r" % zipinfo.orig_filename)

    def _note_start(self, zipinfo):
        # What seeking back begins with again; a file that can be seeked need not have these methods.
        self._seekable = False
        try:
            if not self._fileobj.seekable():
                return
            self._orig_compress_start = self._fileobj.tell()
        except AttributeError:
            return
        self._orig_compress_size, self._orig_file_size = zipinfo.compress_size, zipinfo.file_size
        self._orig_start_crc = self._running_crc
        self._seekable = True

    def _init_decrypter(self):
        self._decrypter = _ZipDecrypter(self._pwd)
        header = self._fileobj.read(12)
        self._compress_left -= 12
        return self._decrypter(header)[11]

    def __repr__(self):
        kind = self.__class__
        text = f'<{kind.__module__}.{kind.__qualname__}'
        if self.closed:
            return text + ' [closed]>'
        text += f' name={self.name!r} mode={self.mode!r}'
        method = self._compress_type
        if method != ZIP_STORED:
            text += f' compress_type={compressor_names.get(method, method)}'
        return text + '>'

    def readline(self, limit=-1):
        """The next line, of at most limit bytes."""
        if limit < 0:
            end = self._readbuffer.find(b'\n', self._offset) + 1
            if end > 0:
                line = self._readbuffer[self._offset:end]
                self._offset = end
                return line
        return io.BufferedIOBase.readline(self, limit)

    def peek(self, n=1):
        """Bytes that come next, without moving on."""
        if n > len(self._readbuffer) - self._offset:
            chunk = self.read(n)
            if len(chunk) > self._offset:
                self._readbuffer = chunk + self._readbuffer[self._offset:]
                self._offset = 0
            else:
                self._offset -= len(chunk)
        return self._readbuffer[self._offset:self._offset + 512]

    def readable(self):
        self._check_open("I/O operation on")
        return True

    def _check_open(self, action):
        if self.closed:
            raise ValueError(f"{action} closed file.")

    def _take_buffer(self):
        rest = self._readbuffer[self._offset:]
        self._readbuffer = b''
        self._offset = 0
        return rest

    def _gather(self, n, once):
        """n bytes, or with once what is at hand and one more piece; n of None is all."""
        if n is None or n < 0:
            data = self._take_buffer()
            while not self._eof:
                piece = self._read1(self.MAX_N)
                data += piece
                if once and piece:
                    break
            return data
        end = self._offset + n
        if end < len(self._readbuffer):
            data = self._readbuffer[self._offset:end]
            self._offset = end
            return data
        missing = end - len(self._readbuffer)
        data = self._take_buffer()
        while missing > 0 and not self._eof:
            piece = self._read1(missing)
            if missing < len(piece):
                self._readbuffer = piece
                self._offset = missing
                return data + piece[:missing]
            data += piece
            missing -= len(piece)
            if once and piece:
                break
        return data

    def read(self, n=-1):
        """n bytes, or all that follow."""
        self._check_open("read from")
        return self._gather(n, once=False)

    def read1(self, n):
        """Up to n bytes, with one piece of the archive read at most."""
        return self._gather(n, once=True)

    def _update_crc(self, newdata):
        if self._expected_crc is None:
            return
        self._running_crc = crc32(newdata, self._running_crc)
        if self._eof and self._running_crc != self._expected_crc:
            raise BadZipFile("Bad CRC-32 for file %r" % self.name)

    def _read1(self, n):
        """Decompressed data from about n compressed bytes."""
        if self._eof or n <= 0:
            return b''
        method = self._compress_type
        machine = self._decompressor
        if method == ZIP_DEFLATED:
            data = machine.unconsumed_tail
            if n > len(data):
                data += self._read2(n - len(data))
            data = machine.decompress(data, max(n, self.MIN_READ_SIZE))
            self._eof = (machine.eof
                         or self._compress_left <= 0 and not machine.unconsumed_tail)
            if self._eof:
                data += machine.flush()
        else:
            data = self._read2(n)
            if method == ZIP_STORED:
                self._eof = self._compress_left <= 0
            else:
                data = machine.decompress(data)
                self._eof = machine.eof or self._compress_left <= 0
        data = data[:self._left]
        self._left -= len(data)
        if self._left <= 0:
            self._eof = True
        self._update_crc(data)
        return data

    def _read2(self, n):
        """About n bytes from the archive, decrypted."""
        if self._compress_left <= 0:
            return b''
        data = self._fileobj.read(min(max(n, self.MIN_READ_SIZE), self._compress_left))
        self._compress_left -= len(data)
        if not data:
            raise EOFError
        return data if self._decrypter is None else self._decrypter(data)

    def close(self):
        try:
            if self._close_fileobj:
                self._fileobj.close()
        finally:
            super().close()

    def seekable(self):
        self._check_open("I/O operation on")
        return self._seekable

    def _check_seekable(self, action):
        self._check_open(action)
        if not self._seekable:
            raise io.UnsupportedOperation("underlying stream is not seekable")

    def seek(self, offset, whence=0):
        self._check_seekable("seek on")
        here = self.tell()
        if whence not in (0, 1, 2):
            raise ValueError("whence must be os.SEEK_SET (0), "
                             "os.SEEK_CUR (1), or os.SEEK_END (2)")
        target = offset + (0, here, self._orig_file_size)[whence]
        target = max(min(target, self._orig_file_size), 0)
        distance = target - here
        in_buffer = distance + self._offset
        if 0 <= in_buffer < len(self._readbuffer):
            self._offset = in_buffer
            return self.tell()
        if distance < 0:
            # Backwards is from the start again.
            self._fileobj.seek(self._orig_compress_start)
            self._running_crc = self._orig_start_crc
            self._compress_left = self._orig_compress_size
            self._left = self._orig_file_size
            self._take_buffer()
            self._decompressor = _get_decompressor(self._compress_type)
            self._eof = False
            distance = target
            if self._decrypter is not None:
                self._init_decrypter()
        while distance > 0:
            step = min(self.MAX_SEEK_READ, distance)
            self.read(step)
            distance -= step
        return self.tell()

    def tell(self):
        self._check_seekable("tell on")
        return self._orig_file_size - self._left - len(self._readbuffer) + self._offset


class _ZipWriteFile(io.BufferedIOBase):
    """A member open for writing."""

    def __init__(self, zf, zinfo, zip64):
        self._zinfo = zinfo
        self._zip64 = zip64
        self._zipfile = zf
        self._compressor = _get_compressor(zinfo.compress_type, zinfo._compresslevel)
        self._file_size = self._compress_size = self._crc = 0

    _fileobj = property(lambda self: self._zipfile.fp)

    def writable(self):
        return True

    def write(self, data):
        if self.closed:
            raise ValueError('I/O operation on closed file.')
        if isinstance(data, (bytes, bytearray)):
            count = len(data)
        else:
            data = memoryview(data)
            count = data.nbytes
        self._file_size += count
        self._crc = crc32(data, self._crc)
        if self._compressor:
            data = self._compressor.compress(data)
            self._compress_size += len(data)
        self._fileobj.write(data)
        return count

    def close(self):
        if self.closed:
            return
        archive, zinfo = self._zipfile, self._zinfo
        try:
            super().close()
            file = self._fileobj
            if self._compressor:
                rest = self._compressor.flush()
                self._compress_size += len(rest)
                file.write(rest)
                zinfo.compress_size = self._compress_size
            else:
                zinfo.compress_size = self._file_size
            zinfo.CRC = self._crc
            zinfo.file_size = self._file_size
            if not self._zip64:
                if self._file_size > ZIP64_LIMIT:
                    raise RuntimeError("File size too large, try using force_zip64")
                if self._compress_size > ZIP64_LIMIT:
                    raise RuntimeError("Compressed size too large, try using force_zip64")

            if zinfo.flag_bits & _MASK_USE_DATA_DESCRIPTOR:
                file.write(struct.pack('<LLQQ' if self._zip64 else '<LLLL', _DD_SIGNATURE,
                                       zinfo.CRC, zinfo.compress_size, zinfo.file_size))
                archive.start_dir = file.tell()
            else:
                # Now that the sizes are known, the header again.
                archive.start_dir = file.tell()
                file.seek(zinfo.header_offset)
                file.write(zinfo.FileHeader(self._zip64))
                file.seek(archive.start_dir)
            archive._add_info(zinfo)
        finally:
            archive._writing = False


class ZipFile:
    """An archive, open for reading ('r'), writing ('w', 'x') or adding ('a').

    file is a path or an open file; compression, compresslevel and allowZip64 are for what
    is written.
    """

    # __del__ looks at it even if __init__ failed.
    fp = None
    _windows_illegal_name_trans_table = None

    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True,
                 compresslevel=None, *, strict_timestamps=True, metadata_encoding=None):
        if mode not in ('r', 'w', 'x', 'a'):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        _check_compression(compression)
        self._allowZip64 = allowZip64
        self._didModify = False
        self.debug = 0
        self.NameToInfo = {}
        self.filelist = []
        self.compression = compression
        self.compresslevel = compresslevel
        self.mode = mode
        self.pwd = None
        self._comment = b''
        self._strict_timestamps = strict_timestamps
        self.metadata_encoding = metadata_encoding
        if metadata_encoding and mode != 'r':
            raise ValueError("metadata_encoding is only supported for reading files")

        if isinstance(file, os.PathLike):
            file = os.fspath(file)
        is_path = isinstance(file, str)
        self._filePassed = int(not is_path)
        self.filename = file if is_path else getattr(file, 'name', None)
        self.fp = self._open_path(file, mode) if is_path else file
        self._writing, self._seekable = False, True
        self._fileRefCnt, self._lock = 1, threading.RLock()
        try:
            self._start(mode)
        except:
            fp, self.fp = self.fp, None
            self._fpclose(fp)
            raise

    @staticmethod
    def _open_path(path, mode):
        # From the mode that allows most to the one that allows just enough.
        modes = {'r': ('rb',), 'w': ('w+b', 'wb'), 'x': ('x+b', 'xb'),
                 'a': ('r+b', 'w+b', 'wb')}[mode]
        for tried in modes[:-1]:
            try:
                return io.open(path, tried)
            except OSError:
                pass
        return io.open(path, modes[-1])

    def _start(self, mode):
        if mode == 'r':
            self._RealGetContents()
        elif mode == 'a':
            try:
                self._RealGetContents()
                self.fp.seek(self.start_dir)
            except BadZipFile:
                # No archive yet: one is appended to what the file holds.
                self.fp.seek(0, os.SEEK_END)
                self._didModify, self.start_dir = True, self.fp.tell()
        else:
            self._didModify = True
            self._start_here()

    def _start_here(self):
        try:
            start = self.fp.tell()
        except (AttributeError, OSError):
            self.fp, self.start_dir, self._seekable = _Tellable(self.fp), 0, False
            return
        self.start_dir = start
        try:
            self.fp.seek(start)
        except (AttributeError, OSError):
            self._seekable = False

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __repr__(self):
        kind = self.__class__
        text = f'<{kind.__module__}.{kind.__qualname__}'
        if self.fp is None:
            return text + ' [closed]>'
        if self._filePassed:
            text += f' file={self.fp!r}'
        elif self.filename is not None:
            text += f' filename={self.filename!r}'
        return text + f' mode={self.mode!r}>'

    # -- the table of contents

    def _add_info(self, zinfo):
        self.filelist.append(zinfo)
        self.NameToInfo[zinfo.filename] = zinfo

    def _RealGetContents(self):
        """Read the central directory."""
        try:
            endrec = _EndRecData(self.fp)
        except OSError:
            endrec = None
        if not endrec:
            raise BadZipFile("File is not a zip file") from None
        if self.debug > 1:
            print(endrec)
        size, offset = endrec[_ECD_SIZE], endrec[_ECD_OFFSET]
        self._comment = endrec[_ECD_COMMENT]
        # How far the archive was moved by what stands before it.
        moved = endrec[_ECD_LOCATION] - size - offset
        if endrec[_ECD_SIGNATURE] == stringEndArchive64:
            moved -= sizeEndCentDir64 + sizeEndCentDir64Locator
        if self.debug > 2:
            print("given, inferred, offset", offset, moved + offset, moved)
        self.start_dir = offset + moved
        if self.start_dir < 0:
            raise BadZipFile("Bad offset for central directory")
        self.fp.seek(self.start_dir, 0)
        directory = io.BytesIO(self.fp.read(size))
        while directory.tell() < size:
            total = directory.tell()
            zinfo = self._read_entry(directory)
            zinfo.header_offset += moved
            self._add_info(zinfo)
            if self.debug > 2:
                print("total", directory.tell())
            if directory.tell() == total:
                break

    def _read_entry(self, directory):
        entry = directory.read(sizeCentralDir)
        if len(entry) != sizeCentralDir:
            raise BadZipFile("Truncated central directory")
        entry = struct.unpack(structCentralDir, entry)
        if entry[_CD_SIGNATURE] != stringCentralDir:
            raise BadZipFile("Bad magic number for central directory")
        if self.debug > 2:
            print(entry)
        name = directory.read(entry[_CD_FILENAME_LENGTH])
        zinfo = ZipInfo(self._decode_name(name, entry[_CD_FLAG_BITS]))
        zinfo.extra = directory.read(entry[_CD_EXTRA_FIELD_LENGTH])
        zinfo.comment = directory.read(entry[_CD_COMMENT_LENGTH])
        zinfo.header_offset = entry[_CD_LOCAL_HEADER_OFFSET]
        (zinfo.create_version, zinfo.create_system, zinfo.extract_version, zinfo.reserved,
         zinfo.flag_bits, zinfo.compress_type, clock, date, zinfo.CRC, zinfo.compress_size,
         zinfo.file_size) = entry[_CD_CREATE_VERSION:_CD_FILENAME_LENGTH]
        if zinfo.extract_version > MAX_EXTRACT_VERSION:
            raise NotImplementedError("zip file version %.1f" % (zinfo.extract_version / 10))
        zinfo.volume, zinfo.internal_attr, zinfo.external_attr = \
            entry[_CD_DISK_NUMBER_START:_CD_LOCAL_HEADER_OFFSET]
        zinfo._raw_time = clock
        zinfo.date_time = ((date >> 9) + 1980, date >> 5 & 0xF, date & 0x1F,
                           clock >> 11, clock >> 5 & 0x3F, (clock & 0x1F) * 2)
        zinfo._decodeExtra()
        return zinfo

    def _decode_name(self, name, flags):
        if flags & _MASK_UTF_FILENAME:
            return name.decode('utf-8')
        return name.decode(self.metadata_encoding or 'cp437')

    def namelist(self):
        """The names of the members."""
        return [zinfo.filename for zinfo in self.filelist]

    def infolist(self):
        """The ZipInfo objects of the members."""
        return self.filelist

    def printdir(self, file=None):
        """Print the members as a table."""
        print("%-46s %19s %12s" % ("File Name", "Modified    ", "Size"), file=file)
        for zinfo in self.filelist:
            date = "%d-%02d-%02d %02d:%02d:%02d" % zinfo.date_time[:6]
            print("%-46s %s %12d" % (zinfo.filename, date, zinfo.file_size), file=file)

    def testzip(self):
        """Read all members; return the name of the first broken one, or None."""
        for zinfo in self.filelist:
            try:
                with self.open(zinfo.filename, "r") as member:
                    while member.read(2 ** 20):
                        pass
            except BadZipFile:
                return zinfo.filename

    def getinfo(self, name):
        """The ZipInfo object of a member."""
        zinfo = self.NameToInfo.get(name)
        if zinfo is None:
            raise KeyError('There is no item named %r in the archive' % name)
        return zinfo

    @staticmethod
    def _check_password(pwd):
        if pwd and not isinstance(pwd, bytes):
            raise TypeError("pwd: expected bytes, got %s" % type(pwd).__name__)
        return pwd or None

    def setpassword(self, pwd):
        """The password for members opened without one."""
        self.pwd = self._check_password(pwd)

    @property
    def comment(self):
        """The archive's comment."""
        return self._comment

    @comment.setter
    def comment(self, comment):
        if not isinstance(comment, bytes):
            raise TypeError(f"comment: expected bytes, got {type(comment).__name__}")
        kept = comment[:ZIP_MAX_COMMENT]
        if len(kept) < len(comment):
            import warnings
            warnings.warn(f'Archive comment is too long; truncating to {ZIP_MAX_COMMENT} bytes', stacklevel=2)
        self._comment, self._didModify = kept, True

    # -- members

    def read(self, name, pwd=None):
        """The bytes of a member."""
        with self.open(name, "r", pwd) as member:
            return member.read()

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        """Open a member, given by name or ZipInfo, for reading or writing.

        force_zip64 is for writing more than 2 GiB whose size is not told beforehand.
        """
        if mode not in ("r", "w"):
            raise ValueError('open() requires mode "r" or "w"')
        if pwd and mode == "w":
            raise ValueError("pwd is only supported for reading files")
        if not self.fp:
            raise ValueError("Attempt to use ZIP archive that was already closed")
        if mode == 'w':
            zinfo = name
            if not isinstance(name, ZipInfo):
                zinfo = ZipInfo(name)
                zinfo._compresslevel, zinfo.compress_type = self.compresslevel, self.compression
            return self._open_to_write(zinfo, force_zip64=force_zip64)
        zinfo = name if isinstance(name, ZipInfo) else self.getinfo(name)
        if self._writing:
            raise ValueError("Can't read from the ZIP file while there is an open writing "
                             "handle on it. Close the writing handle before trying to read.")

        self._fileRefCnt += 1
        shared = _SharedFile(self.fp, zinfo.header_offset, self._fpclose, self._lock,
                             lambda: self._writing)
        try:
            self._check_header(shared, zinfo)
            if not zinfo.flag_bits & _MASK_ENCRYPTED:
                pwd = None
            else:
                pwd = self._check_password(pwd or self.pwd)
                if not pwd:
                    raise RuntimeError("File %r is encrypted, password "
                                       "required for extraction" % name)
            return ZipExtFile(shared, mode, zinfo, pwd, True)
        except:
            shared.close()
            raise

    def _check_header(self, shared, zinfo):
        header = shared.read(sizeFileHeader)
        if len(header) != sizeFileHeader:
            raise BadZipFile("Truncated file header")
        header = struct.unpack(structFileHeader, header)
        if header[_FH_SIGNATURE] != stringFileHeader:
            raise BadZipFile("Bad magic number for file header")
        name = shared.read(header[_FH_FILENAME_LENGTH])
        if header[_FH_EXTRA_FIELD_LENGTH]:
            shared.read(header[_FH_EXTRA_FIELD_LENGTH])
        if zinfo.flag_bits & _MASK_COMPRESSED_PATCH:
            raise NotImplementedError("compressed patched data (flag bit 5)")
        if zinfo.flag_bits & _MASK_STRONG_ENCRYPTION:
            raise NotImplementedError("strong encryption (flag bit 6)")
        flags = header[_FH_GENERAL_PURPOSE_FLAG_BITS]
        if self._decode_name(name, flags) != zinfo.orig_filename:
            raise BadZipFile('File name in directory %r and header %r differ.'
                             % (zinfo.orig_filename, name))

    def _open_to_write(self, zinfo, force_zip64=False):
        if force_zip64 and not self._allowZip64:
            raise ValueError("force_zip64 is True, but allowZip64 was False when opening "
                             "the ZIP file.")
        if self._writing:
            raise ValueError("Can't write to the ZIP file while there is another write handle "
                             "open on it. Close the first handle before opening another.")
        zinfo.compress_size = zinfo.CRC = 0
        zinfo.flag_bits = 0
        if zinfo.compress_type == ZIP_LZMA:
            # The end is marked in the stream.
            zinfo.flag_bits |= _MASK_COMPRESS_OPTION_1
        if not self._seekable:
            zinfo.flag_bits |= _MASK_USE_DATA_DESCRIPTOR
        if not zinfo.external_attr:
            zinfo.external_attr = 0o600 << 16
        # Compressed data may be a little larger than what it was.
        zip64 = force_zip64 or zinfo.file_size * 1.05 > ZIP64_LIMIT
        if zip64 and not self._allowZip64:
            raise LargeZipFile("Filesize would require ZIP64 extensions")
        self._begin_member(zinfo)
        self.fp.write(zinfo.FileHeader(zip64))
        self._writing = True
        return _ZipWriteFile(self, zinfo, zip64)

    def _begin_member(self, zinfo):
        if self._seekable:
            self.fp.seek(self.start_dir)
        zinfo.header_offset = self.fp.tell()
        self._writecheck(zinfo)
        self._didModify = True

    def extract(self, member, path=None, pwd=None):
        """Write a member as a file under path (the current folder); return its path."""
        path = os.getcwd() if path is None else os.fspath(path)
        return self._extract_member(member, path, pwd)

    def extractall(self, path=None, members=None, pwd=None):
        """Write all members, or those given, as files under path."""
        if members is None:
            members = self.namelist()
        path = os.getcwd() if path is None else os.fspath(path)
        for member in members:
            self._extract_member(member, path, pwd)

    @classmethod
    def _sanitize_windows_name(cls, arcname, pathsep):
        table = cls._windows_illegal_name_trans_table
        if not table:
            table = cls._windows_illegal_name_trans_table = dict.fromkeys(map(ord, ':<>|"?*'), '_')
        parts = (part.rstrip('.') for part in arcname.translate(table).split(pathsep))
        return pathsep.join(filter(None, parts))

    def _extract_member(self, member, targetpath, pwd):
        if not isinstance(member, ZipInfo):
            member = self.getinfo(member)
        # No drive, no root, no way up: the file stays under targetpath.
        name = member.filename.replace('/', os.path.sep)
        if os.path.altsep:
            name = name.replace(os.path.altsep, os.path.sep)
        name = os.path.splitdrive(name)[1]
        skipped = ('', os.path.curdir, os.path.pardir)
        name = os.path.sep.join(part for part in name.split(os.path.sep) if part not in skipped)
        if os.path.sep == '\\':
            name = self._sanitize_windows_name(name, os.path.sep)
        target = os.path.normpath(os.path.join(targetpath, name))
        folder = os.path.dirname(target)
        if folder and not os.path.exists(folder):
            os.makedirs(folder)
        if member.is_dir():
            if not os.path.isdir(target):
                os.mkdir(target)
            return target
        with self.open(member, pwd=pwd) as source, open(target, "wb") as file:
            shutil.copyfileobj(source, file)
        return target

    # -- writing

    def _writecheck(self, zinfo):
        if zinfo.filename in self.NameToInfo:
            import warnings
            # The line that called write(), through _begin_member().
            warnings.warn('Duplicate name: %r' % zinfo.filename, stacklevel=4)
        if self.mode not in ('w', 'x', 'a'):
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        if not self.fp:
            raise ValueError("Attempt to write ZIP archive that was already closed")
        _check_compression(zinfo.compress_type)
        if not self._allowZip64:
            for what, number, limit in (
                    ("Files count", len(self.filelist), ZIP_FILECOUNT_LIMIT - 1),
                    ("Filesize", zinfo.file_size, ZIP64_LIMIT),
                    ("Zipfile size", zinfo.header_offset, ZIP64_LIMIT)):
                if number > limit:
                    raise LargeZipFile(what + " would require ZIP64 extensions")

    def _check_can_write(self, end):
        if not self.fp:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists"
                             + end)

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        """Add a file or folder under the name arcname."""
        self._check_can_write("")
        zinfo = ZipInfo.from_file(filename, arcname, strict_timestamps=self._strict_timestamps)
        if zinfo.is_dir():
            zinfo.compress_size = zinfo.CRC = 0
            self.mkdir(zinfo)
            return
        zinfo.compress_type = self.compression if compress_type is None else compress_type
        zinfo._compresslevel = self.compresslevel if compresslevel is None else compresslevel
        with open(filename, "rb") as source, self.open(zinfo, 'w') as target:
            shutil.copyfileobj(source, target, 1024 * 8)

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        """Add a member with that content; text is encoded as UTF-8."""
        if isinstance(data, str):
            data = data.encode("utf-8")
        if isinstance(zinfo_or_arcname, ZipInfo):
            zinfo = zinfo_or_arcname
        else:
            zinfo = ZipInfo(zinfo_or_arcname, time.localtime(time.time())[:6])
            zinfo.compress_type = self.compression
            zinfo._compresslevel = self.compresslevel
            zinfo.external_attr = 0o40775 << 16 | 0x10 if zinfo.is_dir() else 0o600 << 16
        self._check_can_write(".")
        if compress_type is not None:
            zinfo.compress_type = compress_type
        if compresslevel is not None:
            zinfo._compresslevel = compresslevel
        zinfo.file_size = len(data)
        with self._lock:
            with self.open(zinfo, mode='w') as target:
                target.write(data)

    def mkdir(self, zinfo_or_directory_name, mode=511):
        """Add a folder."""
        if isinstance(zinfo_or_directory_name, ZipInfo):
            zinfo = zinfo_or_directory_name
            if not zinfo.is_dir():
                raise ValueError("The given ZipInfo does not describe a directory")
        elif isinstance(zinfo_or_directory_name, str):
            name = zinfo_or_directory_name
            zinfo = ZipInfo(name if name.endswith("/") else name + "/")
            zinfo.CRC = 0
            zinfo.external_attr = ((0o40000 | mode) & 0xFFFF) << 16 | 0x10
        else:
            raise TypeError("Expected type str or ZipInfo")
        with self._lock:
            if zinfo.compress_type == ZIP_LZMA:
                zinfo.flag_bits |= _MASK_COMPRESS_OPTION_1
            self._begin_member(zinfo)
            self._add_info(zinfo)
            self.fp.write(zinfo.FileHeader(False))
            self.start_dir = self.fp.tell()

    def __del__(self):
        self.close()

    def close(self):
        """Write the table of contents if there is anything new, and close the file."""
        if self.fp is None:
            return
        if self._writing:
            raise ValueError("Can't close the ZIP file while there is an open writing handle "
                             "on it. Close the writing handle before closing the zip.")
        try:
            if self.mode in ('w', 'x', 'a') and self._didModify:
                with self._lock:
                    if self._seekable:
                        self.fp.seek(self.start_dir)
                    self._write_end_record()
        finally:
            fp, self.fp = self.fp, None
            self._fpclose(fp)

    def _write_entry(self, zinfo):
        date, clock = _dos_date_time(zinfo.date_time)
        size, packed, offset = zinfo.file_size, zinfo.compress_size, zinfo.header_offset
        large = []
        if size > ZIP64_LIMIT or packed > ZIP64_LIMIT:
            large += [size, packed]
            size = packed = _U32
        if offset > ZIP64_LIMIT:
            large.append(offset)
            offset = _U32
        extra = zinfo.extra
        if large:
            extra = (struct.pack(f'<HH{len(large)}Q', 1, 8 * len(large), *large)
                     + _strip_extra(extra, (1,)))
        version = _version_needed(zinfo.compress_type, bool(large))
        name, flags = zinfo._encodeFilenameFlags()
        self.fp.write(struct.pack(
            structCentralDir, stringCentralDir, max(version, zinfo.create_version),
            zinfo.create_system, max(version, zinfo.extract_version), zinfo.reserved, flags,
            zinfo.compress_type, clock, date, zinfo.CRC, packed, size, len(name), len(extra),
            len(zinfo.comment), 0, zinfo.internal_attr, zinfo.external_attr, offset))
        for part in (name, extra, zinfo.comment):
            self.fp.write(part)

    def _write_end_record(self):
        for zinfo in self.filelist:
            self._write_entry(zinfo)
        end = self.fp.tell()
        count, size, offset = len(self.filelist), end - self.start_dir, self.start_dir
        large = None
        if count > ZIP_FILECOUNT_LIMIT:
            large = "Files count"
        elif offset > ZIP64_LIMIT:
            large = "Central directory offset"
        elif size > ZIP64_LIMIT:
            large = "Central directory size"
        if large:
            if not self._allowZip64:
                raise LargeZipFile(large + " would require ZIP64 extensions")
            self.fp.write(struct.pack(structEndArchive64, stringEndArchive64, 44, 45, 45, 0, 0,
                                      count, count, size, offset))
            self.fp.write(struct.pack(structEndArchive64Locator, stringEndArchive64Locator,
                                      0, end, 1))
            count, size, offset = min(count, 0xFFFF), min(size, _U32), min(offset, _U32)
        self.fp.write(struct.pack(structEndArchive, stringEndArchive, 0, 0, count, count,
                                  size, offset, len(self._comment)))
        self.fp.write(self._comment)
        if self.mode == "a":
            self.fp.truncate()
        self.fp.flush()

    def _fpclose(self, fp):
        assert self._fileRefCnt > 0
        self._fileRefCnt -= 1
        if not self._fileRefCnt and not self._filePassed:
            fp.close()


class PyZipFile(ZipFile):
    """An archive of compiled modules."""

    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, optimize=-1):
        ZipFile.__init__(self, file, mode=mode, compression=compression, allowZip64=allowZip64)
        self._optimize = optimize

    def writepy(self, pathname, basename="", filterfunc=None):
        """Add a module, a package with all it holds, or the modules of a folder.

        filterfunc is asked for each path; what it is false for is left out.
        """
        pathname = os.fspath(pathname)
        folder = os.path.isdir(pathname)
        if filterfunc and not filterfunc(pathname):
            if self.debug:
                print('%s %r skipped by filterfunc' % ('path' if folder else 'file', pathname))
            return
        if not folder:
            if pathname[-3:] != ".py":
                raise RuntimeError('Files added with writepy() must end with ".py"')
            self._add_code(pathname, basename, "Adding file")
            return

        names = sorted(os.listdir(pathname))
        package = os.path.isfile(os.path.join(pathname, "__init__.py"))
        if package:
            name = os.path.split(pathname)[1]
            basename = f"{basename}/{name}" if basename else name
            if self.debug:
                print("Adding package in", pathname, "as", basename)
            self._add_code(os.path.join(pathname, "__init__.py"), basename)
            names.remove("__init__.py")
        elif self.debug:
            print("Adding files from directory", pathname)
        for name in names:
            path = os.path.join(pathname, name)
            if package and os.path.isdir(path):
                if os.path.isfile(os.path.join(path, "__init__.py")):
                    self.writepy(path, basename, filterfunc=filterfunc)
            elif os.path.splitext(name)[1] == ".py":
                if filterfunc and not filterfunc(path):
                    if self.debug:
                        print('file %r skipped by filterfunc' % path)
                else:
                    self._add_code(path, basename)

    def _add_code(self, path, basename, message="Adding"):
        filename, arcname = self._get_codename(path[:-3], basename)
        if self.debug:
            print(message, arcname)
        self.write(filename, arcname)

    def _compile(self, file, optimize=-1):
        import py_compile
        if self.debug:
            print("Compiling", file)
        try:
            py_compile.compile(file, doraise=True, optimize=optimize)
        except py_compile.PyCompileError as failure:
            print(failure.msg)
            return False
        return True

    def _get_codename(self, pathname, basename):
        """(file to add, its name in the archive) of a module, compiled if need be."""
        source, legacy = pathname + ".py", pathname + ".pyc"
        cached = [importlib.util.cache_from_source(source, optimization=level or '')
                  for level in range(3)]

        def current(file):
            return os.path.isfile(file) and os.stat(file).st_mtime >= os.stat(source).st_mtime

        arcname = legacy
        if self._optimize == -1:
            file = next(filter(current, [legacy] + cached), None)
            if file is None:
                if self._compile(source):
                    file = cached[min(sys.flags.optimize, 2)]
                else:
                    file = arcname = source
        else:
            if self._optimize not in (0, 1, 2):
                raise ValueError("invalid value for 'optimize': {!r}".format(self._optimize))
            file = cached[self._optimize]
            if not current(file) and not self._compile(source, optimize=self._optimize):
                file = arcname = source
        name = os.path.split(arcname)[1]
        return file, f"{basename}/{name}" if basename else name


# -- paths in archives ----------------------------------------------------------------------

def _ancestry(path):
    """The path and its parents, innermost first."""
    path = path.rstrip(posixpath.sep)
    while path.rstrip(posixpath.sep):
        yield path
        path = posixpath.split(path)[0]


def _parents(path):
    """The parents of a path, innermost first."""
    return itertools.islice(_ancestry(path), 1, None)


_dedupe = dict.fromkeys


def _difference(minuend, subtrahend):
    """What of minuend is not in subtrahend, in order."""
    return itertools.filterfalse(set(subtrahend).__contains__, minuend)


class CompleteDirs(ZipFile):
    """An archive that lists also the folders its members only imply."""

    @staticmethod
    def _implied_dirs(names):
        folders = (parent + posixpath.sep for name in names for parent in _parents(name))
        return _dedupe(_difference(folders, names))

    def namelist(self):
        names = super().namelist()
        return names + list(self._implied_dirs(names))

    def _name_set(self):
        return set(self.namelist())

    def resolve_dir(self, name):
        """The name, with a slash if it is a folder's."""
        names = self._name_set()
        folder = name + '/'
        return folder if name not in names and folder in names else name

    def getinfo(self, name):
        """The ZipInfo object, a new one for an implied folder."""
        try:
            return super().getinfo(name)
        except KeyError:
            if name.endswith('/') and name in self._name_set():
                return ZipInfo(filename=name)
            raise

    @classmethod
    def make(cls, source):
        """Open a path as this class, or turn an open archive into it."""
        if isinstance(source, CompleteDirs):
            return source
        if not isinstance(source, ZipFile):
            return cls(source)
        # Names may be kept only while none is added.
        source.__class__ = cls if 'r' in source.mode else CompleteDirs
        return source


class FastLookup(CompleteDirs):
    """The same for an archive that does not change: names are collected once."""

    def namelist(self):
        with contextlib.suppress(AttributeError):
            return self.__names
        self.__names = super().namelist()
        return self.__names

    def _name_set(self):
        with contextlib.suppress(AttributeError):
            return self.__lookup
        self.__lookup = super()._name_set()
        return self.__lookup


def _extract_text_encoding(encoding=None, *args, **kwargs):
    # The warning names the caller of Path's method.
    return io.text_encoding(encoding, 3), args, kwargs


class Path:
    """A place in an archive, used as pathlib's paths are."""

    def __init__(self, root, at=""):
        """root is an archive, whose class is changed, or a path; at is the name in it."""
        self.root = FastLookup.make(root)
        self.at = at

    def open(self, mode='r', *args, pwd=None, **kwargs):
        """Open the member; other arguments are the text layer's."""
        if self.is_dir():
            raise IsADirectoryError(self)
        if mode[0] == 'r' and not self.exists():
            raise FileNotFoundError(self)
        stream = self.root.open(self.at, mode[0], pwd=pwd)
        if 'b' not in mode:
            encoding, args, kwargs = _extract_text_encoding(*args, **kwargs)
            return io.TextIOWrapper(stream, encoding, *args, **kwargs)
        if args or kwargs:
            raise ValueError("encoding args invalid for binary operation")
        return stream

    def _base(self):
        return pathlib.PurePosixPath(self.at or self.root.filename)

    # Parts of the name.
    name, stem, suffix, suffixes = [property(lambda self, part=operator.attrgetter(part): part(self._base()))
                                    for part in ('name', 'stem', 'suffix', 'suffixes')]

    @property
    def filename(self):
        return pathlib.Path(self.root.filename).joinpath(self.at)

    def read_text(self, *args, **kwargs):
        encoding, args, kwargs = _extract_text_encoding(*args, **kwargs)
        with self.open('r', encoding, *args, **kwargs) as member:
            return member.read()

    def read_bytes(self):
        with self.open('rb') as member:
            return member.read()

    def exists(self):
        return self.at in self.root._name_set()

    def is_dir(self):
        return self.at.endswith("/") if self.at else True

    def is_file(self):
        return not self.is_dir() and self.exists()

    def _next(self, at):
        return self.__class__(self.root, at)

    def _is_child(self, path):
        return posixpath.dirname(path.at.rstrip("/")) == self.at.rstrip("/")

    def iterdir(self):
        if not self.is_dir():
            raise ValueError("Can't listdir a file")
        return filter(self._is_child, map(self._next, self.root.namelist()))

    def __str__(self):
        return posixpath.join(self.root.filename, self.at)

    def __repr__(self):
        return f"{self.__class__.__name__}({self.root.filename!r}, {self.at!r})"

    def joinpath(self, *other):
        return self._next(self.root.resolve_dir(posixpath.join(self.at, *other)))

    __truediv__ = joinpath

    @property
    def parent(self):
        if not self.at:
            return self.filename.parent
        folder = posixpath.dirname(self.at.rstrip('/'))
        return self._next(folder + '/' if folder else folder)


# -- command line ---------------------------------------------------------------------------

def _add_tree(archive, path, name):
    if os.path.isfile(path):
        archive.write(path, name, ZIP_DEFLATED)
    elif os.path.isdir(path):
        if name:
            archive.write(path, name)
        for entry in sorted(os.listdir(path)):
            _add_tree(archive, os.path.join(path, entry), os.path.join(name, entry))


def main(args=None):
    import argparse
    parser = argparse.ArgumentParser(
        description='A simple command-line interface for zipfile module.')
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument('-l', '--list', metavar='<zipfile>', help='Show listing of a zipfile')
    group.add_argument('-e', '--extract', nargs=2, metavar=('<zipfile>', '<output_dir>'),
                       help='Extract zipfile into target dir')
    group.add_argument('-c', '--create', nargs='+', metavar=('<name>', '<file>'),
                       help='Create zipfile from sources')
    group.add_argument('-t', '--test', metavar='<zipfile>',
                       help='Test if a zipfile is valid')
    parser.add_argument('--metadata-encoding', metavar='<encoding>',
                        help='Specify encoding of member names for -l, -e and -t')
    args = parser.parse_args(args)
    encoding = args.metadata_encoding

    def reading(path):
        return ZipFile(path, 'r', metadata_encoding=encoding)

    if args.test is not None:
        with reading(args.test) as archive:
            broken = archive.testzip()
        if broken:
            print(f"The following enclosed file is corrupted: {broken!r}")
        print("Done testing")
    elif args.list is not None:
        with reading(args.list) as archive:
            archive.printdir()
    elif args.extract is not None:
        source, folder = args.extract
        with reading(source) as archive:
            archive.extractall(folder)
    elif args.create is not None:
        if encoding:
            print("Non-conforming encodings not supported with -c.", file=sys.stderr)
            sys.exit(1)
        target, *sources = args.create
        with ZipFile(target, 'w') as archive:
            for path in sources:
                name = os.path.basename(path) or os.path.basename(os.path.dirname(path))
                if name in (os.curdir, os.pardir):
                    name = ''
                _add_tree(archive, path, name)


if __name__ == "__main__":
    main()

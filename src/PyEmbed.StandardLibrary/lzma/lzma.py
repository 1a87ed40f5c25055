"""xz and lzma files. The compression itself is _lzma's; without it only using it fails."""

__all__ = [
    "CHECK_NONE", "CHECK_CRC32", "CHECK_CRC64", "CHECK_SHA256",
    "CHECK_ID_MAX", "CHECK_UNKNOWN",
    "FILTER_LZMA1", "FILTER_LZMA2", "FILTER_DELTA", "FILTER_X86", "FILTER_IA64",
    "FILTER_ARM", "FILTER_ARMTHUMB", "FILTER_POWERPC", "FILTER_SPARC",
    "FORMAT_AUTO", "FORMAT_XZ", "FORMAT_ALONE", "FORMAT_RAW",
    "MF_HC3", "MF_HC4", "MF_BT2", "MF_BT3", "MF_BT4",
    "MODE_FAST", "MODE_NORMAL", "PRESET_DEFAULT", "PRESET_EXTREME",

    "LZMACompressor", "LZMADecompressor", "LZMAFile", "LZMAError",
    "open", "compress", "decompress", "is_check_supported",
]

import builtins
import io
import os

import _compression
from _compression import _MODE_CLOSED, _MODE_READ, _MODE_WRITE

try:
    from _lzma import *
    from _lzma import _decode_filter_properties, _encode_filter_properties
except ImportError:
    FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW = range(4)
    CHECK_NONE, CHECK_CRC32, CHECK_CRC64, CHECK_SHA256 = 0, 1, 4, 10
    CHECK_ID_MAX, CHECK_UNKNOWN = 15, 16
    FILTER_LZMA1 = 0x4000000000000001
    FILTER_LZMA2, FILTER_DELTA, FILTER_X86, FILTER_POWERPC = 33, 3, 4, 5
    FILTER_IA64, FILTER_ARM, FILTER_ARMTHUMB, FILTER_SPARC = 6, 7, 8, 9
    MF_HC3, MF_HC4, MF_BT2, MF_BT3, MF_BT4 = 3, 4, 18, 19, 20
    MODE_FAST, MODE_NORMAL = 1, 2
    PRESET_DEFAULT, PRESET_EXTREME = 6, 1 << 31

    class LZMAError(Exception):
        """The data cannot be compressed or decompressed."""

    def _missing():
        raise LZMAError("this engine has no lzma compression: the _lzma module is missing")

    class LZMACompressor:
        """There is none."""

        def __init__(self, format=FORMAT_XZ, check=-1, preset=None, filters=None):
            _missing()

    class LZMADecompressor:
        """There is none."""

        def __init__(self, format=FORMAT_AUTO, memlimit=None, filters=None):
            _missing()

    def is_check_supported(check_id, /):
        """Whether a kind of check is there: none is."""
        return False

    def _encode_filter_properties(filter, /):
        _missing()

    def _decode_filter_properties(filter_id, encoded_props, /):
        _missing()


class LZMAFile(_compression.CompressedFile):
    """An xz or lzma file, by its name or open, whose content is read or written.

    mode is 'r', 'w', 'x' or 'a', with or without 'b'. For reading, format is found out and
    filters are needed for raw data only. For writing there are a check and a preset (0 to
    9, with PRESET_EXTREME or without) or filters, each a dict with an "id".
    """

    def __init__(self, filename=None, mode="r", *, format=None, check=-1, preset=None,
                 filters=None):
        self._clear()
        if mode in ("r", "rb"):
            if check != -1:
                raise ValueError("Cannot specify an integrity check "
                                 "when opening a file for reading")
            if preset is not None:
                raise ValueError("Cannot specify a preset compression "
                                 "level when opening a file for reading")
            format = FORMAT_AUTO if format is None else format
            self._start(filename, mode, _MODE_READ,
                        reader=lambda file: _compression.DecompressReader(
                            file, LZMADecompressor, trailing_error=LZMAError,
                            format=format, filters=filters))
        elif mode in ("w", "wb", "a", "ab", "x", "xb"):
            compressor = LZMACompressor(format=FORMAT_XZ if format is None else format,
                                        check=check, preset=preset, filters=filters)
            self._start(filename, mode, _MODE_WRITE, compressor)
        else:
            raise ValueError("Invalid mode: {!r}".format(mode))


def open(filename, mode="rb", *, format=None, check=-1, preset=None, filters=None,
         encoding=None, errors=None, newline=None):
    """Open an xz or lzma file, as text if mode has a 't'."""
    text = _compression.check_open_arguments(mode, encoding, errors, newline)
    file = LZMAFile(filename, mode.replace("t", ""), format=format, check=check,
                    preset=preset, filters=filters)
    if not text:
        return file
    return io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline)


def compress(data, format=FORMAT_XZ, check=-1, preset=None, filters=None):
    """Compress data."""
    machine = LZMACompressor(format, check, preset, filters)
    return machine.compress(data) + machine.flush()


def decompress(data, format=FORMAT_AUTO, memlimit=None, filters=None):
    """Decompress data of one or more streams."""
    parts = []
    while True:
        machine = LZMADecompressor(format, memlimit, filters)
        try:
            part = machine.decompress(data)
        except LZMAError:
            # Behind a stream there may be something else.
            if parts:
                break
            raise
        parts.append(part)
        if not machine.eof:
            raise LZMAError("Compressed data ended before the "
                            "end-of-stream marker was reached")
        data = machine.unused_data
        if not data:
            break
    return b"".join(parts)

"""Guesses what kind of file a name or URL is of, and what ending a kind has."""

import os
import posixpath
import sys
import urllib.parse

# What Windows has.
_winreg = _mimetypes_read_windows_registry = None
try:
    import winreg as _winreg
    from _winapi import _mimetypes_read_windows_registry
except ImportError:
    pass

__all__ = ["knownfiles", "inited", "MimeTypes", "guess_type", "guess_all_extensions", "guess_extension", "add_type",
           "init", "read_mime_types", "suffix_map", "encodings_map", "types_map", "common_types"]

# Files that a system may keep the types in; one of them is looked into twice.
knownfiles = [
    "/etc/mime.types",
    "/etc/httpd/mime.types",
    "/etc/httpd/conf/mime.types",
    "/etc/apache/mime.types",
    "/etc/apache2/mime.types",
    "/usr/local/etc/httpd/conf/mime.types",
    "/usr/local/lib/netscape/mime.types",
    "/usr/local/etc/httpd/conf/mime.types",
    "/usr/local/etc/mime.types",
]

inited = False
_db = None


class MimeTypes:
    """The types by ending and the endings by type, each for (not standard, standard) ones."""

    def __init__(self, filenames=(), strict=True):
        if not inited:
            init()
        self.encodings_map = _encodings_map_default.copy()
        self.suffix_map = _suffix_map_default.copy()
        self.types_map = ({}, {})
        self.types_map_inv = ({}, {})
        for is_standard, types in ((True, _types_map_default), (False, _common_types_default)):
            for ext, type in types.items():
                self.add_type(type, ext, is_standard)
        for name in filenames:
            self.read(name, strict)

    def add_type(self, type, ext, strict=True):
        """Give an ending a type, in place of the one it has."""
        self.types_map[strict][ext] = type
        endings = self.types_map_inv[strict].setdefault(type, [])
        if ext not in endings:
            endings.append(ext)

    def guess_type(self, url, strict=True):
        """(type, encoding) of a path or URL, None for what is not known.

        The encoding is what it is compressed with. strict leaves types that are not
        standard out.
        """
        scheme, url = urllib.parse._splittype(os.fspath(url))
        if scheme == 'data':
            return self._data_type(url), None
        base, ext = posixpath.splitext(url)
        # One ending may stand for two.
        while (known := ext.lower()) in self.suffix_map:
            base, ext = posixpath.splitext(base + self.suffix_map[known])
        encoding = self.encodings_map.get(ext)
        if encoding is not None:
            base, ext = posixpath.splitext(base)
        ext = ext.lower()
        type = self.types_map[True].get(ext)
        if type is None and not strict:
            type = self.types_map[False].get(ext)
        return type, encoding

    @staticmethod
    def _data_type(url):
        head, comma, _ = url.partition(',')
        if not comma:
            return None
        type = head.partition(';')[0]
        return 'text/plain' if '=' in type or '/' not in type else type

    def guess_all_extensions(self, type, strict=True):
        """The endings, with their dots, of a type."""
        type = type.lower()
        endings = list(self.types_map_inv[True].get(type, ()))
        if not strict:
            endings += [ext for ext in self.types_map_inv[False].get(type, ())
                        if ext not in endings]
        return endings

    def guess_extension(self, type, strict=True):
        """The first ending of a type, or None."""
        endings = self.guess_all_extensions(type, strict)
        return endings[0] if endings else None

    def read(self, filename, strict=True):
        """Add the types in a file."""
        with open(filename, encoding='utf-8') as file:
            self.readfp(file, strict)

    def readfp(self, fp, strict=True):
        """Add the types in an open file: lines of a type and its endings without dots."""
        while line := fp.readline():
            words = line.split()
            for at, word in enumerate(words):
                if word[0] == '#':
                    del words[at:]
                    break
            for ext in words[1:]:
                self.add_type(words[0], '.' + ext, strict)

    def read_windows_registry(self, strict=True):
        """Add the types in the Windows registry; elsewhere there are none."""
        def add_type(type, ext):
            self.add_type(type, ext, True)

        add = add_type if strict else self.add_type
        if _mimetypes_read_windows_registry:
            _mimetypes_read_windows_registry(add)
        elif _winreg:
            self._read_windows_registry(add)

    @classmethod
    def _read_windows_registry(cls, add_type):
        def names(key):
            index = 0
            while True:
                try:
                    name = _winreg.EnumKey(key, index)
                except OSError:
                    return
                if '\0' not in name:
                    yield name
                index += 1

        with _winreg.OpenKey(_winreg.HKEY_CLASSES_ROOT, '') as root:
            for name in names(root):
                try:
                    with _winreg.OpenKey(root, name) as key:
                        if name.startswith("."):
                            type, kind = _winreg.QueryValueEx(key, 'Content Type')
                            if kind == _winreg.REG_SZ:
                                add_type(type, name)
                except OSError:
                    continue


def _database():
    if _db is None:
        init()
    return _db


def guess_type(url, strict=True):
    """MimeTypes.guess_type() of the types known here."""
    return _database().guess_type(url, strict)


def guess_all_extensions(type, strict=True):
    """MimeTypes.guess_all_extensions() of the types known here."""
    return _database().guess_all_extensions(type, strict)


def guess_extension(type, strict=True):
    """MimeTypes.guess_extension() of the types known here."""
    return _database().guess_extension(type, strict)


def add_type(type, ext, strict=True):
    """MimeTypes.add_type() to the types known here."""
    return _database().add_type(type, ext, strict)


def init(files=None):
    """Make the types known, with those in files besides knownfiles."""
    global suffix_map, types_map, encodings_map, common_types
    global inited, _db
    # Before MimeTypes() asks for it.
    inited = True
    if files is None or _db is None:
        db = MimeTypes()
        db.read_windows_registry()
        files = knownfiles if files is None else knownfiles + list(files)
    else:
        db = _db
    for file in files:
        if os.path.isfile(file):
            db.read(file)
    common_types, types_map = db.types_map
    suffix_map, encodings_map = db.suffix_map, db.encodings_map
    _db = db


def read_mime_types(file):
    """The {ending: type} of a file and the standard ones; None if it cannot be read."""
    try:
        stream = open(file, encoding='utf-8')
    except OSError:
        return None
    with stream:
        db = MimeTypes()
        db.readfp(stream, True)
        return db.types_map[True]


def _default_mime_types():
    global suffix_map, _suffix_map_default
    global encodings_map, _encodings_map_default
    global types_map, _types_map_default
    global common_types, _common_types_default

    def table(text):
        return {'.' + ext: type for type, *exts in map(str.split, text.splitlines())
                for ext in exts}

    suffix_map = _suffix_map_default = {'.svgz': '.svg.gz', **dict.fromkeys(('.tgz', '.taz', '.tz'), '.tar.gz'),
                                        '.tbz2': '.tar.bz2', '.txz': '.tar.xz'}
    encodings_map = _encodings_map_default = {'.gz': 'gzip', '.Z': 'compress', '.bz2': 'bzip2', '.xz': 'xz',
                                              '.br': 'br'}
    types_map = _types_map_default = table(_STANDARD)
    common_types = _common_types_default = table(_COMMON)


_STANDARD = """\
application/javascript js mjs
application/json json
application/manifest+json webmanifest
application/msword doc dot wiz
application/n-quads nq
application/n-triples nt
application/octet-stream bin a dll exe o obj so
application/oda oda
application/pdf pdf
application/pkcs7-mime p7c
application/postscript ps ai eps
application/trig trig
application/vnd.apple.mpegurl m3u m3u8
application/vnd.ms-excel xls xlb
application/vnd.ms-powerpoint ppt pot ppa pps pwz
application/wasm wasm
application/x-bcpio bcpio
application/x-cpio cpio
application/x-csh csh
application/x-dvi dvi
application/x-gtar gtar
application/x-hdf hdf
application/x-hdf5 h5
application/x-latex latex
application/x-mif mif
application/x-netcdf cdf nc
application/x-pkcs12 p12 pfx
application/x-pn-realaudio ram
application/x-python-code pyc pyo
application/x-sh sh
application/x-shar shar
application/x-shockwave-flash swf
application/x-sv4cpio sv4cpio
application/x-sv4crc sv4crc
application/x-tar tar
application/x-tcl tcl
application/x-tex tex
application/x-texinfo texi texinfo
application/x-troff roff t tr
application/x-troff-man man
application/x-troff-me me
application/x-troff-ms ms
application/x-ustar ustar
application/x-wais-source src
application/xml xsl rdf wsdl xpdl
application/zip zip
audio/3gpp 3gp 3gpp
audio/3gpp2 3g2 3gpp2
audio/aac aac adts loas ass
audio/basic au snd
audio/mpeg mp3 mp2
audio/opus opus
audio/x-aiff aif aifc aiff
audio/x-pn-realaudio ra
audio/x-wav wav
image/avif avif
image/bmp bmp
image/gif gif
image/ief ief
image/jpeg jpg jpe jpeg
image/heic heic
image/heif heif
image/png png
image/svg+xml svg
image/tiff tiff tif
image/vnd.microsoft.icon ico
image/x-cmu-raster ras
image/x-portable-anymap pnm
image/x-portable-bitmap pbm
image/x-portable-graymap pgm
image/x-portable-pixmap ppm
image/x-rgb rgb
image/x-xbitmap xbm
image/x-xpixmap xpm
image/x-xwindowdump xwd
message/rfc822 eml mht mhtml nws
text/css css
text/csv csv
text/html html htm
text/n3 n3
text/plain txt bat c h ksh pl srt
text/richtext rtx
text/tab-separated-values tsv
text/vtt vtt
text/x-python py
text/x-setext etx
text/x-sgml sgm sgml
text/x-vcard vcf
text/xml xml
video/mp4 mp4
video/mpeg mpeg m1v mpa mpe mpg
video/quicktime mov qt
video/webm webm
video/x-msvideo avi
video/x-sgi-movie movie
"""

# Of wide use, but not registered.
_COMMON = """\
application/rtf rtf
audio/midi midi mid
image/jpg jpg
image/pict pict pct pic
image/webp webp
text/xul xul
"""

_default_mime_types()


def _main():
    """Guess for the names on the command line; returns a text for an error."""
    import getopt
    usage = """\
Usage: mimetypes.py [options] type

Options:
    --help / -h       -- print this message and exit
    --lenient / -l    -- additionally search of some common, but non-standard
                         types.
    --extension / -e  -- guess extension instead of type

More than one type argument may be given.
"""
    try:
        options, names = getopt.getopt(sys.argv[1:], 'hle', ['help', 'lenient', 'extension'])
    except getopt.error as failure:
        print(usage)
        print(failure)
        sys.exit(1)
    given = {name for name, _ in options}
    if given & {'-h', '--help'}:
        print(usage)
        sys.exit(0)
    strict = not given & {'-l', '--lenient'}
    for name in names:
        if given & {'-e', '--extension'}:
            guess = guess_extension(name, strict)
            print(guess or "I don't know anything about type " + name)
        else:
            guess, encoding = guess_type(name, strict)
            if guess:
                print('type:', guess, 'encoding:', encoding)
            else:
                print("I don't know anything about type", name)


if __name__ == '__main__':
    _main()

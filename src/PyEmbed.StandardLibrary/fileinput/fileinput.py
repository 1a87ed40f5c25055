"""Loops over the lines of several files, by default those named on the command line."""

import io
import os
import sys
from types import GenericAlias

__all__ = ["input", "close", "nextfile", "filename", "lineno", "filelineno",
           "fileno", "isfirstline", "isstdin", "FileInput", "hook_compressed",
           "hook_encoded"]

# The FileInput that the functions of the module are about.
_state = None


def input(files=None, inplace=False, backup="", *, mode="r", openhook=None,
          encoding=None, errors=None):
    """A new FileInput, which the functions of this module then use."""
    global _state
    if _state and _state._file:
        raise RuntimeError("input() already active")
    _state = FileInput(files, inplace, backup, mode=mode, openhook=openhook,
                       encoding=encoding, errors=errors)
    return _state


def close():
    """End the loop."""
    global _state
    state, _state = _state, None
    if state:
        state.close()


def _active():
    if not _state:
        raise RuntimeError("no active input()")
    return _state


def nextfile():
    """Leave the rest of the current file out."""
    return _active().nextfile()


def filename():
    """The file the last line came from, None before the first."""
    return _active().filename()


def lineno():
    """The number of the last line, of all files."""
    return _active().lineno()


def filelineno():
    """The number of the last line in its file."""
    return _active().filelineno()


def fileno():
    """The descriptor of the current file, -1 if none is open."""
    return _active().fileno()


def isfirstline():
    """Whether the last line was its file's first."""
    return _active().isfirstline()


def isstdin():
    """Whether the last line came from stdin."""
    return _active().isstdin()


class FileInput:
    """An iterator over the lines of several files.

    With inplace, what is written to stdout goes into the file being read, whose content is
    first moved to a backup; backup is the suffix under which that stays.
    """

    def __init__(self, files=None, inplace=False, backup="", *,
                 mode="r", openhook=None, encoding=None, errors=None):
        if isinstance(files, str):
            files = (files,)
        elif isinstance(files, os.PathLike):
            files = (os.fspath(files),)
        else:
            if files is None:
                files = sys.argv[1:]
            files = tuple(files) if files else ('-',)
        self._files = files
        self._inplace = inplace
        self._backup = backup
        self._savestdout = self._output = None
        self._filename = self._file = self._backupfilename = None
        self._startlineno = self._filelineno = 0
        self._isstdin = False
        self._encoding = encoding
        self._errors = errors
        if (sys.flags.warn_default_encoding and "b" not in mode
                and encoding is None and openhook is None):
            import warnings
            warnings.warn("'encoding' argument not specified.", EncodingWarning, 2)
        if mode not in ('r', 'rb'):
            raise ValueError("FileInput opening mode must be 'r' or 'rb'")
        if openhook and inplace:
            raise ValueError("FileInput cannot use an opening hook in inplace mode")
        if openhook and not callable(openhook):
            raise ValueError("FileInput openhook must be callable")
        self._mode, self._write_mode, self._openhook = mode, mode.replace('r', 'w'), openhook

    def close(self):
        try:
            self.nextfile()
        finally:
            self._files = ()

    def __del__(self):
        self.close()

    def __exit__(self, type, value, traceback):
        self.close()

    def __enter__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self):
        while not (line := self._readline()):
            if not self._file:
                return line  # of the type of lines
            self.nextfile()
        self._filelineno += 1
        return line

    def nextfile(self):
        # Each of these is to be undone even if one before it fails.
        stdout, self._savestdout = self._savestdout, None
        if stdout:
            sys.stdout = stdout
        output, self._output = self._output, None
        try:
            if output:
                output.close()
        finally:
            file, self._file = self._file, None
            # Off with the shortcut to the closed file's readline.
            self.__dict__.pop('_readline', None)
            try:
                if file and not self._isstdin:
                    file.close()
            finally:
                moved, self._backupfilename = self._backupfilename, None
                if moved and not self._backup:
                    try:
                        os.unlink(moved)
                    except OSError:
                        pass
                self._isstdin = False

    def _readline(self):
        """Open the next file and read its first line; replaced by that file's readline."""
        binary = 'b' in self._mode
        if not self._files:
            return b'' if binary else ''
        self._filename, *rest = self._files
        self._files = tuple(rest)
        self._startlineno = self.lineno()
        self._filelineno = 0
        self._file = None
        self._isstdin = False
        self._backupfilename = 0
        options = {'errors': self._errors,
                   'encoding': None if binary else self._encoding or "locale"}
        if self._filename == '-':
            self._filename = '<stdin>'
            self._file = getattr(sys.stdin, 'buffer', sys.stdin) if binary else sys.stdin
            self._isstdin = True
        elif self._inplace:
            self._open_inplace(options)
        elif not self._openhook:
            self._file = open(self._filename, self._mode, **options)
        elif self._encoding is None:
            # A hook need not know of encodings.
            self._file = self._openhook(self._filename, self._mode)
        else:
            self._file = self._openhook(self._filename, self._mode,
                                        encoding=self._encoding, errors=self._errors)
        self._readline = self._file.readline
        return self._readline()

    def _open_inplace(self, options):
        name = self._filename
        self._backupfilename = os.fspath(name) + (self._backup or ".bak")
        try:
            os.unlink(self._backupfilename)
        except OSError:
            pass
        os.rename(name, self._backupfilename)
        self._file = open(self._backupfilename, self._mode, **options)
        try:
            permissions = os.fstat(self._file.fileno()).st_mode
        except OSError:
            self._output = open(name, self._write_mode, **options)
        else:
            flags = os.O_CREAT | os.O_WRONLY | os.O_TRUNC | getattr(os, 'O_BINARY', 0)
            self._output = os.fdopen(os.open(name, flags, permissions), self._write_mode,
                                     **options)
            try:
                os.chmod(name, permissions)
            except OSError:
                pass
        self._savestdout = sys.stdout
        sys.stdout = self._output

    def filename(self):
        return self._filename

    def lineno(self):
        return self._startlineno + self._filelineno

    def filelineno(self):
        return self._filelineno

    def fileno(self):
        try:
            return self._file.fileno() if self._file else -1
        except ValueError:
            return -1

    def isfirstline(self):
        return self._filelineno == 1

    def isstdin(self):
        return self._isstdin

    __class_getitem__ = classmethod(GenericAlias)


def hook_compressed(filename, mode, *, encoding=None, errors=None):
    """An openhook for files that may end in .gz or .bz2."""
    text = "b" not in mode
    if encoding is None and text:
        encoding = "locale"
    suffix = os.path.splitext(filename)[1]
    if suffix == '.gz':
        import gzip
        stream = gzip.open(filename, mode)
    elif suffix == '.bz2':
        import bz2
        stream = bz2.BZ2File(filename, mode)
    else:
        return open(filename, mode, encoding=encoding, errors=errors)
    return io.TextIOWrapper(stream, encoding=encoding, errors=errors) if text else stream


def hook_encoded(encoding, errors=None):
    """An openhook for files in that encoding."""
    def openhook(filename, mode):
        return open(filename, mode, encoding=encoding, errors=errors)
    return openhook


def _test():
    import getopt
    options, names = getopt.getopt(sys.argv[1:], "ib:")
    options = dict(options)
    for line in input(names, inplace='-i' in options, backup=options.get('-b', False)):
        line = line.removesuffix('\n').removesuffix('\r')
        print("%d: %s[%d]%s %s" % (lineno(), filename(), filelineno(),
                                   "*" if isfirstline() else "", line))
    print("%d: %s[%d]" % (lineno(), filename(), filelineno()))


if __name__ == '__main__':
    _test()

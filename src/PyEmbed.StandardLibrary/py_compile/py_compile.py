"""Compiles source files to bytecode files, where import looks for them."""

import enum
import importlib._bootstrap_external
import importlib.machinery
import importlib.util
import os
import os.path
import sys
import traceback

__all__ = ["compile", "main", "PyCompileError", "PycInvalidationMode"]


class PyCompileError(Exception):
    """A source file could not be compiled.

    exc_type_name and exc_value are the error's, file is the name compiled under and
    msg the text to show.
    """

    def __init__(self, exc_type, exc_value, file, msg=''):
        name = exc_type.__name__
        if not msg:
            text = ''.join(traceback.format_exception_only(exc_type, exc_value))
            if exc_type is SyntaxError:
                msg = text.replace('File "<string>"', 'File "%s"' % file)
            else:
                msg = "Sorry: %s: %s" % (name, exc_value)
        super().__init__(msg, name, exc_value, file)
        self.exc_type_name = name
        self.exc_value = exc_value
        self.file = file
        self.msg = msg

    def __str__(self):
        return self.msg


class PycInvalidationMode(enum.Enum):
    TIMESTAMP = 1
    CHECKED_HASH = 2
    UNCHECKED_HASH = 3


def _get_default_invalidation_mode():
    reproducible = os.environ.get('SOURCE_DATE_EPOCH')
    return PycInvalidationMode.CHECKED_HASH if reproducible else PycInvalidationMode.TIMESTAMP


def _check_target(cfile):
    # The file is put there by a rename, which would replace what is not a regular file.
    if os.path.islink(cfile):
        raise FileExistsError(f'{cfile} is a symlink and will be changed into a regular file '
                              'if import writes a byte-compiled file to it')
    if os.path.exists(cfile) and not os.path.isfile(cfile):
        raise FileExistsError(f'{cfile} is a non-regular file and will be changed into a '
                              'regular one if import writes a byte-compiled file to it')


def compile(file, cfile=None, dfile=None, doraise=False, optimize=-1,
            invalidation_mode=None, quiet=0):
    """Compile file into cfile (by default its place in __pycache__); return that path.

    dfile is the file name that errors and tracebacks show. An error is raised as
    PyCompileError with doraise, and is else written to stderr unless quiet is 2.
    """
    external = importlib._bootstrap_external
    if invalidation_mode is None:
        invalidation_mode = _get_default_invalidation_mode()
    if cfile is None:
        options = {} if optimize < 0 else {'optimization': optimize or ''}
        cfile = importlib.util.cache_from_source(file, **options)
    _check_target(cfile)

    loader = importlib.machinery.SourceFileLoader('<py_compile>', file)
    source = loader.get_data(file)
    shown = dfile or file
    try:
        code = loader.source_to_code(source, shown, _optimize=optimize)
    except Exception as error:
        failure = PyCompileError(error.__class__, error, shown)
        if quiet < 2:
            if doraise:
                raise failure
            sys.stderr.write(failure.msg + '\n')
        return None

    folder = os.path.dirname(cfile)
    if folder:
        try:
            os.makedirs(folder)
        except FileExistsError:
            pass
    if invalidation_mode == PycInvalidationMode.TIMESTAMP:
        stats = loader.path_stats(file)
        data = external._code_to_timestamp_pyc(code, stats['mtime'], stats['size'])
    else:
        data = external._code_to_hash_pyc(
            code, importlib.util.source_hash(source),
            invalidation_mode == PycInvalidationMode.CHECKED_HASH)
    external._write_atomic(cfile, data, external._calc_mode(file))
    return cfile


def main():
    """Compile the files named on the command line."""
    import argparse
    parser = argparse.ArgumentParser(
        description='A simple command-line interface for py_compile module.')
    parser.add_argument('-q', '--quiet', action='store_true', help='Suppress error output')
    parser.add_argument('filenames', nargs='+', help='Files to compile')
    args = parser.parse_args()
    names = args.filenames
    if names == ['-']:
        names = [line.rstrip('\n') for line in sys.stdin.readlines()]
    for name in names:
        try:
            compile(name, doraise=True)
        except (PyCompileError, OSError) as error:
            if args.quiet:
                parser.exit(1)
            parser.exit(1, str(error))


if __name__ == "__main__":
    main()

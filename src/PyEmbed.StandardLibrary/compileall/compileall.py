"""Compiles whole folders of source files to bytecode files."""

import filecmp
import importlib.util
import os
import py_compile
import struct
import sys
from functools import partial
from pathlib import Path

__all__ = ["compile_dir", "compile_file", "compile_path"]


def _walk_dir(dir, maxlevels, quiet=0):
    if quiet < 2 and isinstance(dir, os.PathLike):
        dir = os.fspath(dir)
    if not quiet:
        print(f'Listing {dir!r}...')
    try:
        names = sorted(os.listdir(dir))
    except OSError:
        names = []
        if quiet < 2:
            print(f"Can't list {dir!r}")
    for name in names:
        if name == '__pycache__':
            continue
        path = os.path.join(dir, name)
        if not os.path.isdir(path):
            yield path
        elif maxlevels > 0 and name not in (os.curdir, os.pardir) and not os.path.islink(path):
            yield from _walk_dir(path, maxlevels - 1, quiet)


def _check_destination(ddir, stripdir, prependdir):
    if ddir is not None and (stripdir is not None or prependdir is not None):
        raise ValueError("Destination dir (ddir) cannot be used "
                         "in combination with stripdir or prependdir")


def _pool_class(workers):
    """The executor for that many processes, None where there cannot be any."""
    if workers == 1:
        return None
    try:
        from concurrent.futures.process import _check_system_limits
        _check_system_limits()
        from concurrent.futures import ProcessPoolExecutor
    except (ImportError, NotImplementedError):
        return None
    return ProcessPoolExecutor


def compile_dir(dir, maxlevels=None, ddir=None, force=False, rx=None, quiet=0, legacy=False,
                optimize=-1, workers=1, invalidation_mode=None, *, stripdir=None,
                prependdir=None, limit_sl_dest=None, hardlink_dupes=False):
    """Compile every source file under dir; return whether all went well.

    maxlevels limits the depth (None: the recursion limit); the file name compiled into the
    code is built with ddir, or with stripdir and prependdir; rx names paths to skip;
    quiet is 1 for errors only and 2 for nothing; legacy puts the files beside the sources;
    optimize is a level or several; limit_sl_dest skips links that lead out of that folder;
    hardlink_dupes makes equal files of several levels one.
    """
    _check_destination(ddir, stripdir, prependdir)
    if ddir is not None:
        stripdir, prependdir, ddir = dir, ddir, None
    if workers < 0:
        raise ValueError('workers must be greater or equal to 0')
    pool = _pool_class(workers)
    if maxlevels is None:
        maxlevels = sys.getrecursionlimit()
    files = _walk_dir(dir, quiet=quiet, maxlevels=maxlevels)
    job = partial(compile_file, ddir=ddir, force=force, rx=rx, quiet=quiet, legacy=legacy,
                  optimize=optimize, invalidation_mode=invalidation_mode, stripdir=stripdir,
                  prependdir=prependdir, limit_sl_dest=limit_sl_dest,
                  hardlink_dupes=hardlink_dupes)
    if pool is not None:
        with pool(max_workers=workers or None) as executor:
            return min(executor.map(job, files), default=True)
    success = True
    for file in files:
        if not job(file):
            success = False
    return success


def _shown_name(path, ddir, stripdir, prependdir):
    """The file name compiled into the code, None for the path itself."""
    shown = os.path.join(ddir, os.path.basename(path)) if ddir is not None else None
    if stripdir is not None:
        parts = path.split(os.path.sep)
        kept = list(parts)
        for strip, part in zip(stripdir.split(os.path.sep), parts):
            if strip == part:
                kept.remove(strip)
        shown = os.path.join(*kept)
    if prependdir is not None:
        shown = os.path.join(prependdir, path if shown is None else shown)
    return shown


def _up_to_date(source, targets):
    try:
        mtime = int(os.stat(source).st_mtime) & 0xFFFF_FFFF
        header = struct.pack('<4sLL', importlib.util.MAGIC_NUMBER, 0, mtime)
        for target in targets:
            with open(target, 'rb') as file:
                if file.read(12) != header:
                    return False
    except OSError:
        return False
    return True


def _target(path, level, legacy):
    if legacy:
        return path + 'c'
    if level < 0:
        return importlib.util.cache_from_source(path)
    return importlib.util.cache_from_source(path, optimization=level or '')


def compile_file(fullname, ddir=None, force=False, rx=None, quiet=0, legacy=False, optimize=-1,
                 invalidation_mode=None, *, stripdir=None, prependdir=None,
                 limit_sl_dest=None, hardlink_dupes=False):
    """Compile one file, with compile_dir()'s arguments; return whether it went well."""
    _check_destination(ddir, stripdir, prependdir)
    fullname = os.fspath(fullname)
    stripdir = os.fspath(stripdir) if stripdir is not None else None
    dfile = _shown_name(fullname, ddir, stripdir, prependdir)
    levels = sorted({optimize} if isinstance(optimize, int) else set(optimize))
    if hardlink_dupes and len(levels) < 2:
        raise ValueError("Hardlinking of duplicated bytecode makes sense "
                         "only for more than one optimization level")
    if rx is not None and rx.search(fullname):
        return True
    if limit_sl_dest is not None and os.path.islink(fullname):
        if Path(limit_sl_dest).resolve() not in Path(fullname).resolve().parents:
            return True
    if not os.path.isfile(fullname):
        return True
    targets = {level: _target(fullname, level, legacy) for level in levels}
    if os.path.basename(fullname)[-3:] != '.py':
        return True
    if not force and _up_to_date(fullname, targets.values()):
        return True
    if not quiet:
        print(f'Compiling {fullname!r}...')

    def failed(*message):
        if quiet >= 2:
            return False
        if quiet:
            print(f'*** Error compiling {fullname!r}...')
        else:
            print('*** ', end='')
        print(*message)
        return False

    try:
        written = None
        previous = None
        for level, target in targets.items():
            written = py_compile.compile(fullname, target, dfile, True, optimize=level,
                                         invalidation_mode=invalidation_mode)
            if previous is not None and hardlink_dupes:
                if filecmp.cmp(target, previous, shallow=False):
                    os.unlink(target)
                    os.link(previous, target)
            previous = target
    except py_compile.PyCompileError as error:
        encoding = sys.stdout.encoding or sys.getdefaultencoding()
        return failed(error.msg.encode(encoding, 'backslashreplace').decode(encoding))
    except (SyntaxError, UnicodeError, OSError) as error:
        return failed(error.__class__.__name__ + ':', error)
    return written != 0


def compile_path(skip_curdir=1, maxlevels=0, force=False, quiet=0, legacy=False, optimize=-1,
                 invalidation_mode=None):
    """Compile the modules on sys.path; return whether all went well."""
    success = True
    for dir in sys.path:
        if skip_curdir and (not dir or dir == os.curdir):
            if quiet < 2:
                print('Skipping current directory')
        else:
            success = success and compile_dir(dir, maxlevels, None, force, quiet=quiet,
                                              legacy=legacy, optimize=optimize,
                                              invalidation_mode=invalidation_mode)
    return success


def _parser():
    import argparse
    parser = argparse.ArgumentParser(
        description='Utilities to support installing Python libraries.')
    add = parser.add_argument
    add('-l', action='store_const', const=0, default=None, dest='maxlevels',
        help="don't recurse into subdirectories")
    add('-r', type=int, dest='recursion',
        help='deepest level to go to; wins over `-l`')
    add('-f', action='store_true', dest='force',
        help='compile even what is up to date')
    add('-q', action='count', dest='quiet', default=0,
        help='write errors only; -qq writes nothing')
    add('-b', action='store_true', dest='legacy',
        help='put the compiled files beside the sources')
    add('-d', metavar='DESTDIR', dest='ddir', default=None,
        help='folder that tracebacks show for the files')
    add('-s', metavar='STRIPDIR', dest='stripdir', default=None,
        help='part to take off the left of the shown paths; not with `-d`')
    add('-p', metavar='PREPENDDIR', dest='prependdir', default=None,
        help='path to put before the shown paths; not with `-d`')
    add('-x', metavar='REGEXP', dest='rx', default=None,
        help='skip files whose full path this expression is found in')
    add('-i', metavar='FILE', dest='flist',
        help='compile also what FILE lists; "-" is stdin')
    add('compile_dest', metavar='FILE|DIR', nargs='*',
        help='files and folders to compile; without any, sys.path as with -l')
    add('-j', '--workers', default=1, type=int, help='number of processes')
    add('--invalidation-mode',
        choices=sorted(mode.name.lower().replace('_', '-')
                       for mode in py_compile.PycInvalidationMode),
        help='how the files are found out of date; "checked-hash" if SOURCE_DATE_EPOCH is '
             'set, else "timestamp"')
    add('-o', action='append', type=int, dest='opt_levels',
        help='optimization level, may be given several times; -1 is the interpreter\'s')
    add('-e', metavar='DIR', dest='limit_sl_dest',
        help='skip symlinks that lead out of DIR')
    add('--hardlink-dupes', action='store_true', dest='hardlink_dupes',
        help='make equal compiled files hard links of one')
    return parser


def main():
    """The command line; returns whether all went well."""
    parser = _parser()
    args = parser.parse_args()
    rx = args.rx
    if rx:
        import re
        rx = re.compile(rx)
    levels = [-1] if args.opt_levels is None else args.opt_levels
    if len(levels) == 1 and args.hardlink_dupes:
        parser.error("Hardlinking of duplicated bytecode makes sense "
                     "only for more than one optimization level.")
    if args.ddir is not None and (args.stripdir is not None or args.prependdir is not None):
        parser.error("-d cannot be used in combination with -s or -p")
    destinations = args.compile_dest
    if args.flist:
        try:
            with (sys.stdin if args.flist == '-'
                  else open(args.flist, encoding="utf-8")) as listing:
                destinations.extend(line.strip() for line in listing)
        except OSError:
            if args.quiet < 2:
                print(f"Error reading file list {args.flist}")
            return False
    mode = None
    if args.invalidation_mode:
        mode = py_compile.PycInvalidationMode[args.invalidation_mode.replace('-', '_').upper()]

    common = dict(quiet=args.quiet, legacy=args.legacy, invalidation_mode=mode)
    try:
        if not destinations:
            return compile_path(force=args.force, **common)
        common.update(ddir=args.ddir, force=args.force, rx=rx, stripdir=args.stripdir,
                      prependdir=args.prependdir, optimize=levels,
                      limit_sl_dest=args.limit_sl_dest or None,
                      hardlink_dupes=args.hardlink_dupes)
        depth = args.maxlevels if args.recursion is None else args.recursion
        success = True
        for name in destinations:
            if os.path.isfile(name):
                ok = compile_file(name, **common)
            else:
                ok = compile_dir(name, depth, workers=args.workers, **common)
            success = success and ok
        return success
    except KeyboardInterrupt:
        if args.quiet < 2:
            print("\n[interrupted]")
        return False


if __name__ == '__main__':
    sys.exit(int(not main()))

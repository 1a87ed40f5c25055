"""Lines of source files by number, kept in a cache."""

import _imp
import os
import sys

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# file name -> (size, mtime, lines, full name), or (function giving the source,)
# for a source that nobody has asked for yet. An mtime of None never goes stale.
cache = {}


def clearcache():
    """Forget every file."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """Line lineno (from 1) of a file, '' where there is none."""
    # This is what tracebacks show.
    if filename and _imp._has_hidden_lines(filename):
        return ''
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def getlines(filename, module_globals=None):
    """All lines of a file, [] where it cannot be read."""
    known = cache.get(filename)
    if known is not None and not _is_lazy(known):
        return known[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Drop what has changed on disk: one file, or all."""
    for name in list(cache) if filename is None else (filename,):
        entry = cache.get(name)
        if entry is None or _is_lazy(entry) or entry[1] is None:
            continue
        try:
            status = os.stat(entry[3])
        except OSError:
            cache.pop(name, None)
            continue
        if (status.st_size, status.st_mtime) != entry[:2]:
            cache.pop(name, None)


def updatecache(filename, module_globals=None):
    """Read a file again and return its lines, [] where that fails."""
    if filename in cache and not _is_lazy(cache[filename]):
        cache.pop(filename, None)
    frozen = _frozen_name(filename)
    if frozen is not None:
        return _keep(filename, _imp._frozen_source(frozen))
    if _has_no_file(filename):
        return []
    fullname, status = filename, _stat(filename)
    if status is None:
        lines = _lines_from_loader(filename, module_globals)
        if lines is not None:
            return lines
        fullname, status = _search(filename)
        if status is None:
            return []

    import tokenize
    try:
        with tokenize.open(fullname) as stream:
            lines = stream.readlines()
    except (OSError, UnicodeDecodeError, SyntaxError):
        return []
    if lines and not lines[-1].endswith('\n'):
        lines[-1] += '\n'
    cache[filename] = status.st_size, status.st_mtime, lines, fullname
    return lines


def lazycache(filename, module_globals):
    """Note that the module's loader has the source; True if it is noted.

    The loader is asked when a line is first wanted.
    """
    known = cache.get(filename)
    if known is not None:
        return _is_lazy(known)
    if not module_globals or '__name__' not in module_globals:
        return False
    frozen = _frozen_name(filename)
    if frozen is not None:
        cache[filename] = (lambda: _imp._frozen_source(frozen),)
        return True
    if _has_no_file(filename):
        return False
    name = module_globals['__name__']
    loader = module_globals.get('__loader__')
    if loader is None:
        loader = getattr(module_globals.get('__spec__'), 'loader', None)
    source_of = getattr(loader, 'get_source', None)
    if not name or not source_of:
        return False
    cache[filename] = (lambda: source_of(name),)
    return True


def _is_lazy(entry):
    return len(entry) == 1


def _has_no_file(filename):
    return not filename or (filename.startswith('<') and filename.endswith('>'))


def _frozen_name(filename):
    # The module whose code names this as its file; None if there is none.
    if filename and filename.startswith('<frozen ') and filename.endswith('>'):
        name = filename[8:-1]
        if _imp.is_frozen(name):
            return name
    return None


def _stat(path):
    try:
        return os.stat(path)
    except OSError:
        return None


def _lines_from_loader(filename, module_globals):
    # None: the loader could not be asked. A loader without source ends the search.
    if not lazycache(filename, module_globals):
        return None
    try:
        source = cache[filename][0]()
    except (ImportError, OSError):
        return None
    return _keep(filename, source)


def _keep(filename, source):
    if source is None:
        return []
    lines = [line + '\n' for line in source.splitlines()]
    cache[filename] = len(source), None, lines, filename
    return lines


def _search(filename):
    if not os.path.isabs(filename):
        for entry in sys.path:
            try:
                candidate = os.path.join(entry, filename)
            except (TypeError, AttributeError):
                continue
            status = _stat(candidate)
            if status is not None:
                return candidate, status
    return None, None

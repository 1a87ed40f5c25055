"""The directories that have the database."""

import os
import sysconfig


class InvalidTZPathWarning(RuntimeWarning):
    """PYTHONTZPATH has directories that cannot be used."""


def reset_tzpath(to=None):
    """Set the directories; without, take those of the environment or the system."""
    global TZPATH
    if to is None:
        text = os.environ.get('PYTHONTZPATH', None)
        if text is None:
            text = sysconfig.get_config_var('TZPATH')
        to = _parse_python_tzpath(text)
    elif isinstance(to, (str, bytes)):
        raise TypeError('tzpaths must be a list or tuple, '
                        f'not {type(to)}: {to!r}')
    elif not all(map(os.path.isabs, to)):
        raise ValueError(_get_invalid_paths_message(to))
    TZPATH = tuple(to)


def _parse_python_tzpath(env_var):
    if not env_var:
        return ()
    paths = env_var.split(os.pathsep)
    usable = tuple(filter(os.path.isabs, paths))
    if len(usable) < len(paths):
        import warnings
        warnings.warn(
            'Invalid paths specified in PYTHONTZPATH environment variable. '
            + _get_invalid_paths_message(paths), InvalidTZPathWarning)
    return usable


def _get_invalid_paths_message(tzpaths):
    lines = ['Paths should be absolute but found the following relative paths:']
    lines += [path for path in tzpaths if not os.path.isabs(path)]
    return '\n    '.join(lines)


def find_tzfile(key):
    """The path of a zone's file, or None."""
    _validate_tzfile_path(key)
    for directory in TZPATH:
        path = os.path.join(directory, key)
        if os.path.isfile(path):
            return path
    return None


# Some directory, to see whether a key leads out of it.
_TEST_PATH = os.path.normpath(os.path.join('_', '_'))[:-1]


def _validate_tzfile_path(path, _base=_TEST_PATH):
    if os.path.isabs(path):
        raise ValueError('ZoneInfo keys may not be absolute paths, '
                         f'got: {path}')
    # normpath also changes separators, on some systems: lengths are compared.
    normal = os.path.normpath(path)
    if len(normal) != len(path):
        raise ValueError('ZoneInfo keys must be normalized relative paths, '
                         f'got: {path}')
    if not os.path.normpath(os.path.join(_base, normal)).startswith(_base):
        raise ValueError('ZoneInfo keys must refer to subdirectories of TZPATH, '
                         f'got: {path}')


del _TEST_PATH


def _zones_of_package():
    from importlib import resources
    try:
        with resources.files('tzdata').joinpath('zones').open('r') as lines:
            return {zone for line in lines if (zone := line.strip())}
    except (ImportError, FileNotFoundError):
        return set()


def _is_tzfile(path):
    try:
        with open(path, 'rb') as file:
            return file.read(4) == b'TZif'
    except Exception:
        return False


def available_timezones():
    """The keys of all zones, those of the package tzdata included.

    Files are opened to see whether they are zones; it takes its time.
    """
    zones = _zones_of_package()
    for top in TZPATH:
        for root, directories, files in os.walk(top):
            if root == top:
                # The same zones in other ways of counting.
                for name in ('right', 'posix'):
                    if name in directories:
                        directories.remove(name)
            for name in files:
                path = os.path.join(root, name)
                key = os.path.relpath(path, start=top).replace(os.sep, '/')
                if key and key not in zones and _is_tzfile(path):
                    zones.add(key)
    # A file for systems, no zone.
    zones.discard('posixrules')
    return zones


TZPATH = ()
reset_tzpath()

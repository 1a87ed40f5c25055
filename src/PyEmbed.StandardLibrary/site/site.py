"""Puts the directories of installed packages on sys.path and a person's helpers into builtins.

An engine starts without any of this: importing the module changes nothing. Who wants an
installation's directories calls main(), which looks for them in the granted file system;
what is not there is passed over.
"""

import sys
import os
import builtins
import _sitebuiltins
import io

# Where packages are installed below.
PREFIXES = [sys.prefix, sys.exec_prefix]

# Whether the user's own directory counts: None where nobody has said yet (or it is not safe).
ENABLE_USER_SITE = None

# Set by getusersitepackages() and getuserbase().
USER_SITE = None
USER_BASE = None

_CREDITS = """\
    PyEmbed is the work of its contributors. Python is the work of Guido van Rossum and
    many others: see https://www.python.org for more about the language."""

_LICENSE = """\
See https://opensource.org/license/mit for the license of PyEmbed; its text comes with it.
Python is a trademark of the Python Software Foundation."""


def _trace(message):
    if sys.flags.verbose:
        print(message, file=sys.stderr)


# Paths

def makepath(*paths):
    """Join the parts: the absolute path, and its form to compare by."""
    path = os.path.join(*paths)
    try:
        path = os.path.abspath(path)
    except OSError:  # no current directory
        pass
    return path, os.path.normcase(path)


def _loader_module(module):
    # The name of the module that has the class of the module's loader.
    try:
        return module.__loader__.__module__
    except AttributeError:
        pass
    try:
        return module.__spec__.loader.__module__
    except AttributeError:
        return None


def abs_paths():
    """Make __file__ and __cached__ of the modules that came from sys.path absolute."""
    for module in set(sys.modules.values()):
        if _loader_module(module) not in ('_frozen_importlib', '_frozen_importlib_external'):
            continue  # other loaders mean something of their own by __file__
        if str(getattr(module, '__file__', '')).startswith('<frozen '):
            continue  # that is no path
        for name in '__file__', '__cached__':
            try:
                setattr(module, name, os.path.abspath(getattr(module, name)))
            except (AttributeError, OSError, TypeError):
                pass


def removeduppaths():
    """Make sys.path absolute, each directory once; return the set of them."""
    first = {}
    for entry in sys.path:
        path, key = makepath(entry)
        first.setdefault(key, path)
    sys.path[:] = first.values()
    return set(first)


def _init_pathinfo():
    # What exists of sys.path, in the form to compare by.
    known = set()
    for entry in sys.path:
        try:
            if os.path.exists(entry):
                known.add(makepath(entry)[1])
        except TypeError:  # not a path, which importing passes over too
            pass
    return known


# Directories with packages

def _report_line(number, fullname, error):
    import traceback
    print(f"Error processing line {number:d} of {fullname}:\n", file=sys.stderr)
    for record in traceback.format_exception(error):
        for line in record.splitlines():
            print('  ' + line, file=sys.stderr)
    print("\nRemainder of file ignored", file=sys.stderr)


def addpackage(sitedir, name, known_paths):
    """Do what a .pth file says: a line that imports is run, others name a directory of sitedir."""
    known = _init_pathinfo() if known_paths is None else known_paths
    fullname = os.path.join(sitedir, name)
    _trace(f"Processing .pth file: {fullname!r}")
    try:
        file = io.TextIOWrapper(io.open_code(fullname), encoding="locale")
    except OSError:
        return None
    with file:
        for number, line in enumerate(file, 1):
            if line.startswith("#") or not line.strip():
                continue
            try:
                if line.startswith(("import ", "import\t")):
                    # Such lines find the directory as sitedir of the frame that runs them.
                    exec(line)
                else:
                    path, key = makepath(sitedir, line.rstrip())
                    if key not in known and os.path.exists(path):
                        sys.path.append(path)
                        known.add(key)
            except Exception as error:
                _report_line(number, fullname, error)
                break
    return known_paths


def addsitedir(sitedir, known_paths=None):
    """Put a directory on sys.path, with what its .pth files name."""
    _trace(f"Adding directory: {sitedir!r}")
    known = _init_pathinfo() if known_paths is None else known_paths
    path, key = makepath(sitedir)
    if key not in known:
        sys.path.append(path)
        known.add(key)
    try:
        names = os.listdir(path)
    except OSError:
        return None
    for name in sorted(filter(lambda name: name.endswith(".pth"), names)):
        addpackage(path, name, known)
    return known_paths


def getsitepackages(prefixes=None):
    """The directories of all users' packages below the prefixes."""
    version = "python%d.%d" % sys.version_info[:2]
    found = []
    for prefix in dict.fromkeys(PREFIXES if prefixes is None else prefixes):
        if not prefix:
            continue
        if os.sep == '/':
            for lib in dict.fromkeys((sys.platlibdir, "lib")):
                found.append(os.path.join(prefix, lib, version, "site-packages"))
        else:
            found += prefix, os.path.join(prefix, "Lib", "site-packages")
    return found


def addsitepackages(known_paths, prefixes=None):
    """Put those of getsitepackages() that exist on sys.path."""
    _trace("Processing global site-packages")
    for path in getsitepackages(prefixes):
        if os.path.isdir(path):
            addsitedir(path, known_paths)
    return known_paths


# The user's own directory

def check_enableusersite():
    """Whether the user's own directory counts: False if switched off, None if not safe."""
    if sys.flags.no_user_site:
        return False
    for real, effective in ('getuid', 'geteuid'), ('getgid', 'getegid'):
        # A program that runs with another's rights must not load what its caller put there.
        if hasattr(os, real) and hasattr(os, effective) and getattr(os, effective)() != getattr(os, real)():
            return None
    return True


def _getuserbase():
    import sysconfig
    return sysconfig._getuserbase()


def _get_path(userbase):
    major, minor = sys.version_info[:2]
    if os.name == 'nt':
        nodot = getattr(sys, 'winver', f'{major}.{minor}').replace('.', '')
        return f'{userbase}\\Python{nodot}\\site-packages'
    if sys.platform == 'darwin' and sys._framework:
        return f'{userbase}/lib/python/site-packages'
    return f'{userbase}/lib/python{major}.{minor}/site-packages'


def getuserbase():
    """The directory below which the user's own packages are; kept in USER_BASE."""
    global USER_BASE
    if USER_BASE is None:
        USER_BASE = _getuserbase()
    return USER_BASE


def getusersitepackages():
    """The directory of the user's own packages, None where users have none; kept in USER_SITE."""
    global USER_SITE, ENABLE_USER_SITE
    base = getuserbase()
    if USER_SITE is None:
        if base is None:
            ENABLE_USER_SITE = False
        else:
            USER_SITE = _get_path(base)
    return USER_SITE


def addusersitepackages(known_paths):
    """Put the user's own directory on sys.path if it exists and counts."""
    _trace("Processing user site-packages")
    path = getusersitepackages()
    if ENABLE_USER_SITE and os.path.isdir(path):
        addsitedir(path, known_paths)
    return known_paths


# Builtins for a person

def setquit():
    """Put quit and exit into builtins."""
    eof = 'Ctrl-Z plus Return' if os.sep == '\\' else 'Ctrl-D (i.e. EOF)'
    for name in 'quit', 'exit':
        setattr(builtins, name, _sitebuiltins.Quitter(name, eof))


class _Notice:
    # A text that shows itself, where only the engine makes a _sitebuiltins._Printer.

    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text

    def __call__(self):
        print(self._text)


def setcopyright():
    """Put copyright, credits and license into builtins."""
    for name, text in ('copyright', sys.copyright), ('credits', _CREDITS), ('license', _LICENSE):
        try:
            notice = _sitebuiltins._Printer(name, text)
        except TypeError:
            notice = _Notice(text)
        setattr(builtins, name, notice)


def sethelper():
    """Put help into builtins."""
    builtins.help = _sitebuiltins._Helper()


def enablerlcompleter():
    """Have an interactive session complete names and keep its history, where there is a readline."""
    def register_readline():
        try:
            import readline
            import rlcompleter
        except ImportError:
            return

        def quietly(action, *args):
            # No such file, or none that may be read or written, is nothing to tell of.
            try:
                action(*args)
            except OSError:
                pass

        is_libedit = 'libedit' in (getattr(readline, '__doc__', '') or '')
        readline.parse_and_bind('bind ^I rl_complete' if is_libedit else 'tab: complete')
        quietly(readline.read_init_file)
        if readline.get_current_history_length():
            return  # a start-up file has read one of its own and will write it
        import atexit
        history = os.path.join(os.path.expanduser('~'), '.python_history')
        quietly(readline.read_history_file, history)
        atexit.register(quietly, readline.write_history_file, history)

    sys.__interactivehook__ = register_readline


# All together

def _read_config(path):
    # The settings of a pyvenv.cfg.
    settings = {}
    with open(path, encoding='utf-8') as file:
        for line in file:
            key, equals, value = line.partition('=')
            if equals:
                settings[key.strip().lower()] = value.strip()
    return settings


def venv(known_paths):
    """Have the virtual environment count that the executable belongs to, if to any."""
    global PREFIXES, ENABLE_USER_SITE
    executable = sys.executable
    if sys.platform == 'darwin' and '__PYVENV_LAUNCHER__' in os.environ:
        executable = sys._base_executable = os.environ['__PYVENV_LAUNCHER__']
    sys._home = None
    if not executable:
        return known_paths  # an engine inside another program need not have one

    directory = os.path.dirname(os.path.abspath(executable))
    prefix = os.path.dirname(directory)
    configs = [os.path.join(place, 'pyvenv.cfg') for place in (directory, prefix)]
    config = next(filter(os.path.isfile, configs), None)
    if config is None:
        return known_paths

    settings = _read_config(config)
    if 'home' in settings:
        sys._home = settings['home']
    sys.prefix = sys.exec_prefix = prefix
    # Before the user's own directory, which comes next.
    addsitepackages(known_paths, [prefix])
    if settings.get('include-system-site-packages', 'true').lower() == 'true':
        PREFIXES.insert(0, prefix)
    else:
        PREFIXES = [prefix]
        ENABLE_USER_SITE = False
    return known_paths


def _customize(name):
    try:
        try:
            __import__(name)
        except ImportError as error:
            if error.name != name:
                raise
    except Exception as error:
        if sys.flags.verbose:
            sys.excepthook(*sys.exc_info())
        else:
            sys.stderr.write(f"Error in {name}; set PYTHONVERBOSE for traceback:\n"
                             f"{error.__class__.__name__}: {error}\n")


def execsitecustomize():
    """Import sitecustomize if there is one."""
    _customize('sitecustomize')


def execusercustomize():
    """Import usercustomize if there is one."""
    _customize('usercustomize')


def main():
    """Do all of it."""
    global ENABLE_USER_SITE
    before = sys.path[:]
    known_paths = removeduppaths()
    if sys.path != before:
        abs_paths()
    known_paths = venv(known_paths)
    if ENABLE_USER_SITE is None:
        ENABLE_USER_SITE = check_enableusersite()
    known_paths = addusersitepackages(known_paths)
    addsitepackages(known_paths)
    setquit()
    setcopyright()
    sethelper()
    if not sys.flags.isolated:
        enablerlcompleter()
    execsitecustomize()
    if ENABLE_USER_SITE:
        execusercustomize()


_USAGE = """\
{} [--user-base] [--user-site]

Shows what the module knows; with options only the directories asked for,
separated by '{}'.

Exit status with options:
  0 - the user's own directory counts
  1 - the user has switched it off
  2 - it does not count, for safety or because nobody asked for it
 >2 - something else went wrong
"""


def _script():
    args = sys.argv[1:]
    base, packages = getuserbase(), getusersitepackages()
    enabled = ENABLE_USER_SITE
    if enabled is None and sys.flags.no_user_site:
        enabled = False
    if not args:
        def described(path):
            state = "exists" if path is not None and os.path.isdir(path) else "doesn't exist"
            return f"{path!r} ({state})"

        print("sys.path = [")
        for entry in sys.path:
            print(f"    {entry!r},")
        print("]")
        print(f"USER_BASE: {described(base)}")
        print(f"USER_SITE: {described(packages)}")
        print(f"ENABLE_USER_SITE: {enabled!r}")
        sys.exit(0)

    wanted = []
    if '--user-base' in args:
        wanted.append(base)
    if '--user-site' in args:
        wanted.append(packages)
    if not wanted:
        print(_USAGE.format(sys.argv[0], os.pathsep))
        sys.exit(10)
    print(os.pathsep.join(wanted))
    if enabled is None:
        sys.exit(2)
    if enabled is False:
        sys.exit(1)
    sys.exit(0 if enabled else 3)


if __name__ == '__main__':
    _script()

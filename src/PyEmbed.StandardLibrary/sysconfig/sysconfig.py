"""Where an installation keeps its files, and how it was built. An embedded engine is not installed: the schemes are those of any Unix, the build variables are few."""
import os
import sys

__all__ = [
    'get_config_h_filename', 'get_config_var', 'get_config_vars', 'get_makefile_filename', 'get_path',
    'get_path_names', 'get_paths', 'get_platform', 'get_python_version', 'get_scheme_names', 'parse_config_h',
]

_SCHEME_KEYS = ('stdlib', 'platstdlib', 'purelib', 'platlib', 'include', 'scripts', 'data')


def _scheme(library, plat_library, packages, plat_packages, headers, plat_headers, scripts, data):
    # Without a place of its own for headers that depend on the platform if that is None.
    paths = {'stdlib': library, 'platstdlib': plat_library, 'purelib': packages, 'platlib': plat_packages,
             'include': headers, 'platinclude': plat_headers, 'scripts': scripts, 'data': data}
    return {name: path for name, path in paths.items() if path is not None}


# Where a version's files are, below a base.
_VERSION = '/python{py_version_short}'
_LIB = '/{platlibdir}' + _VERSION
_PACKAGES = _VERSION + '/site-packages'
_NT_USER = '{userbase}/Python{py_version_nodot_plat}'

_PREFIX_SCHEME = _scheme(
    '{installed_base}' + _LIB, '{platbase}' + _LIB,
    '{base}/lib' + _PACKAGES, '{platbase}/{platlibdir}' + _PACKAGES,
    '{installed_base}/include' + _VERSION + '{abiflags}', '{installed_platbase}/include' + _VERSION + '{abiflags}',
    '{base}/bin', '{base}')
_NT_SCHEME = _scheme(
    '{installed_base}/Lib', '{base}/Lib', '{base}/Lib/site-packages', '{base}/Lib/site-packages',
    '{installed_base}/Include', '{installed_base}/Include', '{base}/Scripts', '{base}')

_INSTALL_SCHEMES = {
    'posix_prefix': _PREFIX_SCHEME,
    'posix_home': _scheme('{installed_base}/lib/python', *['{base}/lib/python'] * 3,
                          *['{installed_base}/include/python'] * 2, '{base}/bin', '{base}'),
    'posix_user': _scheme('{userbase}' + _LIB, '{userbase}' + _LIB, *['{userbase}/lib' + _PACKAGES] * 2,
                          '{userbase}/include' + _VERSION, None, '{userbase}/bin', '{userbase}'),
    'nt': _NT_SCHEME,
    'nt_user': _scheme(_NT_USER, _NT_USER, *[_NT_USER + '/site-packages'] * 2, _NT_USER + '/Include', None,
                       _NT_USER + '/Scripts', '{userbase}'),
    'posix_venv': dict(_PREFIX_SCHEME),
    'nt_venv': dict(_NT_SCHEME),
}
_INSTALL_SCHEMES['venv'] = _INSTALL_SCHEMES['nt_venv' if os.name == 'nt' else 'posix_venv']

_PY_VERSION = sys.version.split()[0]
_PY_VERSION_SHORT = f'{sys.version_info[0]}.{sys.version_info[1]}'
_PY_VERSION_SHORT_NO_DOT = f'{sys.version_info[0]}{sys.version_info[1]}'
# Where systems keep the database of time zones.
_TZPATH = '' if os.name == 'nt' else ':'.join(
    f'{directory}/zoneinfo'
    for directory in ('/usr/share', '/usr/lib', '/usr/share/lib', '/etc'))
_PREFIX = os.path.normpath(sys.prefix) if sys.prefix else ''
_BASE_PREFIX = os.path.normpath(sys.base_prefix) if sys.base_prefix else ''
_EXEC_PREFIX = os.path.normpath(sys.exec_prefix) if sys.exec_prefix else ''
_BASE_EXEC_PREFIX = os.path.normpath(sys.base_exec_prefix) if sys.base_exec_prefix else ''
_CONFIG_VARS = None
_USER_BASE = None
_HAS_USER_BASE = True


def _getuserbase():
    given = os.environ.get('PYTHONUSERBASE')
    if given:
        return given
    return os.path.join(os.path.expanduser('~'), '.local')


def is_python_build(check_home=None):
    """Whether this runs in a build directory: never."""
    return False


def get_scheme_names():
    """The names of all schemes, sorted."""
    return tuple(sorted(_INSTALL_SCHEMES))


def get_path_names():
    """The names of the paths of a scheme."""
    return _SCHEME_KEYS


def get_preferred_scheme(key):
    """The scheme for an installation of that kind: prefix, home or user."""
    if key == 'prefix' and sys.prefix != sys.base_prefix:
        return 'venv'
    preferred = ({'prefix': 'nt', 'home': 'posix_home', 'user': 'nt_user'} if os.name == 'nt' else
                 {'prefix': 'posix_prefix', 'home': 'posix_home', 'user': 'posix_user'})
    scheme = preferred[key]
    if scheme not in _INSTALL_SCHEMES:
        raise ValueError(f"{key!r} returned {scheme!r} which is not a valid scheme on this platform")
    return scheme


_get_preferred_schemes = lambda: {kind: get_preferred_scheme(kind) for kind in ('prefix', 'home', 'user')}


def get_default_scheme():
    """The scheme of this engine."""
    return get_preferred_scheme('prefix')


def get_paths(scheme=get_default_scheme(), vars=None, expand=True):
    """All paths of a scheme, with variables replaced by their values if so wished."""
    if not expand:
        return _INSTALL_SCHEMES[scheme]
    return _expand_vars(scheme, vars)


def _expand_vars(scheme, vars):
    values = {**get_config_vars(), **(vars or {})}
    if os.name == 'nt':
        values['platlibdir'] = 'lib'
    return {key: os.path.normpath(_subst_vars(os.path.expanduser(value), values))
            for key, value in _INSTALL_SCHEMES[scheme].items()}


def _subst_vars(text, values):
    try:
        return text.format(**values)
    except KeyError as missing:
        try:
            return text.format(**os.environ)
        except KeyError:
            raise AttributeError(f'{missing}') from None


def get_path(name, scheme=get_default_scheme(), vars=None, expand=True):
    """One path of a scheme."""
    return get_paths(scheme, vars, expand)[name]


def get_config_vars(*args):
    """The variables, or the values of those named, None for those that do not exist."""
    global _CONFIG_VARS
    if _CONFIG_VARS is None:
        _CONFIG_VARS = {
            'prefix': _PREFIX, 'exec_prefix': _EXEC_PREFIX,
            'py_version': _PY_VERSION, 'py_version_short': _PY_VERSION_SHORT,
            'py_version_nodot': _PY_VERSION_SHORT_NO_DOT, 'py_version_nodot_plat': '',
            'installed_base': _BASE_PREFIX, 'base': _PREFIX,
            'installed_platbase': _BASE_EXEC_PREFIX, 'platbase': _EXEC_PREFIX,
            'projectbase': os.path.dirname(sys.executable) if sys.executable else '',
            'platlibdir': sys.platlibdir, 'abiflags': getattr(sys, 'abiflags', ''),
            'userbase': _getuserbase(),
            'EXE': '', 'EXT_SUFFIX': '', 'SOABI': '', 'VERSION': _PY_VERSION_SHORT, 'Py_DEBUG': 0,
            'WITH_DOC_STRINGS': 1, 'Py_ENABLE_SHARED': 0, 'LIBDEST': '', 'TZPATH': _TZPATH,
            'srcdir': os.path.dirname(sys.executable) if sys.executable else '',
        }
    if args:
        return [_CONFIG_VARS.get(name) for name in args]
    return _CONFIG_VARS


def get_config_var(name):
    """The value of one variable, None where it does not exist."""
    return get_config_vars().get(name)


def get_platform():
    """The platform, as file names of distributions have it."""
    if os.name == 'nt':
        return 'win-amd64' if 'amd64' in sys.version.lower() else sys.platform
    system, _, release, version, machine = os.uname()
    return f"{system.lower().replace('/', '')}-{machine.replace(' ', '_').replace('/', '-')}"


def get_python_version():
    return _PY_VERSION_SHORT


def get_makefile_filename():
    """Where the makefile of the build would be."""
    return os.path.join(get_path('stdlib'), f'config-{_PY_VERSION_SHORT}{sys.abiflags}', 'Makefile')


def get_config_h_filename():
    """Where pyconfig.h would be."""
    return os.path.join(get_path('platinclude'), 'pyconfig.h')


def parse_config_h(fp, vars=None):
    """Read the definitions of a file like pyconfig.h into a dictionary."""
    import re
    if vars is None:
        vars = {}
    defined = re.compile('#define ([A-Z][A-Za-z0-9_]+) (.*)\n')
    undefined = re.compile('/[*] #undef ([A-Z][A-Za-z0-9_]+) [*]/\n')
    for line in iter(fp.readline, ''):
        if match := defined.match(line):
            name, value = match.group(1, 2)
            try:
                value = int(value) if name not in ('WITH_FREELISTS',) else value
            except ValueError:
                pass
            vars[name] = value
        elif match := undefined.match(line):
            vars[match.group(1)] = 0
    return vars


def expand_makefile_vars(s, vars):
    """Replace $(name) and ${name} by values, as make does."""
    import re
    reference = re.compile(r'\$\(([A-Za-z][A-Za-z0-9_]*)\)|\$\{([A-Za-z][A-Za-z0-9_]*)\}')
    while match := reference.search(s):
        s = s[:match.start()] + vars.get(match.group(1) or match.group(2)) + s[match.end():]
    return s


def _print_dict(title, data):
    if data:
        print(f'{title}: ')
    for name, value in sorted(data.items()):
        print(f'\t{name} = "{value}"')


def _main():
    print(f'Platform: "{get_platform()}"')
    print(f'Python version: "{get_python_version()}"')
    print(f'Current installation scheme: "{get_default_scheme()}"')
    print()
    _print_dict('Paths', get_paths())
    print()
    _print_dict('Variables', get_config_vars())


if __name__ == '__main__':
    _main()

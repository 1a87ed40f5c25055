"""What machine and interpreter this is, as far as the engine's host shows it."""
import collections
import functools
import os
import re
import sys

__version__ = '1.0.8'

_ver_stages = {'dev': 10, 'alpha': 20, 'a': 20, 'beta': 30, 'b': 30, 'c': 40, 'RC': 50, 'rc': 50, 'pl': 200, 'p': 200}


def _comparable_version(version):
    # Numbers and words in turn, each behind its rank: a number is later than a word such as alpha.
    result = []
    for part in re.split(r'([0-9]+|[._+-])', version):
        if part not in '._+-':
            result += (100, int(part)) if part.isdecimal() else (_ver_stages.get(part, 0), part)
    return result


def _unknown_as_blank(val):
    return '' if val == 'unknown' else val


class uname_result(collections.namedtuple('uname_result_base', 'system node release version machine')):
    """The result of uname(); the processor is looked up when it is asked for."""

    _fields = 'system', 'node', 'release', 'version', 'machine', 'processor'

    @functools.cached_property
    def processor(self):
        return ''

    def __iter__(self):
        return iter((*super().__iter__(), self.processor))

    @classmethod
    def _make(cls, iterable):
        values = list(iterable)
        given = len(cls._fields) - 1
        result = cls.__new__(cls, *values[:given])
        if len(values) == given + 1:
            result.__dict__['processor'] = values[-1]
        return result

    def __getitem__(self, key):
        return tuple(self)[key]

    def __len__(self):
        return len(tuple(iter(self)))

    def __reduce__(self):
        return uname_result, tuple(self)[:len(self._fields) - 1]


_uname_cache = None


def uname():
    """System, node, release, version, machine and processor; '' where a value is not known."""
    global _uname_cache
    if _uname_cache is None:
        values = os.uname() if hasattr(os, 'uname') else (sys.platform, '', '', '', '')
        _uname_cache = uname_result(*map(_unknown_as_blank, values))
    return _uname_cache


def system():
    return uname().system


def node():
    return uname().node


def release():
    return uname().release


def version():
    return uname().version


def machine():
    return uname().machine


def processor():
    return uname().processor


def architecture(executable=sys.executable, bits='', linkage=''):
    """The width of pointers, and how programs are linked."""
    return bits or ('64bit' if sys.maxsize > 2 ** 32 else '32bit'), linkage


def libc_ver(executable=None, lib='', version='', chunksize=16384):
    """The C library and its version: that of the system, or that of a program."""
    if not executable:
        try:
            name, number = os.confstr('CS_GNU_LIBC_VERSION').split(maxsplit=1)
            return name, number
        except (AttributeError, ValueError, OSError):
            return lib, version
    with open(os.path.realpath(executable), 'rb') as file:
        for started, glibc, so, threads, number in _libc_marks(file, chunksize):
            if started:
                lib = lib or 'libc'
            elif glibc:
                if lib != 'glibc' or _comparable_version(glibc) > _comparable_version(version):
                    lib, version = 'glibc', glibc
            elif lib != 'glibc':
                lib = 'libc'
                if number and (not version or _comparable_version(number) > _comparable_version(version)):
                    version = number
                if threads and not version.endswith(threads):
                    version += threads
    return lib, version


def _libc_marks(file, size):
    # What a program has of its C library: (start function, version of glibc, name, threads and version of the library).
    mark = re.compile(rb'(__libc_init)|GLIBC_([0-9.]+)|(libc(_\w+)?\.so(?:\.(\d[0-9.]*))?)', re.ASCII)
    data, at = file.read(size), 0
    while at < len(data):
        found = mark.search(data, at)
        if not found or found.end() == len(data):
            # It may go on, or begin, in the next piece.
            if piece := file.read(size):
                data, at = data[max(at, len(data) - 1000):] + piece, 0
                continue
            if not found:
                return
        yield [group and group.decode('latin1') for group in found.groups()]
        at = found.end()


def win32_ver(release='', version='', csd='', ptype=''):
    return release, version, csd, ptype


def win32_edition():
    return None


def win32_is_iot():
    return False


def mac_ver(release='', versioninfo=('', '', ''), machine=''):
    return release, versioninfo, machine


def java_ver(release='', vendor='', vminfo=('', '', ''), osinfo=('', '', '')):
    return release, vendor, vminfo, osinfo


def system_alias(system, release, version):
    """The names that a system goes by."""
    if system == 'SunOS' and release >= '5':
        system = 'Solaris'
        release = str(int(release.split('.')[0]) - 3) + release[release.index('.'):]
    elif system in ('win32', 'win16'):
        system = 'Windows'
    return system, release, version


def _sys_version(sys_version=None):
    """Implementation, version, branch, revision, build number, build date and compiler."""
    if sys_version is None:
        sys_version = sys.version
    if sys_version in _sys_version_cache:
        return _sys_version_cache[sys_version]
    name, number, build, date, compiler = _parse_sys_version(sys_version)
    branch, revision = (getattr(sys, '_git', None) or getattr(sys, '_mercurial', None) or (None, '', ''))[1:]
    if number.count('.') == 1:
        number += '.0'
    result = _sys_version_cache[sys_version] = name, number, branch, revision, build, date, compiler
    return result


_sys_version_cache = {}
_VERSION_AND_BUILD = r'([\w.+]+)\s*\(#?([^,]+)(?:,\s*([\w ]*)(?:,\s*([\w :]*))?)?\)\s*'


def _parse_sys_version(text):
    # Name, version, build number, build date and compiler, in the forms of several implementations.
    def match(name, *patterns):
        for pattern in patterns:
            if found := re.match(pattern, text, re.ASCII):
                return [group or '' for group in found.groups()]
        raise ValueError(f'failed to parse {name} sys.version: {text!r}')

    if 'IronPython' in text:
        number, _, compiler = match('IronPython', r'IronPython\s*([\d.]+)(?: \(([\d.]+)\))? on (.NET [\d.]+)',
                                    r'([\d.]+)\s*\(IronPython\s*[\d.]+\s*\(([\d.]+)\) on ([\w.]+ [\d.]+(?: \(\d+-bit\))?)\)')
        return 'IronPython', number, '', '', compiler
    if sys.platform.startswith('java'):
        number, build, date, _, _ = match('Jython', _VERSION_AND_BUILD + r'\[([^\]]+)\]?')
        return 'Jython', number, build, date, sys.platform
    if 'PyPy' in text:
        number, build, date, _ = match('PyPy', r'([\w.+]+)\s*\(#?([^,]+),\s*([\w ]+),\s*([\w :]+)\)\s*\[PyPy [^\]]+\]?')
        return 'PyPy', number, build, date, ''
    number, build, date, time, compiler = match('CPython', _VERSION_AND_BUILD + r'\[([^\]]+)\]?')
    name = 'PyEmbed' if compiler.startswith('PyEmbed') else 'CPython'
    return name, number, build, f'{date} {time}' if date and time else date, compiler


def python_implementation():
    return _sys_version()[0]


def python_version():
    return _sys_version()[1]


def python_version_tuple():
    return tuple(_sys_version()[1].split('.'))


def python_branch():
    return _sys_version()[2]


def python_revision():
    return _sys_version()[3]


def python_build():
    return _sys_version()[4:6]


def python_compiler():
    return _sys_version()[6]


_platform_cache = {}


def platform(aliased=0, terse=0):
    """One text that says as much as possible."""
    known = _platform_cache.get((aliased, terse))
    if known is not None:
        return known
    system, _, release, version, machine, processor = uname()
    if processor == machine:
        processor = ''
    if aliased:
        system, release, version = system_alias(system, release, version)
    if system == 'Darwin' and (macos := mac_ver()[0]):
        system, release = 'macOS', macos
    if system == 'Windows':
        more = () if terse else (version, win32_ver(version)[2])
    elif system == 'Linux':
        more = () if terse else (machine, processor, 'with', ''.join(libc_ver()))
    else:
        more = () if terse else (machine, processor, *architecture(sys.executable))
    text = '-'.join(part.strip() for part in (system, release, *more) if part)
    for old in ' /\\:;"()':
        text = text.replace(old, '_' if old == ' ' else '-')
    text = text.replace('unknown', '')
    while '--' in text:
        text = text.replace('--', '-')
    result = _platform_cache[aliased, terse] = text.strip('-')
    return result


_os_release_candidates = '/etc/os-release', '/usr/lib/os-release'
_os_release_cache = None


def _parse_os_release(lines):
    fields = {'NAME': 'Linux', 'ID': 'linux', 'PRETTY_NAME': 'Linux'}
    for line in lines:
        if match := re.match(r"""([a-zA-Z0-9_]+)=(["']?)(.*)\2$""", line):
            fields[match[1]] = re.sub(r"""\\([\\$"'`])""", r'\1', match[3])
    return fields


def freedesktop_os_release():
    """The fields of os-release."""
    global _os_release_cache
    if _os_release_cache is None:
        for path in _os_release_candidates:
            try:
                with open(path, encoding='utf-8') as lines:
                    _os_release_cache = _parse_os_release(lines)
                break
            except OSError as error:
                number = error.errno
        else:
            raise OSError(number, f"Unable to read files {', '.join(_os_release_candidates)}")
    return _os_release_cache.copy()


if __name__ == '__main__':
    print(platform(not {'nonaliased', '--nonaliased'} & set(sys.argv), bool({'terse', '--terse'} & set(sys.argv))))

"""What machine and interpreter this is, as far as the engine's host shows it."""
import functools
import os
import re
import sys
from collections import namedtuple

__version__ = '1.0.8'

_ver_stages = {'dev': 10, 'alpha': 20, 'a': 20, 'beta': 30, 'b': 30, 'c': 40, 'RC': 50, 'rc': 50, 'pl': 200, 'p': 200}


class uname_result(namedtuple('uname_result_base', 'system node release version machine')):
    """The result of uname(); the processor is looked up when it is asked for."""

    @functools.cached_property
    def processor(self):
        return ''

    def __iter__(self):
        return iter((*super().__iter__(), self.processor))

    @classmethod
    def _make(cls, iterable):
        values = list(iterable)
        result = cls.__new__(cls, *values[:len(cls._fields)])
        if len(values) == len(cls._fields) + 1:
            result.__dict__['processor'] = values[-1]
        return result

    def __getitem__(self, key):
        return tuple(self)[key]

    def __len__(self):
        return len(tuple(iter(self)))

    def __reduce__(self):
        return uname_result, tuple(self)[:len(self._fields)]


_uname_cache = None


def uname():
    """System, node, release, version, machine and processor; '' where a value is not known."""
    global _uname_cache
    if _uname_cache is None:
        values = os.uname() if hasattr(os, 'uname') else (sys.platform, '', '', '', '')
        _uname_cache = uname_result(*('' if value == 'unknown' else value for value in values))
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
    """The C library and its version: an engine has none."""
    return lib, version


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
    match = re.match(r'([\w.+]+)\s*(?:\(#?([^,]*)(?:,\s*([\w ]*)(?:,\s*([\w :]*))?)?\)\s*)?(?:\[([^\]]+)\]?)?', sys_version)
    if match is None:
        raise ValueError('failed to parse CPython sys.version: %s' % repr(sys_version))
    number, build, date, time, compiler = match.groups()
    date = f'{date} {time}' if date and time else date or ''
    branch, revision = getattr(sys, '_git', (None, '', ''))[1:]
    parts = number.split('.')
    if len(parts) == 2:
        number += '.0'
    return 'PyEmbed', number, branch, revision, build or '', date, compiler or ''


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
    names = uname()
    name, number, full = (system_alias(names.system, names.release, names.version) if aliased else
                          (names.system, names.release, names.version))
    parts = [name, number] if terse else [name, number, names.machine, names.processor]
    text = '-'.join(part.strip() for part in parts if part)
    for old in ' /\\:;"()':
        text = text.replace(old, '_' if old == ' ' else '-')
    text = text.replace('unknown', '')
    while '--' in text:
        text = text.replace('--', '-')
    result = _platform_cache[aliased, terse] = text.strip('-')
    return result


def freedesktop_os_release():
    """The fields of os-release."""
    for path in '/etc/os-release', '/usr/lib/os-release':
        try:
            with open(path, encoding='utf-8') as lines:
                fields = {'NAME': 'Linux', 'ID': 'linux', 'PRETTY_NAME': 'Linux'}
                for line in lines:
                    match = re.match(r"""^([a-zA-Z0-9_]+)=(["']?)(.*)\2\s*$""", line)
                    if match:
                        fields[match[1]] = re.sub(r"""\\([\\$"'`])""", r'\1', match[3])
                return fields
        except OSError as error:
            last = error
    raise OSError(last.errno, f'Unable to read files /etc/os-release, /usr/lib/os-release')

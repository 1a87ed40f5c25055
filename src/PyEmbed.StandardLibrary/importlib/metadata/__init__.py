"""What is known about installed distributions: version, files, entry points."""

import abc
import collections
import functools
import itertools
import operator
import os
import pathlib
import posixpath
import re
import sys
import warnings
from contextlib import suppress
from importlib import import_module
from importlib.abc import MetaPathFinder
from typing import List, Mapping, Optional, Union

from . import _meta
from ._collections import FreezableDefaultDict, Pair
from ._functools import method_cache, pass_none
from ._itertools import always_iterable, unique_everseen
from ._meta import PackageMetadata, SimplePath

__all__ = [
    'Distribution', 'DistributionFinder', 'PackageMetadata',
    'PackageNotFoundError', 'distribution', 'distributions', 'entry_points',
    'files', 'metadata', 'packages_distributions', 'requires', 'version',
]


class PackageNotFoundError(ModuleNotFoundError):
    """There is no such distribution."""

    def __str__(self):
        return f'No package metadata was found for {self.name}'

    @property
    def name(self):
        [name] = self.args
        return name


class Sectioned:
    """Reading of texts with sections, as entry_points.txt is.

    >>> text = '[first]\\n# nothing\\na = 1\\n[second]\\nb = 2'
    >>> [(item.name, *item.value) for item in Sectioned.section_pairs(text)]
    [('first', 'a', '1'), ('second', 'b', '2')]
    """

    @classmethod
    def section_pairs(cls, text):
        """Pairs (section, pair of name and value)."""
        for item in cls.read(text, filter_=cls.valid):
            if item.name is not None:
                yield item._replace(value=Pair.parse(item.value))

    @staticmethod
    def read(text, filter_=None):
        """Pairs (section or None, line)."""
        section = None
        for line in filter(filter_, map(str.strip, text.splitlines())):
            if line.startswith('[') and line.endswith(']'):
                section = line.strip('[]')
            else:
                yield Pair(section, line)

    @staticmethod
    def valid(line):
        """Is it neither empty nor a comment?"""
        return line and not line.startswith('#')


def _deprecation(message):
    return functools.partial(warnings.warn, message, DeprecationWarning,
                             stacklevel=2)


class DeprecatedTuple:
    """Access by index to what once was a tuple."""

    _warn = _deprecation('EntryPoint tuple interface is deprecated. '
                         'Access members by name.')

    def __getitem__(self, item):
        self._warn()
        return self._key()[item]


class EntryPoint(DeprecatedTuple):
    """An object that a distribution offers under a name in a group.

    The value says where it is: `module`, `module:attribute` or
    `module:attribute.attribute`, maybe with `[extra, extra]` behind.
    """

    pattern = re.compile(
        r'(?P<module>[\w.]+)\s*'
        r'(:\s*(?P<attr>[\w.]+)\s*)?'
        r'((?P<extras>\[.*\])\s*)?$'
    )

    name: str
    value: str
    group: str

    dist: Optional['Distribution'] = None

    def __init__(self, name, value, group):
        self.__dict__.update(name=name, value=value, group=group)

    def _piece(self, name):
        return self.pattern.match(self.value)[name]

    def load(self):
        """Import the module and give the object."""
        found = self.pattern.match(self.value)
        target = import_module(found['module'])
        for name in (found['attr'] or '').split('.'):
            if name:
                target = getattr(target, name)
        return target

    @property
    def module(self):
        return self._piece('module')

    @property
    def attr(self):
        return self._piece('attr')

    @property
    def extras(self):
        return re.findall(r'\w+', self._piece('extras') or '')

    def _for(self, dist):
        self.__dict__.update(dist=dist)
        return self

    def __iter__(self):
        # So that dict() of entry points works.
        warnings.warn('Construction of dict of EntryPoints is deprecated in '
                      'favor of EntryPoints.', DeprecationWarning)
        return iter((self.name, self))

    def matches(self, **params):
        """Have the attributes these values?"""
        return all(getattr(self, name) == value
                   for name, value in params.items())

    def _key(self):
        return self.name, self.value, self.group

    def __lt__(self, other):
        return self._key() < other._key()

    def __eq__(self, other):
        return self._key() == other._key()

    def __setattr__(self, name, value):
        raise AttributeError('EntryPoint objects are immutable.')

    def __repr__(self):
        return (f'EntryPoint(name={self.name!r}, value={self.value!r}, '
                f'group={self.group!r})')

    def __hash__(self):
        return hash(self._key())


class DeprecatedList(list):
    """A list that is not to be changed any more: doing it warns."""

    __slots__ = ()

    _warn = _deprecation('EntryPoints list interface is deprecated. '
                         'Cast to list if needed.')

    def _warning(name):
        method = getattr(list, name)

        def wrapped(self, *args, **kwargs):
            self._warn()
            return method(self, *args, **kwargs)

        return wrapped

    for _name in ('__setitem__', '__delitem__', 'append', 'reverse', 'extend',
                  'pop', 'remove', '__iadd__', 'insert', 'sort'):
        locals()[_name] = _warning(_name)
    del _name, _warning

    def _as_tuple(self, other):
        if isinstance(other, tuple):
            return other
        self._warn()
        return tuple(other)

    def __add__(self, other):
        return self.__class__(tuple(self) + self._as_tuple(other))

    def __eq__(self, other):
        return tuple(self).__eq__(self._as_tuple(other))


class EntryPoints(DeprecatedList):
    """Entry points of which some can be selected."""

    __slots__ = ()

    def __getitem__(self, name):
        """The first entry point of the name."""
        if isinstance(name, int):
            warnings.warn('Accessing entry points by index is deprecated. '
                          'Cast to tuple if needed.',
                          DeprecationWarning, stacklevel=2)
            return super().__getitem__(name)
        for entry_point in self.select(name=name):
            return entry_point
        raise KeyError(name)

    def select(self, **params):
        """Those whose attributes have these values."""
        return EntryPoints(item for item in self if item.matches(**params))

    @property
    def names(self):
        """The names."""
        return {item.name for item in self}

    @property
    def groups(self):
        """The groups."""
        return {item.group for item in self}

    @classmethod
    def _from_text_for(cls, text, dist):
        return cls(item._for(dist) for item in cls._from_text(text))

    @staticmethod
    def _from_text(text):
        for item in Sectioned.section_pairs(text or ''):
            yield EntryPoint(name=item.value.name, value=item.value.value,
                             group=item.name)


class Deprecated:
    """Reading of what once was a dictionary: doing it warns."""

    _warn = _deprecation('SelectableGroups dict interface is deprecated. '
                         'Use select.')

    def __getitem__(self, name):
        self._warn()
        return super().__getitem__(name)

    def get(self, name, default=None):
        self._warn()
        return super().get(name, default)

    def __iter__(self):
        self._warn()
        return super().__iter__()

    def __contains__(self, *args):
        self._warn()
        return super().__contains__(*args)

    def keys(self):
        self._warn()
        return super().keys()

    def values(self):
        self._warn()
        return super().values()


class SelectableGroups(Deprecated, dict):
    """Entry points by their groups, for programs that expect a dictionary."""

    @classmethod
    def load(cls, eps):
        group = operator.attrgetter('group')
        return cls((name, EntryPoints(members)) for name, members in
                   itertools.groupby(sorted(eps, key=group), group))

    @property
    def _all(self):
        # All of them, without the warning.
        return EntryPoints(itertools.chain.from_iterable(dict.values(self)))

    @property
    def groups(self):
        return self._all.groups

    @property
    def names(self):
        """The names."""
        return self._all.names

    def select(self, **params):
        return self._all.select(**params) if params else self


class PackagePath(pathlib.PurePosixPath):
    """A file of a distribution, relative to where it is installed."""

    def _read(self, *args, **kwargs):
        with self.locate().open(*args, **kwargs) as stream:
            return stream.read()

    def read_text(self, encoding='utf-8'):
        return self._read(encoding=encoding)

    def read_binary(self):
        return self._read('rb')

    def locate(self):
        """The file's path in the file system."""
        return self.dist.locate_file(self)


class FileHash:
    """A hash with its algorithm."""

    def __init__(self, spec):
        self.mode, _, self.value = spec.partition('=')

    def __repr__(self):
        return f'<FileHash mode: {self.mode} value: {self.value}>'


class Distribution:
    """An installed distribution."""

    @abc.abstractmethod
    def read_text(self, filename):
        """The text of a file of the metadata, or None if there is none."""

    @abc.abstractmethod
    def locate_file(self, path):
        """The path of a file of the distribution."""

    @classmethod
    def from_name(cls, name: str):
        """The distribution of the name."""
        if not name:
            raise ValueError('A distribution name is required.')
        for found in cls.discover(name=name):
            return found
        raise PackageNotFoundError(name)

    @classmethod
    def discover(cls, **kwargs):
        """All distributions, or those that a context (or its values) describe."""
        context = kwargs.pop('context', None)
        if context and kwargs:
            raise ValueError('cannot accept context and kwargs')
        context = context or DistributionFinder.Context(**kwargs)
        return itertools.chain.from_iterable(
            find(context) for find in cls._discover_resolvers())

    @staticmethod
    def at(path):
        """The distribution whose metadata is in a directory."""
        return PathDistribution(pathlib.Path(path))

    @staticmethod
    def _discover_resolvers():
        """What the import system's finders offer to find distributions."""
        for finder in sys.meta_path:
            find = getattr(finder, 'find_distributions', None)
            if find:
                yield find

    @property
    def metadata(self) -> _meta.PackageMetadata:
        """The fields of the metadata."""
        import email
        from . import _adapters
        # An .egg-info may be a file that is the metadata itself.
        text = (self.read_text('METADATA') or self.read_text('PKG-INFO')
                or self.read_text(''))
        return _adapters.Message(email.message_from_string(text))

    @property
    def name(self):
        """The field Name."""
        return self.metadata['Name']

    @property
    def _normalized_name(self):
        return Prepared.normalize(self.name)

    @property
    def version(self):
        """The field Version."""
        return self.metadata['Version']

    @property
    def entry_points(self):
        return EntryPoints._from_text_for(self.read_text('entry_points.txt'),
                                          self)

    @property
    def files(self):
        """The files, a list of PackagePath, or None if they are not known."""
        import csv
        lines = self._read_files_distinfo() or self._read_files_egginfo()
        if lines is None:
            return None
        return [self._file(*row) for row in csv.reader(lines)]

    def _file(self, name, hash=None, size_str=None):
        path = PackagePath(name)
        path.hash = FileHash(hash) if hash else None
        path.size = int(size_str) if size_str else None
        path.dist = self
        return path

    def _read_files_distinfo(self):
        text = self.read_text('RECORD')
        return text and text.splitlines()

    def _read_files_egginfo(self):
        # Only names, which may have commas in them.
        text = self.read_text('SOURCES.txt')
        return text and [f'"{line}"' for line in text.splitlines()]

    @property
    def requires(self):
        """The requirements, a list of texts, or None if there are none."""
        found = self._read_dist_info_reqs() or self._read_egg_info_reqs()
        return found and list(found)

    def _read_dist_info_reqs(self):
        return self.metadata.get_all('Requires-Dist')

    def _read_egg_info_reqs(self):
        source = self.read_text('requires.txt')
        return None if source is None else self._deps_from_requires_text(source)

    @classmethod
    def _deps_from_requires_text(cls, source):
        return cls._convert_egg_info_reqs_to_simple_reqs(Sectioned.read(source))

    @staticmethod
    def _convert_egg_info_reqs_to_simple_reqs(sections):
        """Sections [extra:marker] as markers of each requirement.

        An URL needs a blank before the semicolon.
        """
        for section in sections:
            extra, _, marker = (section.name or '').partition(':')
            conditions = []
            if marker:
                conditions.append(f'({marker})' if extra else marker)
            if extra:
                conditions.append(f'extra == "{extra}"')
            requirement = section.value
            if '@' in requirement:
                requirement += ' '
            if conditions:
                requirement += '; ' + ' and '.join(conditions)
            yield requirement


class DistributionFinder(MetaPathFinder):
    """A finder of modules that also finds distributions."""

    class Context:
        """What is looked for: a name (None: all) on a path, and what else a
        finder may understand.
        """

        name = None

        def __init__(self, **kwargs):
            self.__dict__.update(kwargs)

        @property
        def path(self):
            """Directories to look in, sys.path if none are said."""
            return self.__dict__.get('path', sys.path)

    @abc.abstractmethod
    def find_distributions(self, context=Context()):
        """The distributions that the context describes."""


class FastPath:
    """A directory of sys.path, looked at again only when it has changed.

    There is one of them for each path.
    """

    @functools.lru_cache()
    def __new__(cls, root):
        return super().__new__(cls)

    def __init__(self, root):
        self.root = root

    def joinpath(self, child):
        return pathlib.Path(self.root, child)

    def children(self):
        for read in (lambda: os.listdir(self.root or '.'), self.zip_children):
            with suppress(Exception):
                return read()
        return []

    def zip_children(self):
        import zipfile
        path = zipfile.Path(self.root)
        names = path.root.namelist()
        self.joinpath = path.joinpath
        return dict.fromkeys(name.partition(posixpath.sep)[0]
                             for name in names)

    def search(self, name):
        return self.lookup(self.mtime).search(name)

    @property
    def mtime(self):
        with suppress(OSError):
            return os.stat(self.root).st_mtime
        self.lookup.cache_clear()

    @method_cache
    def lookup(self, mtime):
        return Lookup(self)


class Lookup:
    """The metadata of a directory by the distributions' names."""

    def __init__(self, path: FastPath):
        base = os.path.basename(path.root).lower()
        self.infos = FreezableDefaultDict(list)
        self.eggs = FreezableDefaultDict(list)

        def name_of(file):
            return file.rpartition('.')[0].partition('-')[0]

        for child in path.children():
            low = child.lower()
            if low.endswith(('.dist-info', '.egg-info')):
                key = Prepared.normalize(name_of(low))
                self.infos[key].append(path.joinpath(child))
            elif low == 'egg-info' and base.endswith('.egg'):
                key = Prepared.legacy_normalize(name_of(base))
                self.eggs[key].append(path.joinpath(child))
        self.infos.freeze()
        self.eggs.freeze()

    def search(self, prepared):
        if prepared:
            return itertools.chain(self.infos[prepared.normalized],
                                   self.eggs[prepared.legacy_normalized])
        return itertools.chain.from_iterable(
            (*self.infos.values(), *self.eggs.values()))


class Prepared:
    """A name, normalized in both ways that were ever used; false if None."""

    normalized = None
    legacy_normalized = None

    def __init__(self, name):
        self.name = name
        if name is not None:
            self.normalized = self.normalize(name)
            self.legacy_normalized = self.legacy_normalize(name)

    @staticmethod
    def normalize(name):
        """As PEP 503 says, with underscores in the place of hyphens."""
        return re.sub(r'[-_.]+', '_', name).lower()

    @staticmethod
    def legacy_normalize(name):
        """As eggs have it."""
        return name.lower().replace('-', '_')

    def __bool__(self):
        return bool(self.name)


class MetadataPathFinder(DistributionFinder):
    """Finds the distributions on a path of directories and archives."""

    @classmethod
    def find_distributions(cls, context=DistributionFinder.Context()):
        """The distributions that the context describes."""
        return map(PathDistribution,
                   cls._search_paths(context.name, context.path))

    @classmethod
    def _search_paths(cls, name, paths):
        prepared = Prepared(name)
        return itertools.chain.from_iterable(
            FastPath(path).search(prepared) for path in paths)

    def invalidate_caches(cls):
        FastPath.__new__.cache_clear()


class PathDistribution(Distribution):
    """A distribution whose metadata is in a directory or an archive."""

    def __init__(self, path: SimplePath):
        self._path = path

    def read_text(self, filename):
        with suppress(FileNotFoundError, IsADirectoryError, KeyError,
                      NotADirectoryError, PermissionError):
            return self._path.joinpath(filename).read_text(encoding='utf-8')

    read_text.__doc__ = Distribution.read_text.__doc__

    def locate_file(self, path):
        return self._path.parent / path

    @property
    def _normalized_name(self):
        # Mostly the directory's name tells it, and no file has to be read.
        name = self._name_from_stem(os.path.basename(str(self._path)))
        normalized = None if name is None else Prepared.normalize(name)
        return normalized or super()._normalized_name

    @staticmethod
    def _name_from_stem(stem):
        """The name in `name-version.dist-info`, or None.

        >>> PathDistribution._name_from_stem('foo-3.0.egg-info')
        'foo'
        >>> PathDistribution._name_from_stem('egg-info')
        """
        base, extension = os.path.splitext(stem)
        if extension in ('.dist-info', '.egg-info'):
            return base.partition('-')[0]
        return None


def distribution(distribution_name):
    """The distribution of a name."""
    return Distribution.from_name(distribution_name)


def distributions(**kwargs):
    """All distributions."""
    return Distribution.discover(**kwargs)


def metadata(distribution_name) -> _meta.PackageMetadata:
    """The fields of a distribution's metadata."""
    return Distribution.from_name(distribution_name).metadata


def version(distribution_name):
    """The version of a distribution."""
    return distribution(distribution_name).version


# A distribution on an earlier directory of the path hides those of its name.
_unique = functools.partial(
    unique_everseen, key=operator.attrgetter('_normalized_name'))


def entry_points(**params) -> Union[EntryPoints, SelectableGroups]:
    """The entry points of all distributions, or those with these attributes.

    Without attributes the result is a dictionary of groups, as it once was.
    """
    found = itertools.chain.from_iterable(
        item.entry_points for item in _unique(distributions()))
    return SelectableGroups.load(found).select(**params)


def files(distribution_name):
    """The files of a distribution, or None if they are not known."""
    return distribution(distribution_name).files


def requires(distribution_name):
    """The requirements of a distribution, or None."""
    return distribution(distribution_name).requires


def packages_distributions() -> Mapping[str, List[str]]:
    """The names of distributions by the top-level packages they install."""
    result = collections.defaultdict(list)
    for item in distributions():
        for package in _top_level_declared(item) or _top_level_inferred(item):
            result[package].append(item.metadata['Name'])
    return dict(result)


def _top_level_declared(dist):
    return (dist.read_text('top_level.txt') or '').split()


def _top_level_inferred(dist):
    return {
        file.parts[0] if len(file.parts) > 1 else file.with_suffix('').name
        for file in always_iterable(dist.files) if file.suffix == '.py'}

"""The finders and loaders of files in Python, for when the engine's own are not to be had."""

import sys

from . import _bootstrap


def define(external):
    """Define them in the module _bootstrap_external, on whose classes they are based."""
    from ._source import ModuleSpec
    FileLoader, SourceLoader, LoaderBasics = external.FileLoader, external.SourceLoader, external._LoaderBasics

    class SourceFileLoader(FileLoader, SourceLoader):
        """Loads modules from source files, with bytecode kept beside them."""

        def path_stats(self, path):
            status = external._path_stat(path)
            return {'mtime': status.st_mtime, 'size': status.st_size}

        def _cache_bytecode(self, source_path, bytecode_path, data):
            return self.set_data(bytecode_path, data, _mode=external._calc_mode(source_path))

        def set_data(self, path, data, *, _mode=0o666):
            """Write a file, and the folders it is in; that this fails does not matter."""
            external._keep_data(path, data, _mode)

    class SourcelessFileLoader(FileLoader, LoaderBasics):
        """Loads modules from bytecode files."""

        def get_code(self, fullname):
            path = self.get_filename(fullname)
            data = self.get_data(path)
            external._classify_pyc(data, fullname, {'name': fullname, 'path': path})
            return external._compile_bytecode(memoryview(data)[16:], name=fullname, bytecode_path=path)

        def get_source(self, fullname):
            """None: there is no source."""

    class _NamespacePath:
        """The folders of a namespace package; looked for again when the path they are on has changed."""

        _epoch = 0  # raised by invalidate_caches

        def __init__(self, name, path, path_finder):
            self._name = name
            self._path = path
            self._path_finder = path_finder
            self._seen = self._state()

        def _find_parent_path_names(self):
            parent, dot, _ = self._name.rpartition('.')
            return (parent, '__path__') if dot else ('sys', 'path')

        def _get_parent_path(self):
            module, attribute = self._find_parent_path_names()
            return getattr(sys.modules[module], attribute)

        def _state(self):
            return tuple(self._get_parent_path()), self._epoch

        def _recalculate(self):
            state = self._state()
            if state != self._seen:
                spec = self._path_finder(self._name, state[0])
                if spec is not None and spec.loader is None and spec.submodule_search_locations:
                    self._path = spec.submodule_search_locations
                self._seen = state
            return self._path

        def __iter__(self):
            return iter(self._recalculate())

        def __getitem__(self, index):
            return self._recalculate()[index]

        def __setitem__(self, index, path):
            self._path[index] = path

        def __len__(self):
            return len(self._recalculate())

        def __repr__(self):
            return f'_NamespacePath({self._path!r})'

        def __contains__(self, item):
            return item in self._recalculate()

        def append(self, item):
            self._path.append(item)

    class NamespaceLoader:
        """Loads namespace packages, which have no code."""

        def __init__(self, name, path, path_finder):
            self._path = _NamespacePath(name, path, path_finder)

        @staticmethod
        def module_repr(module):
            _bootstrap._warn("NamespaceLoader.module_repr() is deprecated and "
                             "slated for removal in Python 3.12", DeprecationWarning)
            return f'<module {module.__name__!r} (namespace)>'

        def is_package(self, fullname):
            return True

        def get_source(self, fullname):
            return ''

        def get_code(self, fullname):
            return compile('', '<string>', 'exec', dont_inherit=True)

        def create_module(self, spec):
            """A usual module."""

        def exec_module(self, module):
            """Nothing."""

        def load_module(self, fullname):
            return _bootstrap._load_module_shim(self, fullname)

        def get_resource_reader(self, module):
            from importlib.readers import NamespaceReader
            return NamespaceReader(self._path)

    class PathFinder:
        """Finds modules along sys.path and the __path__ of packages."""

        @staticmethod
        def invalidate_caches():
            for name, finder in list(sys.path_importer_cache.items()):
                if finder is None or not external._path_isabs(name):
                    del sys.path_importer_cache[name]
                elif hasattr(finder, 'invalidate_caches'):
                    finder.invalidate_caches()
            _NamespacePath._epoch += 1

        @staticmethod
        def _path_hooks(path):
            if sys.path_hooks is not None and not sys.path_hooks:
                _bootstrap._warn('sys.path_hooks is empty', ImportWarning)
            for hook in sys.path_hooks:
                try:
                    return hook(path)
                except ImportError:
                    pass
            return None

        @classmethod
        def _path_importer_cache(cls, path):
            if path == '':
                import os
                try:
                    path = os.getcwd()
                except FileNotFoundError:
                    return None  # not to be kept
            try:
                return sys.path_importer_cache[path]
            except KeyError:
                finder = sys.path_importer_cache[path] = cls._path_hooks(path)
                return finder

        @classmethod
        def _legacy_get_spec(cls, fullname, finder):
            name = _bootstrap._object_name(finder)
            former = 'find_loader' if hasattr(finder, 'find_loader') else 'find_module'
            _bootstrap._warn(f"{name}.find_spec() not found; falling back to {former}()", ImportWarning)
            if former == 'find_loader':
                loader, portions = finder.find_loader(fullname)
            else:
                loader, portions = finder.find_module(fullname), []
            if loader is not None:
                return _bootstrap.spec_from_loader(fullname, loader)
            spec = ModuleSpec(fullname, None)
            spec.submodule_search_locations = portions
            return spec

        @classmethod
        def _get_spec(cls, fullname, path, target=None):
            portions = []
            for entry in path:
                finder = cls._path_importer_cache(entry) if isinstance(entry, str) else None
                if finder is None:
                    continue
                if hasattr(finder, 'find_spec'):
                    spec = finder.find_spec(fullname, target)
                else:
                    spec = cls._legacy_get_spec(fullname, finder)
                if spec is None:
                    continue
                if spec.loader is not None:
                    return spec
                if spec.submodule_search_locations is None:
                    raise ImportError('spec missing loader')
                portions.extend(spec.submodule_search_locations)
            spec = ModuleSpec(fullname, None)
            spec.submodule_search_locations = portions
            return spec

        @classmethod
        def find_spec(cls, fullname, path=None, target=None):
            spec = cls._get_spec(fullname, sys.path if path is None else path, target)
            if spec.loader is not None:
                return spec
            portions = spec.submodule_search_locations
            if not portions:
                return None
            spec.origin = None
            spec.submodule_search_locations = _NamespacePath(fullname, portions, cls._get_spec)
            return spec

        @classmethod
        def find_module(cls, fullname, path=None):
            _bootstrap._warn("PathFinder.find_module() is deprecated and "
                             "slated for removal in Python 3.12; use find_spec() instead", DeprecationWarning)
            spec = cls.find_spec(fullname, path)
            return None if spec is None else spec.loader

        @staticmethod
        def find_distributions(*args, **kwargs):
            from importlib.metadata import MetadataPathFinder
            return MetadataPathFinder.find_distributions(*args, **kwargs)

    class FileFinder:
        """Finds modules in a folder; loader_details are (loader, suffixes)."""

        def __init__(self, path, *loader_details):
            import os
            self._loaders = [(suffix, loader) for loader, suffixes in loader_details for suffix in suffixes]
            self.path = path or '.'
            if not external._path_isabs(self.path):
                self.path = os.path.join(os.getcwd(), self.path) if self.path != '.' else os.getcwd()
            self._path_mtime = -1
            self._path_cache = set()
            self._relaxed_path_cache = set()

        def invalidate_caches(self):
            self._path_mtime = -1

        find_module = external._find_module_shim

        def find_loader(self, fullname):
            _bootstrap._warn("FileFinder.find_loader() is deprecated and "
                             "slated for removal in Python 3.12; use find_spec() instead", DeprecationWarning)
            spec = self.find_spec(fullname)
            return (None, []) if spec is None else (spec.loader, spec.submodule_search_locations or [])

        def _get_spec(self, loader_class, fullname, path, smsl, target):
            loader = loader_class(fullname, path)
            return external.spec_from_file_location(fullname, path, loader=loader, submodule_search_locations=smsl)

        def find_spec(self, fullname, target=None):
            tail = fullname.rpartition('.')[2]
            try:
                mtime = external._path_stat(self.path or '.').st_mtime
            except OSError:
                mtime = -1
            if mtime != self._path_mtime:
                self._fill_cache()
                self._path_mtime = mtime
            relaxed = external._relax_case()
            names = self._relaxed_path_cache if relaxed else self._path_cache
            wanted = tail.lower() if relaxed else tail
            is_namespace = False
            base = external._path_join(self.path, tail)
            if wanted in names:
                for suffix, loader_class in self._loaders:
                    path = external._path_join(base, '__init__' + suffix)
                    if external._path_isfile(path):
                        return self._get_spec(loader_class, fullname, path, [base], target)
                is_namespace = external._path_isdir(base)
            for suffix, loader_class in self._loaders:
                if wanted + suffix in names:
                    try:
                        path = external._path_join(self.path, tail + suffix)
                    except ValueError:
                        return None
                    if external._path_isfile(path):
                        return self._get_spec(loader_class, fullname, path, None, target)
            if is_namespace:
                spec = ModuleSpec(fullname, None)
                spec.submodule_search_locations = [base]
                return spec
            return None

        def _fill_cache(self):
            import os
            try:
                names = os.listdir(self.path or os.getcwd())
            except (FileNotFoundError, PermissionError, NotADirectoryError):
                names = []
            self._path_cache = set(names)
            self._relaxed_path_cache = {name.lower() for name in names}

        @classmethod
        def path_hook(cls, *loader_details):
            """A function for sys.path_hooks."""
            def path_hook_for_FileFinder(path):
                if not external._path_isdir(path):
                    raise ImportError('only directories are supported', path=path)
                return cls(path, *loader_details)
            return path_hook_for_FileFinder

        def __repr__(self):
            return f'FileFinder({self.path!r})'

    for kind in (SourceFileLoader, SourcelessFileLoader, _NamespacePath, NamespaceLoader, PathFinder, FileFinder):
        kind.__qualname__ = kind.__name__
        kind.__module__ = external.__name__
        setattr(external, kind.__name__, kind)

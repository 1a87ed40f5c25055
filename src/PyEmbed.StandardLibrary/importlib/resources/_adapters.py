"""Makes readers without files() look as if they had it."""

from io import TextIOWrapper

from . import abc


class SpecLoaderAdapter:
    """A spec with another loader."""

    def __init__(self, spec, adapter=lambda spec: spec.loader):
        self.spec = spec
        self.loader = adapter(spec)

    def __getattr__(self, name):
        return getattr(self.spec, name)


class TraversableResourcesLoader:
    """A loader whose readers all have files()."""

    def __init__(self, spec):
        self.spec = spec

    def get_resource_reader(self, name):
        return CompatibilityFiles(self.spec)._native()


def _io_wrapper(file, mode='r', *args, **kwargs):
    if mode not in ('r', 'rb'):
        raise ValueError(f"Invalid mode value '{mode}', only 'r' and 'rb' are supported")
    return TextIOWrapper(file, *args, **kwargs) if mode == 'r' else file


class _Empty(abc.Traversable):
    # What a path is as long as nothing is known of it.
    name = ''

    def iterdir(self):
        return iter(())

    def is_dir(self):
        return False

    def is_file(self):
        return False


class CompatibilityFiles:
    """A reader with files() over one that has only the methods of ResourceReader."""

    class OrphanPath(_Empty):
        """A path that nothing is known of."""

        name = property(lambda self: self._path[-1])

        def __init__(self, *path_parts):
            self._path = path_parts
            if not path_parts:
                raise ValueError('Need at least one path part to construct a path')

        def joinpath(self, other):
            return CompatibilityFiles.OrphanPath(*self._path, other)

        def open(self, mode='r', *args, **kwargs):
            raise FileNotFoundError("Can't open orphan path")

    class ChildPath(_Empty):
        """A name in the package."""

        name = property(lambda self: self._name)

        def __init__(self, reader, name):
            self._reader, self._name = reader, name

        def is_dir(self):
            return not self.is_file()

        def is_file(self):
            return self._reader.is_resource(self._name)

        def joinpath(self, other):
            return CompatibilityFiles.OrphanPath(self._name, other)

        def open(self, mode='r', *args, **kwargs):
            return _io_wrapper(self._reader.open_resource(self._name), mode, *args, **kwargs)

    class SpecPath(_Empty):
        """The folder of the package."""

        name = property(lambda self: self._spec.name)

        def __init__(self, spec, reader):
            self._reader, self._spec = reader, spec

        def iterdir(self):
            names = self._reader.contents() if self._reader else ()
            return iter(CompatibilityFiles.ChildPath(self._reader, name) for name in names)

        def joinpath(self, other):
            reader = self._reader
            return CompatibilityFiles.ChildPath(reader, other) if reader else CompatibilityFiles.OrphanPath(other)

        def open(self, mode='r', *args, **kwargs):
            return _io_wrapper(self._reader.open_resource(None), mode, *args, **kwargs)

    def __init__(self, spec):
        self.spec = spec

    @property
    def _reader(self):
        try:
            return self.spec.loader.get_resource_reader(self.spec.name)
        except AttributeError:
            return None

    def _native(self):
        # The reader itself if it has files().
        reader = self._reader
        return reader if hasattr(reader, 'files') else self

    def __getattr__(self, attr):
        return getattr(self._reader, attr)

    def files(self):
        return CompatibilityFiles.SpecPath(self.spec, self._reader)


def wrap_spec(package):
    """The spec of a package with a loader whose readers have files()."""
    return SpecLoaderAdapter(package.__spec__, TraversableResourcesLoader)

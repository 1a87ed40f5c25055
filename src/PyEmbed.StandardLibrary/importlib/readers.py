"""The readers of resources."""

from .resources.readers import FileReader, ZipReader, MultiplexedPath, NamespaceReader

__all__ = ['FileReader', 'ZipReader', 'MultiplexedPath', 'NamespaceReader']

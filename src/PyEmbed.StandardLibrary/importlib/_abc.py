"""The base of all loaders."""

import abc

from . import _bootstrap


class Loader(metaclass=abc.ABCMeta):
    """Base of loaders."""

    def create_module(self, spec):
        """The module to run, None for a usual one."""
        return None

    # exec_module is not here: that a loader lacks it is how its kind is told.

    def load_module(self, fullname):
        """Load a module and return it. Deprecated: loaders define exec_module."""
        if not hasattr(self, 'exec_module'):
            raise ImportError
        return _bootstrap._load_module_shim(self, fullname)

    def module_repr(self, module):
        """The repr of a module. Deprecated."""
        import warnings
        warnings.warn("importlib.abc.Loader.module_repr() is deprecated and "
                      "slated for removal in Python 3.12", DeprecationWarning)
        raise NotImplementedError

"""Finds modules and files and runs them as programs."""

import importlib.machinery
import importlib.util
import io
import os
import sys

__all__ = ["run_module", "run_path"]

ModuleType = type(sys)


class _TempModule(object):
    """A new module in sys.modules for a while."""

    def __init__(self, mod_name):
        self.mod_name = mod_name
        self.module = ModuleType(mod_name)
        self._saved_module = []

    def __enter__(self):
        if self.mod_name in sys.modules:
            self._saved_module.append(sys.modules[self.mod_name])
        sys.modules[self.mod_name] = self.module
        return self

    def __exit__(self, *args):
        if self._saved_module:
            sys.modules[self.mod_name] = self._saved_module.pop()
        else:
            del sys.modules[self.mod_name]


class _ModifiedArgv0(object):
    """Another sys.argv[0] for a while."""

    def __init__(self, value):
        self.value = value
        self._saved_value = self._sentinel = object()

    def __enter__(self):
        if self._saved_value is not self._sentinel:
            raise RuntimeError("Already preserving saved value")
        self._saved_value, sys.argv[0] = sys.argv[0], self.value

    def __exit__(self, *args):
        self.value = self._sentinel
        sys.argv[0] = self._saved_value


def _run_code(code, run_globals, init_globals=None,
              mod_name=None, mod_spec=None,
              pkg_name=None, script_name=None):
    # Runs code in run_globals, which are told what a module is told.
    if init_globals is not None:
        run_globals.update(init_globals)
    loader = cached = None
    file = script_name
    if mod_spec is not None:
        loader, file, cached = mod_spec.loader, mod_spec.origin, mod_spec.cached
        if pkg_name is None:
            pkg_name = mod_spec.parent
    run_globals.update(__name__=mod_name, __file__=file, __cached__=cached, __doc__=None,
                       __loader__=loader, __package__=pkg_name, __spec__=mod_spec)
    exec(code, run_globals)
    return run_globals


def _run_module_code(code, init_globals=None,
                     mod_name=None, mod_spec=None,
                     pkg_name=None, script_name=None):
    # Runs code in a new module that is there only meanwhile.
    file = script_name if mod_spec is None else mod_spec.origin
    with _TempModule(mod_name) as temporary, _ModifiedArgv0(file):
        space = temporary.module.__dict__
        _run_code(code, space, init_globals, mod_name, mod_spec, pkg_name, script_name)
    # The module may empty its own.
    return space.copy()


def _import_package_of(mod_name):
    package = mod_name.rpartition(".")[0]
    if not package:
        return
    try:
        __import__(package)
    except ImportError as error:
        # That the package is missing is told when the module is not found.
        if error.name is None or (error.name != package and not package.startswith(error.name + ".")):
            raise
    existing = sys.modules.get(mod_name)
    if existing is not None and not hasattr(existing, "__path__"):
        from warnings import warn
        warn(RuntimeWarning(
            f"{mod_name!r} found in sys.modules after import of "
            f"package {package!r}, but prior to execution of "
            f"{mod_name!r}; this may result in unpredictable "
            "behaviour"))


def _get_module_details(mod_name, error=ImportError):
    # (name, spec, code) of a module, or of __main__ in a package.
    if mod_name.startswith("."):
        raise error("Relative module names not supported")
    _import_package_of(mod_name)
    try:
        spec = importlib.util.find_spec(mod_name)
    except (ImportError, AttributeError, TypeError, ValueError) as ex:
        message = f"Error while finding module specification for {mod_name!r} ({type(ex).__name__}: {ex})"
        if mod_name.endswith(".py"):
            message += (f". Try using '{mod_name[:-3]}' instead of "
                        f"'{mod_name}' as the module name.")
        raise error(message) from ex
    if spec is None:
        raise error("No module named %s" % mod_name)
    if spec.submodule_search_locations is not None:
        if mod_name == "__main__" or mod_name.endswith(".__main__"):
            raise error("Cannot use package as __main__ module")
        try:
            return _get_module_details(mod_name + ".__main__", error)
        except error as e:
            if mod_name not in sys.modules:
                raise  # importing the package failed
            raise error(("%s; %r is a package and cannot " +
                               "be directly executed") % (e, mod_name))
    if spec.loader is None:
        raise error("%r is a namespace package and cannot be executed" % mod_name)
    try:
        code = spec.loader.get_code(mod_name)
    except ImportError as e:
        raise error(format(e)) from e
    if code is None:
        raise error("No code object available for %s" % mod_name)
    return mod_name, spec, code


class _Error(Exception):
    """An error that is shown without a traceback."""


def _run_module_as_main(mod_name, alter_argv=True):
    """What the command line does for -m, and for a folder or archive: runs in the module __main__."""
    try:
        if alter_argv or mod_name != "__main__":
            mod_name, spec, code = _get_module_details(mod_name, _Error)
        else:
            mod_name, spec, code = _get_main_module_details(_Error)
    except _Error as error:
        sys.exit("%s: %s" % (sys.executable, error))
    if alter_argv:
        sys.argv[0] = spec.origin
    return _run_code(code, sys.modules["__main__"].__dict__, None, "__main__", spec)


def run_module(mod_name, init_globals=None,
               run_name=None, alter_sys=False):
    """Run a module's code and return its global variables.

    It sees run_name as __name__; with alter_sys sys.modules and sys.argv[0] agree meanwhile.
    """
    mod_name, spec, code = _get_module_details(mod_name)
    if run_name is None:
        run_name = mod_name
    if alter_sys:
        return _run_module_code(code, init_globals, run_name, spec)
    return _run_code(code, {}, init_globals, run_name, spec)


def _get_main_module_details(error=ImportError):
    # The __main__ of sys.path[0], whatever is running.
    name = "__main__"
    running = sys.modules.pop(name)
    try:
        return _get_module_details(name)
    except ImportError as exc:
        if name in str(exc):
            raise error("can't find %r module in %r" % (name, sys.path[0])) from exc
        raise
    finally:
        sys.modules[name] = running


def _get_code_from_file(run_name, fname):
    # From bytecode or source.
    from pkgutil import read_code
    path = os.path.abspath(os.fsdecode(fname))
    with io.open_code(path) as stream:
        code = read_code(stream)
    if code is None:
        with io.open_code(path) as stream:
            code = compile(stream.read(), fname, 'exec')
    return code, fname


def run_path(path_name, init_globals=None, run_name=None):
    """Run a file, or the __main__ in a folder or archive, and return its global variables."""
    from pkgutil import get_importer

    if run_name is None:
        run_name = "<run_path>"
    package = run_name.rpartition(".")[0]
    if get_importer(path_name) is None:
        code, file = _get_code_from_file(run_name, path_name)
        return _run_module_code(code, init_globals, run_name, pkg_name=package, script_name=file)

    sys.path.insert(0, path_name)
    try:
        _, spec, code = _get_main_module_details()
        with _TempModule(run_name) as temporary, _ModifiedArgv0(path_name):
            space = temporary.module.__dict__
            return _run_code(code, space, init_globals, run_name, spec, package).copy()
    finally:
        try:
            sys.path.remove(path_name)
        except ValueError:
            pass


if __name__ == "__main__":
    if len(sys.argv) < 2:
        print("No module specified for execution", file=sys.stderr)
    else:
        del sys.argv[0]
        _run_module_as_main(sys.argv[0])

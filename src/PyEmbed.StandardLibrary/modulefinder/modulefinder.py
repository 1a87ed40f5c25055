"""Finds the modules a program imports, in its bytecode, without running it."""

import _imp
import dis
import importlib._bootstrap_external
import importlib.machinery
import io
import marshal
import os
import sys

_SEARCH_ERROR = 0
_PY_SOURCE = 1
_PY_COMPILED = 2
_C_EXTENSION = 3
_PKG_DIRECTORY = 5
_C_BUILTIN = 6
_PY_FROZEN = 7

# Folders that a package adds to its __path__ while it runs.
packagePathMap = {}


def AddPackagePath(packagename, path):
    """Look for a package's modules in another folder as well."""
    packagePathMap.setdefault(packagename, []).append(path)


replacePackageMap = {}


def ReplacePackage(oldname, newname):
    """Take a package that puts another in its place in sys.modules for that other."""
    replacePackageMap[oldname] = newname


def _find_module(name, path=None):
    """(open file or None, path, (suffix, mode, kind)) of a module."""
    machinery = importlib.machinery
    machinery.PathFinder.invalidate_caches()
    spec = machinery.PathFinder.find_spec(name, path)
    if spec is None:
        raise ImportError(f"No module named {name!r}", name=name)
    loader = spec.loader
    if loader is machinery.BuiltinImporter:
        return None, None, ("", "", _C_BUILTIN)
    if loader is machinery.FrozenImporter:
        return None, None, ("", "", _PY_FROZEN)
    if loader.is_package(name):
        return None, os.path.dirname(spec.origin), ("", "", _PKG_DIRECTORY)
    for kind, loader_class in ((_PY_SOURCE, machinery.SourceFileLoader),
                               (_C_EXTENSION, machinery.ExtensionFileLoader),
                               (_PY_COMPILED, machinery.SourcelessFileLoader)):
        if isinstance(loader, loader_class):
            suffix = os.path.splitext(spec.origin)[-1]
            return io.open_code(spec.origin), spec.origin, (suffix, "rb", kind)
    return None, None, ("", "", _SEARCH_ERROR)


class Module:
    """A module found; its submodules become attributes.

    globalnames are the names it assigns, starimports the modules of which all names are
    imported that could not be read.
    """

    def __init__(self, name, file=None, path=None):
        self.__name__ = name
        self.__file__ = file
        self.__path__ = path
        self.__code__ = None
        self.globalnames = {}
        self.starimports = {}

    def __repr__(self):
        shown = [self.__name__] + [value for value in (self.__file__, self.__path__)
                                   if value is not None]
        return f"Module({', '.join(map(repr, shown))})"


class ModuleFinder:
    """modules: {name: Module} found; badmodules: {name: {importer: 1}} not found.

    excludes are not looked for; replace_paths are pairs by which the beginnings of file
    names in the code are replaced.
    """

    def __init__(self, path=None, debug=0, excludes=None, replace_paths=None):
        self.path = sys.path if path is None else path
        self.modules = {}
        self.badmodules = {}
        self.debug = debug
        self.indent = 0
        self.excludes = [] if excludes is None else excludes
        self.replace_paths = [] if replace_paths is None else replace_paths
        self.processed_paths = []

    def msg(self, level, str, *args):
        """Print a message of a level of detail."""
        if level <= self.debug:
            print("    " * self.indent + ' '.join([str, *map(repr, args)]), end=' \n')

    def msgin(self, *args):
        if args[0] <= self.debug:
            self.indent += 1
            self.msg(*args)

    def msgout(self, *args):
        if args[0] <= self.debug:
            self.indent -= 1
            self.msg(*args)

    # -- where to begin

    def run_script(self, pathname):
        """Find what a program imports."""
        self.msg(2, "run_script", pathname)
        with io.open_code(pathname) as file:
            self.load_module('__main__', file, pathname, ("", "rb", _PY_SOURCE))

    def load_file(self, pathname):
        """Find what a module imports."""
        name, suffix = os.path.splitext(os.path.basename(pathname))
        with io.open_code(pathname) as file:
            self.load_module(name, file, pathname, (suffix, "rb", _PY_SOURCE))

    # -- an import statement

    def import_hook(self, name, caller=None, fromlist=None, level=-1):
        """Do an import; returns its top-level package unless there is a fromlist."""
        self.msg(3, "import_hook", name, caller, fromlist, level)
        parent = self.determine_parent(caller, level=level)
        head, tail = self.find_head_package(parent, name)
        module = self.load_tail(head, tail)
        if not fromlist:
            return head
        if module.__path__:
            self.ensure_fromlist(module, fromlist)
        return None

    def determine_parent(self, caller, level=-1):
        """The package a name is relative to, or None."""
        self.msgin(4, "determine_parent", caller, level)
        name = None
        if caller and level != 0:
            name = caller.__name__
            if level >= 1:
                up = level - 1 if caller.__path__ else level
                if name.count(".") < up:
                    raise ImportError("relative importpath too deep")
                if up:
                    name = ".".join(name.split(".")[:-up])
            elif not caller.__path__:
                name = name.rpartition('.')[0] or None
        if name is None:
            self.msgout(4, "determine_parent -> None")
            return None
        parent = self.modules[name]
        self.msgout(4, "determine_parent ->", parent)
        return parent

    def find_head_package(self, parent, name):
        """(module of the first part of a name, the rest of it)."""
        self.msgin(4, "find_head_package", parent, name)
        head, _, tail = name.partition('.')
        places = [(f"{parent.__name__}.{head}", parent)] if parent else []
        for full, owner in (*places, (head, None)):
            found = self.import_module(head, full, owner)
            if found:
                self.msgout(4, "find_head_package ->", (found, tail))
                return found, tail
        self.msgout(4, "raise ImportError: No module named", head)
        raise ImportError("No module named " + head)

    def load_tail(self, q, tail):
        """The module that the rest of a name leads to."""
        self.msgin(4, "load_tail", q, tail)
        module = q
        while tail:
            head, _, tail = tail.partition('.')
            full = f"{module.__name__}.{head}"
            module = self.import_module(head, full, module)
            if not module:
                self.msgout(4, "raise ImportError: No module named", full)
                raise ImportError("No module named " + full)
        self.msgout(4, "load_tail ->", module)
        return module

    def ensure_fromlist(self, m, fromlist, recursive=0):
        """Import the names that a package does not have as modules of it."""
        self.msg(4, "ensure_fromlist", m, fromlist, recursive)
        for name in fromlist:
            if name == "*":
                if not recursive:
                    names = self.find_all_submodules(m)
                    if names:
                        self.ensure_fromlist(m, names, 1)
            elif not hasattr(m, name):
                full = f"{m.__name__}.{name}"
                if not self.import_module(name, full, m):
                    raise ImportError("No module named " + full)

    def find_all_submodules(self, m):
        """The names of the modules in a package's folders."""
        if not m.__path__:
            return None
        machinery = importlib.machinery
        suffixes = (machinery.EXTENSION_SUFFIXES + machinery.SOURCE_SUFFIXES
                    + machinery.BYTECODE_SUFFIXES)
        names = {}
        for folder in m.__path__:
            try:
                files = os.listdir(folder)
            except OSError:
                self.msg(2, "can't list directory", folder)
                continue
            for file in files:
                suffix = next(filter(file.endswith, suffixes), None)
                name = file[:-len(suffix)] if suffix else None
                if name and name != "__init__":
                    names[name] = name
        return names.keys()

    def import_module(self, partname, fqname, parent):
        """A module, from those known or newly loaded; None if there is none."""
        self.msgin(3, "import_module", partname, fqname, parent)
        module = self.modules.get(fqname)
        if module is not None:
            self.msgout(3, "import_module ->", module)
            return module
        if fqname in self.badmodules or parent and parent.__path__ is None:
            self.msgout(3, "import_module -> None")
            return None
        try:
            file, pathname, info = self.find_module(partname, parent and parent.__path__,
                                                    parent)
        except ImportError:
            self.msgout(3, "import_module ->", None)
            return None
        try:
            module = self.load_module(fqname, file, pathname, info)
        finally:
            if file:
                file.close()
        if parent:
            setattr(parent, partname, module)
        self.msgout(3, "import_module ->", module)
        return module

    # -- loading

    def load_module(self, fqname, fp, pathname, file_info):
        """Make a module known and find what it imports."""
        _, _, kind = file_info
        self.msgin(2, "load_module", fqname, fp and "fp", pathname)
        if kind == _PKG_DIRECTORY:
            module = self.load_package(fqname, pathname)
            self.msgout(2, "load_module ->", module)
            return module
        code = None
        if kind == _PY_SOURCE:
            code = compile(fp.read(), pathname, 'exec')
        elif kind == _PY_COMPILED:
            data = fp.read()
            try:
                importlib._bootstrap_external._classify_pyc(data, fqname, {})
            except ImportError as failure:
                self.msgout(2, "raise ImportError: " + str(failure), pathname)
                raise
            code = marshal.loads(memoryview(data)[16:])
        elif kind == _PY_FROZEN:
            code = _imp.get_frozen_object(fqname)
        module = self.add_module(fqname)
        if kind == _PY_FROZEN and _imp.is_frozen_package(fqname):
            # There is no folder; what is in it is found all the same.
            module.__path__ = [code.co_filename]
        module.__file__ = pathname
        if code:
            if self.replace_paths:
                code = self.replace_paths_in_code(code)
            module.__code__ = code
            self.scan_code(code, module)
        self.msgout(2, "load_module ->", module)
        return module

    def _add_badmodule(self, name, caller):
        self.badmodules.setdefault(name, {})[caller.__name__ if caller else "-"] = 1

    def _safe_import_hook(self, name, caller, fromlist, level=-1):
        """Do an import; what is not found is noted."""
        if name in self.badmodules:
            self._add_badmodule(name, caller)
            return
        try:
            self.import_hook(name, caller, level=level)
        except (ImportError, SyntaxError) as failure:
            self.msg(2, type(failure).__name__ + ":", str(failure))
            self._add_badmodule(name, caller)
            return
        for attribute in fromlist or ():
            full = name + "." + attribute
            if full in self.badmodules:
                self._add_badmodule(full, caller)
                continue
            try:
                self.import_hook(name, caller, [attribute], level=level)
            except ImportError as failure:
                self.msg(2, "ImportError:", str(failure))
                self._add_badmodule(full, caller)

    def scan_opcodes(self, co):
        """The assignments and imports in a code object."""
        for name in dis._find_store_names(co):
            yield "store", (name,)
        for name, level, fromlist in dis._find_imports(co):
            if level == 0:
                yield "absolute_import", (fromlist, name)
            else:
                yield "relative_import", (level, fromlist, name)

    def scan_code(self, co, m):
        """Follow the imports in a code object and those in it."""
        for what, args in self.scan_opcodes(co):
            if what == "store":
                m.globalnames[args[0]] = 1
            elif what == "absolute_import":
                self._scan_absolute(m, *args)
            elif what == "relative_import":
                level, fromlist, name = args
                if name:
                    self._safe_import_hook(name, m, fromlist, level=level)
                else:
                    parent = self.determine_parent(m, level=level)
                    self._safe_import_hook(parent.__name__, None, fromlist, level=0)
            else:
                raise RuntimeError(what)
        for constant in co.co_consts:
            if isinstance(constant, type(co)):
                self.scan_code(constant, m)

    def _scan_absolute(self, m, fromlist, name):
        names = fromlist
        if fromlist is not None:
            names = [each for each in fromlist if each != "*"]
        self._safe_import_hook(name, m, names, level=0)
        if fromlist is None or "*" not in fromlist:
            return
        source = None
        if m.__path__:
            source = self.modules.get(m.__name__ + "." + name)
        if source is None:
            source = self.modules.get(name)
        if source is not None:
            m.globalnames.update(source.globalnames)
            m.starimports.update(source.starimports)
        if source is None or source.__code__ is None:
            m.starimports[name] = 1

    def load_package(self, fqname, pathname):
        """Make a package known and find what it imports."""
        self.msgin(2, "load_package", fqname, pathname)
        fqname = replacePackageMap.get(fqname) or fqname
        package = self.add_module(fqname)
        package.__file__ = pathname
        package.__path__ = [pathname] + packagePathMap.get(fqname, [])
        file, path, info = self.find_module("__init__", package.__path__)
        try:
            self.load_module(fqname, file, path, info)
            self.msgout(2, "load_package ->", package)
            return package
        finally:
            if file:
                file.close()

    def add_module(self, fqname):
        if fqname not in self.modules:
            self.modules[fqname] = Module(fqname)
        return self.modules[fqname]

    def find_module(self, name, path, parent=None):
        full = name if parent is None else parent.__name__ + '.' + name
        if full in self.excludes:
            self.msgout(3, "find_module -> Excluded", full)
            raise ImportError(name)
        if path is None:
            if name in sys.builtin_module_names:
                return None, None, ("", "", _C_BUILTIN)
            path = self.path
        try:
            return _find_module(name, path)
        except ImportError:
            # The library comes behind the path.
            if (parent is None or parent.__file__ is None) and _imp.is_frozen(full):
                return None, None, ("", "", _PY_FROZEN)
            raise

    # -- what was found

    def report(self):
        """Print what was found, what is missing and what may be."""
        print()
        print("  %-25s %s" % ("Name", "File"))
        print("  %-25s %s" % ("----", "----"))
        for name, module in sorted(self.modules.items()):
            print("P" if module.__path__ else "m", "%-25s" % name, module.__file__ or "")
        missing, maybe = self.any_missing_maybe()
        for title, names in (
                ("Missing modules:", missing),
                ("Submodules that appear to be missing, but could also be global names in "
                 "the parent package:", maybe)):
            if names:
                print()
                print(title)
                for name in names:
                    print("?", name, "imported from", ', '.join(sorted(self.badmodules[name])))

    def any_missing(self):
        """The names not found, with those that may be no modules."""
        missing, maybe = self.any_missing_maybe()
        return missing + maybe

    def any_missing_maybe(self):
        """(names of modules not found, names that may be variables of a package).

        The latter where a package imports all names of a module that cannot be read.
        """
        missing = []
        maybe = []
        for name, importers in self.badmodules.items():
            if name in self.excludes:
                continue
            package_name, _, attribute = name.rpartition(".")
            package = self.modules.get(package_name) if package_name else None
            if package is None or package_name in importers:
                # A package that imports it itself means a module.
                missing.append(name)
            elif attribute not in package.globalnames:
                (maybe if package.starimports else missing).append(name)
        return sorted(missing), sorted(maybe)

    def replace_paths_in_code(self, co):
        """A code object with the file names replaced, and those in it."""
        before = after = os.path.normpath(co.co_filename)
        for old, new in self.replace_paths:
            if before.startswith(old):
                after = new + before[len(old):]
                break
        if self.debug and before not in self.processed_paths:
            if after != before:
                self.msgout(2, "co_filename %r changed to %r" % (before, after))
            else:
                self.msgout(2, "co_filename %r remains unchanged" % (before,))
            self.processed_paths.append(before)
        constants = tuple(self.replace_paths_in_code(constant)
                          if isinstance(constant, type(co)) else constant
                          for constant in co.co_consts)
        return co.replace(co_consts=constants, co_filename=after)


def test():
    import getopt
    try:
        options, names = getopt.getopt(sys.argv[1:], "dmp:qx:")
    except getopt.error as failure:
        print(failure)
        return None
    debug = 1
    as_modules = False
    added = []
    excluded = []
    for option, value in options:
        if option == '-d':
            debug += 1
        elif option == '-m':
            as_modules = True
        elif option == '-p':
            added += value.split(os.pathsep)
        elif option == '-q':
            debug = 0
        elif option == '-x':
            excluded.append(value)
    script = names[0] if names else "hello.py"
    path = added + [os.path.dirname(script)] + sys.path[1:]
    if debug > 1:
        print("path:")
        for item in path:
            print("   ", repr(item))
    finder = ModuleFinder(path, debug, excluded)
    for name in names[1:]:
        if name == '-m':
            as_modules = True
        elif not as_modules:
            finder.load_file(name)
        elif name.endswith('.*'):
            finder.import_hook(name[:-2], None, ["*"])
        else:
            finder.import_hook(name)
    finder.run_script(script)
    finder.report()
    return finder


if __name__ == '__main__':
    try:
        mf = test()
    except KeyboardInterrupt:
        print("\n[interrupted]")

"""Finds the classes and functions of a module in its source, without importing it."""

import ast
import importlib.util
import sys

__all__ = ["readmodule", "readmodule_ex", "Class", "Function"]

# The trees of the modules read, by full name.
_modules = {}


class _Object:
    "A class or function: where it is, what it is in, what is in it."

    def __init__(self, module, name, file, lineno, end_lineno, parent):
        self.module = module
        self.name = name
        self.file = file
        self.lineno = lineno
        self.end_lineno = end_lineno
        self.parent = parent
        self.children = {}
        if parent is not None:
            parent.children[name] = self


class Function(_Object):
    "A function or method."

    def __init__(self, module, name, file, lineno, parent=None, is_async=False, *,
                 end_lineno=None):
        super().__init__(module, name, file, lineno, end_lineno, parent)
        self.is_async = is_async
        if isinstance(parent, Class):
            parent.methods[name] = lineno


class Class(_Object):
    "A class; super holds its bases, as classes where they are known and else as text."

    def __init__(self, module, name, super_, file, lineno, parent=None, *, end_lineno=None):
        super().__init__(module, name, file, lineno, end_lineno, parent)
        self.super = super_ or []
        self.methods = {}


def _nest_function(ob, func_name, lineno, end_lineno, is_async=False):
    "A function inside ob."
    return Function(ob.module, func_name, ob.file, lineno, parent=ob, is_async=is_async,
                    end_lineno=end_lineno)


def _nest_class(ob, class_name, lineno, end_lineno, super=None):
    "A class inside ob."
    return Class(ob.module, class_name, super, ob.file, lineno, parent=ob,
                 end_lineno=end_lineno)


def readmodule(module, path=None):
    """The classes of a module by name; path is searched before sys.path."""
    return {name: found for name, found in readmodule_ex(module, path).items()
            if isinstance(found, Class)}


def readmodule_ex(module, path=None):
    """The classes and functions of a module by name; of a package also its __path__."""
    return _readmodule(module, path or [])


def _readmodule(module, path, inpackage=None):
    # inpackage is the package the module is in, whose path is then given.
    full = module if inpackage is None else f"{inpackage}.{module}"
    if full in _modules:
        return _modules[full]
    tree = {}
    if inpackage is None and module in sys.builtin_module_names:
        _modules[module] = tree
        return tree
    package, _, submodule = module.rpartition('.')
    if package or module.startswith('.'):
        parent = _readmodule(package, path, inpackage)
        if inpackage is not None:
            package = f"{inpackage}.{package}"
        if '__path__' not in parent:
            raise ImportError('No package named {}'.format(package))
        return _readmodule(submodule, parent['__path__'], package)

    search = path if inpackage is not None else path + sys.path
    spec = importlib.util._find_spec_from_path(full, search)
    if spec is None:
        raise ModuleNotFoundError(f"no module named {full!r}", name=full)
    # Known before it is read: it may import itself.
    _modules[full] = tree
    if spec.submodule_search_locations is not None:
        tree['__path__'] = spec.submodule_search_locations
    try:
        source = spec.loader.get_source(full)
    except (AttributeError, ImportError):
        source = None
    if source is None:
        return tree
    # A frozen module has no file.
    file = f'<frozen {full}>' if spec.origin == 'frozen' else spec.loader.get_filename(full)
    return _create_tree(full, path, file, source, tree, inpackage)


class _ModuleBrowser(ast.NodeVisitor):
    """Fills a module's tree."""

    def __init__(self, module, path, file, tree, inpackage):
        self.path = path
        self.tree = tree
        self.file = file
        self.module = module
        self.inpackage = inpackage
        self.stack = []

    def _parent(self):
        return self.stack[-1] if self.stack else None

    def _enter(self, found, node):
        if not self.stack:
            self.tree[node.name] = found
        self.stack.append(found)
        self.generic_visit(node)
        self.stack.pop()

    def _bases(self, node):
        for base in node.bases:
            name = ast.unparse(base)
            if name in self.tree:
                yield self.tree[name]
            elif '.' not in name:
                yield name
            else:
                *_, module, attribute = name.split('.')
                if module in _modules:
                    yield _modules[module].get(attribute, name)

    def visit_ClassDef(self, node):
        self._enter(Class(self.module, node.name, list(self._bases(node)), self.file,
                          node.lineno, parent=self._parent(), end_lineno=node.end_lineno), node)

    def visit_FunctionDef(self, node, *, is_async=False):
        self._enter(Function(self.module, node.name, self.file, node.lineno, self._parent(),
                             is_async, end_lineno=node.end_lineno), node)

    def visit_AsyncFunctionDef(self, node):
        self.visit_FunctionDef(node, is_async=True)

    def visit_Import(self, node):
        if node.col_offset != 0:
            return
        for alias in node.names:
            try:
                try:
                    _readmodule(alias.name, self.path, self.inpackage)
                except ImportError:
                    _readmodule(alias.name, [])
            except (ImportError, SyntaxError):
                # What cannot be read only leaves names unresolved.
                continue

    def visit_ImportFrom(self, node):
        if node.col_offset != 0:
            return
        try:
            module = _readmodule("." * node.level + (node.module or ""), self.path,
                                 self.inpackage)
        except (ImportError, SyntaxError):
            return
        for alias in node.names:
            if alias.name in module:
                self.tree[alias.asname or alias.name] = module[alias.name]
            elif alias.name == "*":
                self.tree.update((name, found) for name, found in module.items()
                                 if not name.startswith("_"))


def _create_tree(fullmodule, path, fname, source, tree, inpackage):
    browser = _ModuleBrowser(fullmodule, path, fname, tree, inpackage)
    browser.visit(ast.parse(source))
    return browser.tree


def _main():
    "Print what is in a module, by default this one."
    import os
    name = sys.argv[1] if len(sys.argv) > 1 else "pyclbr"
    path = []
    if os.path.exists(name):
        path = [os.path.dirname(name)]
        name = os.path.basename(name)
        if name.lower().endswith(".py"):
            name = name[:-3]

    def show(objects, indent):
        for found in sorted(objects, key=lambda found: getattr(found, 'lineno', 0)):
            if isinstance(found, Class):
                print(f"{indent}class {found.name} {found.super} {found.lineno}")
            elif isinstance(found, Function):
                print(f"{indent}def {found.name} {found.lineno}")
            if isinstance(found, _Object):
                show(found.children.values(), indent + '  ')

    show(readmodule_ex(name, path).values(), '')


if __name__ == "__main__":
    _main()

"""The compiler's symbol tables: which names a program has and what they are."""

import _symtable
from _symtable import (USE, DEF_GLOBAL, DEF_NONLOCAL, DEF_LOCAL, DEF_PARAM, DEF_IMPORT, DEF_BOUND, DEF_ANNOT,
                       SCOPE_OFF, SCOPE_MASK, FREE, LOCAL, GLOBAL_IMPLICIT, GLOBAL_EXPLICIT, CELL)

import weakref

__all__ = ["symtable", "SymbolTable", "Class", "Function", "Symbol"]


def symtable(code, filename, compile_type):
    """The symbol table of a source text; compile_type is 'exec', 'eval' or 'single'."""
    return _newSymbolTable(_symtable.symtable(code, filename, compile_type), filename)


def _scope_of(flags):
    return (flags >> SCOPE_OFF) & SCOPE_MASK


class SymbolTableFactory:
    """Makes the object of a table once, as long as it lives."""

    def __init__(self):
        self.__memo = weakref.WeakValueDictionary()

    def new(self, table, filename):
        kind = {_symtable.TYPE_FUNCTION: Function, _symtable.TYPE_CLASS: Class}.get(table.type, SymbolTable)
        return kind(table, filename)

    def __call__(self, table, filename):
        known = self.__memo.get((table, filename))
        if known is None:
            known = self.__memo[table, filename] = self.new(table, filename)
        return known


_newSymbolTable = SymbolTableFactory()


class SymbolTable:
    """The names of a module, class or function."""

    def __init__(self, raw_table, filename):
        self._table = raw_table
        self._filename = filename
        self._symbols = {}

    def __repr__(self):
        kind = "" if self.__class__ == SymbolTable else self.__class__.__name__ + " "
        name = self._table.name
        if name == "top":
            return f"<{kind}SymbolTable for module {self._filename}>"
        return f"<{kind}SymbolTable for {name} in {self._filename}>"

    def get_type(self):
        """'module', 'function' or 'class'."""
        kinds = {_symtable.TYPE_MODULE: "module", _symtable.TYPE_FUNCTION: "function",
                 _symtable.TYPE_CLASS: "class"}
        assert self._table.type in kinds, f"unexpected type: {self._table.type}"
        return kinds[self._table.type]

    def get_id(self):
        """A number of this table alone."""
        return self._table.id

    def get_name(self):
        """The name of the class or function, 'top' for a module."""
        return self._table.name

    def get_lineno(self):
        """The line that the class or function starts at."""
        return self._table.lineno

    def is_optimized(self):
        """Whether the local variables are known when compiling."""
        return self._table.type == _symtable.TYPE_FUNCTION

    def is_nested(self):
        """Whether it is in a function."""
        return bool(self._table.nested)

    def has_children(self):
        """Whether there are classes or functions in it."""
        return bool(self._table.children)

    def get_identifiers(self):
        """The names."""
        return self._table.symbols.keys()

    def lookup(self, name):
        """The symbol of a name."""
        symbol = self._symbols.get(name)
        if symbol is None:
            flags = self._table.symbols[name]
            namespaces = [_newSymbolTable(child, self._filename)
                          for child in self._table.children if child.name == name]
            symbol = self._symbols[name] = Symbol(name, flags, namespaces,
                                                  module_scope=self._table.name == "top")
        return symbol

    def get_symbols(self):
        """The symbols of all names."""
        return [self.lookup(name) for name in self.get_identifiers()]

    def get_children(self):
        """The tables of the classes and functions in it."""
        return [_newSymbolTable(child, self._filename) for child in self._table.children]


class Function(SymbolTable):
    """The names of a function."""

    def __init__(self, raw_table, filename):
        super().__init__(raw_table, filename)
        self.__found = {}

    def __names(self, kind, is_wanted):
        # Found once for each kind.
        if kind not in self.__found:
            self.__found[kind] = tuple(name for name, flags in self._table.symbols.items() if is_wanted(flags))
        return self.__found[kind]

    def get_parameters(self):
        """The names of parameters."""
        return self.__names('parameters', lambda flags: flags & DEF_PARAM)

    def get_locals(self):
        """The names of local variables, parameters among them."""
        return self.__names('locals', lambda flags: _scope_of(flags) in (LOCAL, CELL))

    def get_globals(self):
        """The names of global variables."""
        return self.__names('globals', lambda flags: _scope_of(flags) in (GLOBAL_IMPLICIT, GLOBAL_EXPLICIT))

    def get_nonlocals(self):
        """The names in nonlocal statements."""
        return self.__names('nonlocals', lambda flags: flags & DEF_NONLOCAL)

    def get_frees(self):
        """The names of variables of functions around."""
        return self.__names('frees', lambda flags: _scope_of(flags) == FREE)


class Class(SymbolTable):
    """The names of a class."""

    def get_methods(self):
        """The names of the functions defined in the class."""
        return tuple(dict.fromkeys(child.name for child in self._table.children))


class Symbol:
    """A name in a table."""

    def __init__(self, name, flags, namespaces=None, *, module_scope=False):
        self.__name = name
        self.__flags = flags
        self.__scope = _scope_of(flags)
        self.__namespaces = namespaces or ()
        self.__module_scope = module_scope

    def __repr__(self):
        return f"<symbol {self.__name!r}>"

    def __is_bound_in_module(self):
        # There a variable is local and global.
        return bool(self.__module_scope and self.__flags & DEF_BOUND)

    def get_name(self):
        """The name."""
        return self.__name

    def is_referenced(self):
        """Whether it is used."""
        return bool(self.__flags & USE)

    def is_parameter(self):
        """Whether it is a parameter."""
        return bool(self.__flags & DEF_PARAM)

    def is_global(self):
        """Whether it is global."""
        return self.__scope in (GLOBAL_IMPLICIT, GLOBAL_EXPLICIT) or self.__is_bound_in_module()

    def is_nonlocal(self):
        """Whether a nonlocal statement names it."""
        return bool(self.__flags & DEF_NONLOCAL)

    def is_declared_global(self):
        """Whether a global statement names it."""
        return self.__scope == GLOBAL_EXPLICIT

    def is_local(self):
        """Whether it is local."""
        return self.__scope in (LOCAL, CELL) or self.__is_bound_in_module()

    def is_annotated(self):
        """Whether it has an annotation."""
        return bool(self.__flags & DEF_ANNOT)

    def is_free(self):
        """Whether it is a variable of a function around."""
        return self.__scope == FREE

    def is_imported(self):
        """Whether an import statement binds it."""
        return bool(self.__flags & DEF_IMPORT)

    def is_assigned(self):
        """Whether it is assigned to."""
        return bool(self.__flags & DEF_LOCAL)

    def is_namespace(self):
        """Whether a class or function statement binds it, perhaps among others."""
        return bool(self.__namespaces)

    def get_namespaces(self):
        """The tables of the classes and functions bound to it."""
        return self.__namespaces

    def get_namespace(self):
        """The one table bound to it; ValueError if there is none or more."""
        if not self.__namespaces:
            raise ValueError("name is not bound to any namespaces")
        if len(self.__namespaces) > 1:
            raise ValueError("name is bound to multiple namespaces")
        return self.__namespaces[0]


def _main():
    # Shows the names of the program that is run.
    import os
    import sys
    with open(sys.argv[0]) as stream:
        table = symtable(stream.read(), os.path.split(sys.argv[0])[1], "exec")
    for symbol in table.get_symbols():
        print(symbol, symbol.is_local(), symbol.is_namespace())


if __name__ == "__main__":
    _main()

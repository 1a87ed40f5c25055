using PyEmbed.Compiler.Symbols;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Symtable;

/// <summary>The names of one block, as the compiler has them.</summary>
[PyType("symtable entry", DisallowInstantiation = true)]
internal sealed partial class PySymtableEntry(ScopeTable scope) : PyObject
{
    private PyDict? _symbols;
    private PyList? _varNames;
    private PyList? _children;

    /// <summary>A number that no other entry has.</summary>
    [PyProperty("id", Member = true)]
    internal PyObject Id => PyInt.From(Identity.Of(this));

    [PyProperty("name", Member = true)]
    internal PyObject Name { get; } = PyStr.FromUtf16(scope.Name);

    /// <summary>Each name, mangled, with its flags and its scope.</summary>
    [PyProperty("symbols", Member = true)]
    internal PyObject Symbols => _symbols ??= MakeSymbols();

    [PyProperty("varnames", Member = true)]
    internal PyObject VarNames => _varNames ??= PyList.CopyOf(scope.VarNames.Select(PyObject (name) => PyStr.FromUtf16(name)).ToArray());

    [PyProperty("children", Member = true)]
    internal PyObject Children => _children ??= PyList.CopyOf(scope.Children.Select(PyObject (child) => new PySymtableEntry(child)).ToArray());

    [PyProperty("nested", Member = true)]
    internal int Nested => scope.IsNested ? 1 : 0;

    [PyProperty("type", Member = true)]
    internal int Kind => (int)scope.Kind;

    [PyProperty("lineno", Member = true)]
    internal int Line => scope.FirstLine;

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => $"<symtable entry {scope.Name}({Identity.Of(this)}), line {scope.FirstLine}>";

    private PyDict MakeSymbols()
    {
        var symbols = new PyDict();
        foreach (var symbol in scope.Symbols)
            symbols.SetByName(PyStr.FromUtf16(symbol.Name), PyInt.From((int)symbol.Flags | (int)symbol.Scope << SymtableModule.ScopeOffset));
        return symbols;
    }
}

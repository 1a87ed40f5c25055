using PyEmbed.Compiler.Symbols;
using PyEmbed.StandardLibrary.Ast;
using PyEmbed.VM;
using PyEmbed.VM.Modules;

namespace PyEmbed.StandardLibrary.Symtable;

/// <summary>Python's module <c>_symtable</c>: the compiler's symbol tables.</summary>
[PyModule("_symtable")]
internal sealed partial class SymtableModule
{
    /// <summary>By how many bits the scope stands above the flags of a symbol.</summary>
    [PyConstant("SCOPE_OFF")] public const int ScopeOffset = 11;
    [PyConstant("SCOPE_MASK")] public const int ScopeMask = 15;

    [PyConstant("USE")] public const int Use = (int)SymbolFlags.Use;
    [PyConstant("DEF_GLOBAL")] public const int Global = (int)SymbolFlags.Global;
    [PyConstant("DEF_NONLOCAL")] public const int Nonlocal = (int)SymbolFlags.Nonlocal;
    [PyConstant("DEF_LOCAL")] public const int LocalFlag = (int)SymbolFlags.Local;
    [PyConstant("DEF_PARAM")] public const int Param = (int)SymbolFlags.Param;
    [PyConstant("DEF_FREE")] public const int FreeFlag = (int)SymbolFlags.Free;
    [PyConstant("DEF_FREE_CLASS")] public const int FreeClass = (int)SymbolFlags.FreeClass;
    [PyConstant("DEF_IMPORT")] public const int Import = (int)SymbolFlags.Import;
    [PyConstant("DEF_BOUND")] public const int Bound = (int)(SymbolFlags.Local | SymbolFlags.Param | SymbolFlags.Import);
    [PyConstant("DEF_ANNOT")] public const int Annotated = (int)SymbolFlags.Annotated;

    [PyConstant("TYPE_FUNCTION")] public const int TypeFunction = (int)ScopeKind.Function;
    [PyConstant("TYPE_CLASS")] public const int TypeClass = (int)ScopeKind.Class;
    [PyConstant("TYPE_MODULE")] public const int TypeModule = (int)ScopeKind.Module;

    [PyConstant("LOCAL")] public const int Local = (int)SymbolScope.Local;
    [PyConstant("GLOBAL_EXPLICIT")] public const int GlobalExplicit = (int)SymbolScope.GlobalExplicit;
    [PyConstant("GLOBAL_IMPLICIT")] public const int GlobalImplicit = (int)SymbolScope.GlobalImplicit;
    [PyConstant("FREE")] public const int Free = (int)SymbolScope.Free;
    [PyConstant("CELL")] public const int Cell = (int)SymbolScope.Cell;

    [PyFunction("symtable(source, filename, startstr, /)", Doc = "Return symbol and scope dictionaries used internally by compiler.")]
    internal static PyObject? Read(PyThreadState thread, PyObject source, PyObject filename, string startstr)
    {
        if (FilePaths.DecodeSourceName(thread, filename) is not { } fileName) return null;
        if (!SourceCode.TryRead(thread, source, "symtable", "string or bytes", out var code)) return null;
        SourceMode? mode = startstr switch { "exec" => SourceMode.Exec, "eval" => SourceMode.Eval, "single" => SourceMode.Single, _ => null };
        if (mode is not { } wanted) return PyErr.ValueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'");
        if (SourceCode.Compiler(thread) is not { } found) return null;
        if (found is not SourceCompiler compiler) return PyErr.RuntimeError("this engine's compiler has no symbol tables");
        return compiler.AnalyzeSymbols(thread, code, new CompileSettings(fileName, wanted, 0, -1)) is { } table ? new PySymtableEntry(table.Top) : null;
    }
}

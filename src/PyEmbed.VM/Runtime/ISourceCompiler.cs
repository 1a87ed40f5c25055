using PyEmbed.Bytecode;
using PyEmbed.Core.Text;

namespace PyEmbed.VM;

/// <summary>
/// What the VM needs of parser and compiler, which it does not reference: <c>compile</c>, <c>exec</c>, <c>eval</c>, imports of source, the places of operators in tracebacks.
/// An engine without one runs code that was compiled before.
/// </summary>
internal interface ISourceCompiler
{
    /// <summary>Compiles text. Null: SyntaxError, ValueError or a warning turned into an error is set.</summary>
    CodeObject? CompileText(PyThreadState thread, PythonText text, in CompileSettings settings);

    /// <summary>Compiles the bytes of a source file: byte order mark and coding declaration count.</summary>
    CodeObject? CompileBytes(PyThreadState thread, ReadOnlyMemory<byte> bytes, in CompileSettings settings);

    /// <summary>Compiles the nodes of the module <c>ast</c>.</summary>
    CodeObject? CompileTree(PyThreadState thread, PyObject tree, in CompileSettings settings);

    /// <summary>Parses text into the nodes of <c>ast</c>, for <c>PyCF_ONLY_AST</c>.</summary>
    PyObject? ParseText(PyThreadState thread, PythonText text, in CompileSettings settings);

    /// <summary>Parses bytes into the nodes of <c>ast</c>.</summary>
    PyObject? ParseBytes(PyThreadState thread, ReadOnlyMemory<byte> bytes, in CompileSettings settings);

    /// <summary>Checks nodes of <c>ast</c> for <c>compile(tree, ..., PyCF_ONLY_AST)</c>, which gives them back. Null: an error is set.</summary>
    PyObject? CheckTree(PyThreadState thread, PyObject tree, in CompileSettings settings);

    /// <summary>Whether an object is a node of <c>ast</c>.</summary>
    bool IsTree(PyThreadState thread, PyObject value);

    /// <summary>The text of a source file's bytes. False: its encoding is not known or does not fit. Sets no error.</summary>
    bool TryDecode(ReadOnlySpan<byte> bytes, out PythonText text);

    /// <summary>
    /// Whether a piece of source is one expression statement of a binary operation or a subscript, and where its parts are (in UTF-8 bytes). False also where it cannot be
    /// parsed. Sets no error.
    /// </summary>
    bool TryFindOperator(PyThreadState thread, string segment, out OperatorPlace place);
}

/// <summary>Which of the three forms of a program a text is.</summary>
internal enum SourceMode
{
    /// <summary>A module: <c>exec</c>.</summary>
    Exec,
    /// <summary>An expression: <c>eval</c>.</summary>
    Eval,
    /// <summary>One interactive statement: <c>single</c>.</summary>
    Single,
    /// <summary>A signature type comment; only for trees.</summary>
    FunctionType,
}

/// <summary>How to compile.</summary>
/// <param name="FileName"><c>co_filename</c></param>
/// <param name="Mode">What the text is.</param>
/// <param name="Flags"><c>__future__</c> flags and <c>PyCF_...</c> flags.</param>
/// <param name="Optimize">0, 1 or 2; -1: as the engine was started.</param>
/// <param name="FeatureVersion">The minor version whose grammar is taken; -1: the newest.</param>
internal readonly record struct CompileSettings(string FileName, SourceMode Mode, int Flags, int Optimize, int FeatureVersion = -1);

/// <summary>Where the parts of an operation are, in UTF-8 bytes from the start of the piece of source.</summary>
/// <param name="IsSubscript">Else a binary operation.</param>
/// <param name="LeftEnd">Behind the left operand or the subscripted value.</param>
/// <param name="Right">The start of the right operand, or behind the subscript.</param>
internal readonly record struct OperatorPlace(bool IsSubscript, int LeftEnd, int Right);

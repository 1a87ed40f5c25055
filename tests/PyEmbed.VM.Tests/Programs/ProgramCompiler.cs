using PyEmbed.Bytecode;
using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;

namespace PyEmbed.VM.Tests.Programs;

/// <summary>As much of a compiler as tracebacks need. The programs are compiled already.</summary>
internal sealed class ProgramCompiler : ISourceCompiler
{
    public CodeObject? CompileText(PyThreadState thread, PythonText text, in CompileSettings settings) => Refuse();

    public CodeObject? CompileBytes(PyThreadState thread, ReadOnlyMemory<byte> bytes, in CompileSettings settings) => Refuse();

    public CodeObject? CompileTree(PyThreadState thread, PyObject tree, in CompileSettings settings) => Refuse();

    public PyObject? ParseText(PyThreadState thread, PythonText text, in CompileSettings settings) => PyErr.RuntimeError("no parser here");

    public PyObject? ParseBytes(PyThreadState thread, ReadOnlyMemory<byte> bytes, in CompileSettings settings) => PyErr.RuntimeError("no parser here");

    public PyObject? CheckTree(PyThreadState thread, PyObject tree, in CompileSettings settings) => tree;

    public bool IsTree(PyThreadState thread, PyObject value) => false;

    public bool TryDecode(ReadOnlySpan<byte> bytes, out PythonText text) => Utf8.TryDecode(bytes, ErrorHandler.Strict, out text, out _);

    public bool TryFindOperator(PyThreadState thread, string segment, out OperatorPlace place)
    {
        var isFound = OperatorFinder.TryFind(segment, out var isSubscript, out var leftEnd, out var right);
        place = new OperatorPlace(isSubscript, leftEnd, right);
        return isFound;
    }

    private static CodeObject? Refuse()
    {
        _ = PyErr.RuntimeError("no compiler here");
        return null;
    }
}

using PyEmbed.Bytecode.Instructions;

namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary>Engine-private steps of syntax newer than 3.11.</summary>
internal static class Intrinsics
{
    // The objects of PEP 695, 696 and 750 (TypeVar, TypeAliasType, Template, ...) do not exist yet.
    public static PyObject? Call(PyThreadState thread, int number, PyObject first, PyObject? second) =>
        PyErr.SystemError($"{(Intrinsic)number} is not supported by this engine yet");
}

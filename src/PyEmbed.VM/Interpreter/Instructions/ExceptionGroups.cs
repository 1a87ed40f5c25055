namespace PyEmbed.VM.Interpreter.Instructions;

/// <summary><c>except*</c>. PEP 654.</summary>
internal static class ExceptionGroups
{
    public static bool Split(PyThreadState thread, ref Register exceptionAndType) => PyErr.SystemError("exception groups are not supported by this engine yet");

    public static PyObject? PrepareReraise(PyThreadState thread, PyObject original, PyList results) => PyErr.SystemError("exception groups are not supported by this engine yet");
}

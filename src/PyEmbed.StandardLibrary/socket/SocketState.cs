using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Sockets;

/// <summary>What the module <c>_socket</c> keeps for an engine.</summary>
internal sealed class SocketState
{
    private PyType? _hostError;
    private PyType? _addressError;

    /// <summary>Of new sockets; null: they wait without end.</summary>
    public TimeSpan? DefaultTimeout { get; set; }

    public PyType HostError(PyThreadState thread) => _hostError ??= ModuleExceptions.Make(thread, "socket", "herror", PyExceptions.OSError);

    public PyType AddressError(PyThreadState thread) => _addressError ??= ModuleExceptions.Make(thread, "socket", "gaierror", PyExceptions.OSError);

    public static SocketState Of(PyThreadState thread) => thread.Interpreter.ModuleState<SocketState>();

    /// <summary>OSError of Linux's number.</summary>
    public static PyError Fail(int number) => FileErrors.Set((FileError)number);

    /// <summary>The network, or null with PermissionError set: none was granted.</summary>
    public static INetwork? Network(PyThreadState thread)
    {
        if (thread.Interpreter.Network is { } network) return network;
        _ = Refuse("this engine has no network, none was granted");
        return null;
    }

    public static PyError Refuse(string why) => PyErr.Set(PyExceptions.OSError, PyTuple.Of(PyInt.From(SocketNumbers.PermissionDenied), PyStr.FromUtf16("Permission denied: " + why)));
}

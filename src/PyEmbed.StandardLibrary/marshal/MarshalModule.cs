using PyEmbed.Bytecode.Marshal;
using PyEmbed.CompilerServices;
using PyEmbed.Core.Literals;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Marshal;

/// <summary>Python's module <c>marshal</c>: the format of <c>.pyc</c> files for simple values and code.</summary>
[PyModule("marshal", Doc = "Write and read simple values and code in the format of .pyc files. Not made for data from others: see pickle and json for formats that last.")]
internal sealed partial class MarshalModule
{
    private static readonly PyStr s_write = PyStr.FromName("write");

    // A value takes at most this much more memory than its data.
    private const int SizeOfValue = 24;

    [PyConstant("version")] public const int Version = MarshalWriter.CurrentVersion;

    [PyFunction("dump(value, file, version=4, /)", Doc = "Write the value to a binary file.")]
    public static PyObject? Dump(PyThreadState thread, PyObject value, PyObject file, int version)
    {
        if (Dumps(thread, value, version) is not { } bytes) return null;
        return Calls.CallMethod(thread, file, s_write, bytes);
    }

    [PyFunction("dumps(value, version=4, /)", Doc = "The bytes that dump() would write.")]
    public static PyObject? Dumps(PyThreadState thread, PyObject value, int version)
    {
        if (!Auditing.Audit(thread, "marshal.dumps", value, PyInt.From(version))) return null;
        if (new MarshalledConstants(thread).Of(value) is not { } constant) return null;
        try
        {
            return new PyBytes(MarshalWriter.Dump(constant, version, thread.WorkBudget));
        }
        catch (MarshalException exception)
        {
            return Fail(exception);
        }
        catch (OutOfMemoryException)
        {
            return PyErr.MemoryError();   // more than an array holds
        }
    }

    [PyFunction("load(file, /)", Doc = "Read a value from a binary file.")]
    public static PyObject? Load(PyThreadState thread, PyObject file)
    {
        if (!Auditing.Audit(thread, "marshal.load")) return null;
        var stream = new MarshalStream(thread, file);
        if (!stream.TryReadValue(out var data)) return null;
        return Read(thread, data, stream.IsShort);
    }

    [PyFunction("loads(bytes, /)", Doc = "The value at the start of a bytes-like object. What follows it is ignored.")]
    public static PyObject? Loads(PyThreadState thread, PyObject bytes)
    {
        if (!Buffers.TryGet(thread, bytes, out var lease)) return null;
        using (lease)
        {
            if (!Auditing.Audit(thread, "marshal.loads", bytes)) return null;
            return Read(thread, lease.Bytes, isStream: false);
        }
    }

    private static PyObject? Read(PyThreadState thread, ReadOnlySpan<byte> data, bool isStream)
    {
        if (!thread.TryChargeWork(data.Length) || !thread.TryReserve((long)data.Length * SizeOfValue)) return null;
        try
        {
            return new MarshalledObjects(thread).Make(MarshalReader.Load(data));
        }
        catch (MarshalException exception) when (isStream && exception.Kind == MarshalError.EOFError && exception.Message == "marshal data too short")
        {
            return PyErr.EOFError("EOF read where not expected");
        }
        catch (MarshalException exception)
        {
            return Fail(exception);
        }
    }

    private static PyObject? Fail(MarshalException exception)
    {
        if (exception.Undecodable is { } fault)
            return PyErr.Set(PyExceptions.UnicodeDecodeError, PyTuple.Of([PyStr.FromUtf16("utf-8"), new PyBytes(fault.Bytes), PyInt.From(fault.Start), PyInt.From(fault.End), PyStr.FromUtf16(fault.Reason)]));
        return PyErr.Set(exception.Kind switch
        {
            MarshalError.EOFError => PyExceptions.EOFError,
            MarshalError.TypeError => PyExceptions.TypeError,
            MarshalError.SystemError => PyExceptions.SystemError,
            _ => PyExceptions.ValueError,
        }, exception.Message);
    }
}

using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>OSError</c>, alias <c>IOError</c> and <c>EnvironmentError</c>. Called with an error number it makes the subclass for that (PEP 3151).</summary>
[PyType("OSError", Subclassable = true, OwnType = true, Dict = true, Doc = "Base class for I/O related errors.")]
internal partial class PyOSError : PyException
{
    private const long NotWritten = -1;

    private long _written = NotWritten;

    public PyOSError(PyType type) : base(type) { }

    [PyProperty("errno", Member = true, Doc = "The error number.")]
    internal PyObject? Number { get; set; }

    [PyProperty("strerror", Member = true, Doc = "The text of the error number.")]
    internal PyObject? Message { get; set; }

    [PyProperty("filename", Member = true, Doc = "The file.")]
    internal PyObject? FileName { get; set; }

    [PyProperty("filename2", Member = true, Doc = "second exception filename")]
    internal PyObject? FileName2 { get; set; }

    [PyProperty("characters_written", Setter = nameof(SetWritten))]
    internal PyObject? Written() => _written == NotWritten ? PyErr.AttributeError("characters_written") : PyInt.From(_written);

    internal bool SetWritten(PyThreadState thread, PyObject? value)
    {
        if (value is null)
        {
            if (_written == NotWritten) return PyErr.AttributeError("characters_written");
            _written = NotWritten;
            return true;
        }
        if (!Protocols.Number.TryIndex(thread, value, PyExceptions.ValueError, out var written)) return false;
        _written = written;
        return true;
    }

    // A class that brings an __init__ but no __new__ gets its arguments through that: they may be others than those of OSError.
    private static bool UsesInit(PyType type) =>
        type.ProviderOf(Slot.Init) != BuiltinType.Slots && type.ProviderOf(Slot.New) == BuiltinType.Slots;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var usesInit = UsesInit(type);
        var arguments = Positional(args, keywordNames);
        if (!usesInit)
        {
            if (keywordNames is { Count: > 0 }) return PyErr.TypeError($"{type.NameInMessages}() takes no keyword arguments");
            if (ReferenceEquals(type, BuiltinType) && arguments.Count is >= 2 and <= 5)
            {
                if (!OSErrorNumbers.TryFindType(thread, arguments[0], out var found)) return null;
                type = found ?? type;
            }
        }
        if (type.Definition.Allocate(type) is not PyOSError made) return PyErr.TypeError($"cannot create '{type.NameInMessages}' instances");
        if (!usesInit && !made.Fill(thread, arguments)) return null;
        return made;
    }

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool InitializeNumbers(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!UsesInit(Type)) return true;
        if (keywordNames is { Count: > 0 }) return NoKeywords();
        return Fill(thread, PyTuple.CopyOf(args));
    }

    /// <summary>errno, strerror, filename, (a Windows error number, which is ignored), filename2</summary>
    private bool Fill(PyThreadState thread, PyTuple args)
    {
        if (args.Count is >= 2 and <= 5)
        {
            Number = args[0];
            Message = args[1];
            var fileName = args.Count > 2 && args[2] is not PyNone ? args[2] : null;
            if (fileName is not null && ReferenceEquals(Type, PyExceptions.BlockingIOError) && IsNumber(fileName))
            {
                if (!Protocols.Number.TryIndex(thread, fileName, PyExceptions.ValueError, out var written)) return false;
                _written = written;
            }
            else if (fileName is not null)
            {
                FileName = fileName;
                if (args.Count > 4 && args[4] is not PyNone) FileName2 = args[4];
                args = PyTuple.Of(args[0], args[1]);
            }
        }
        Args = args;
        return true;
    }

    private static bool IsNumber(PyObject value) => value.Type.Defines(Slot.Index) || value.Type.Defines(Slot.Int) || value.Type.Defines(Slot.Float);

    [PyMethod("__str__(self, /)")]
    internal PyObject? OwnText(PyThreadState thread)
    {
        if (FileName is null && (Number is null || Message is null)) return PlainText(thread, this);
        if (Representation.Str(thread, Number ?? PyNone.Instance) is not { } number || Representation.Str(thread, Message ?? PyNone.Instance) is not { } message) return null;
        var text = $"[Errno {number}] {message}";
        if (FileName is null) return PyStr.FromUtf16(text);
        if (Representation.Repr(thread, FileName) is not { } first) return null;
        if (FileName2 is null) return PyStr.FromUtf16($"{text}: {first}");
        return Representation.Repr(thread, FileName2) is { } second ? PyStr.FromUtf16($"{text}: {first} -> {second}") : null;
    }

    [PyMethod("__reduce__(self, /)", NoTextSignature = true)]
    internal PyObject? ReduceNumbers(PyThreadState thread)
    {
        var args = Args;
        if (args.Count == 2 && FileName is not null)
        {
            args = FileName2 is null
                ? PyTuple.Of(args[0], args[1], FileName)
                : PyTuple.Adopt([args[0], args[1], FileName, PyNone.Instance, FileName2]);
        }
        return HasOwnDict ? PyTuple.Of(Type, args, InstanceDict.Materialize(this)) : PyTuple.Of(Type, args);
    }
}

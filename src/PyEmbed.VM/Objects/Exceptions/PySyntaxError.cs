using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary><c>SyntaxError</c>, with the place in the source.</summary>
[PyType("SyntaxError", Subclassable = true, OwnType = true, Dict = true, Doc = "Invalid syntax.")]
internal partial class PySyntaxError : PyException
{
    public PySyntaxError(PyType type) : base(type) { }

    [PyProperty("msg", Member = true, Doc = "The message.")]
    internal PyObject? Message { get; set; }

    [PyProperty("filename", Member = true, Doc = "The file.")]
    internal PyObject? FileName { get; set; }

    [PyProperty("lineno", Member = true, Doc = "The line, from 1.")]
    internal PyObject? Line { get; set; }

    /// <summary>Counted in characters from 1.</summary>
    [PyProperty("offset", Member = true, Doc = "The character, from 1.")]
    internal PyObject? Offset { get; set; }

    [PyProperty("text", Member = true, Doc = "The text of the line.")]
    internal PyObject? Source { get; set; }

    [PyProperty("end_lineno", Member = true, Doc = "The line in which the range ends.")]
    internal PyObject? EndLine { get; set; }

    [PyProperty("end_offset", Member = true, Doc = "The character behind the range.")]
    internal PyObject? EndOffset { get; set; }

    [PyProperty("print_file_and_line", Member = true, Doc = "Whether file and line are shown.")]
    internal PyObject? PrintFileAndLine { get; set; }

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal bool InitializePlace(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!Initialize(thread, args, keywordNames)) return false;
        if (args.Length >= 1) Message = args[0];
        if (args.Length != 2) return true;
        if (Iteration.ToTuple(thread, args[1]) is not { } place) return false;
        if (place.Count is < 4 or > 6)
            return PyErr.TypeError($"function takes at {(place.Count < 4 ? "least 4" : "most 6")} arguments ({place.Count} given)");
        FileName = place[0];
        Line = place[1];
        Offset = place[2];
        Source = place[3];
        EndLine = place.Count > 4 ? place[4] : null;
        EndOffset = place.Count > 5 ? place[5] : null;
        return EndLine is null || EndOffset is not null || PyErr.TypeError("end_offset must be provided when end_lineno is provided");
    }

    [PyMethod("__str__(self, /)")]
    internal PyObject? OwnText(PyThreadState thread)
    {
        if (Representation.Str(thread, Message ?? PyNone.Instance) is not { } message) return null;
        var file = FileName is PyStr name ? BaseName(name.ToString()) : null;
        var line = Line is { } number && PyInt.IsExact(number) ? number is PyInt small ? small.Value : -1 : (long?)null;
        return (file, line) switch
        {
            (null, null) => message,
            (null, _) => PyStr.FromUtf16($"{message} (line {line})"),
            (_, null) => PyStr.FromUtf16($"{message} ({file})"),
            _ => PyStr.FromUtf16($"{message} ({file}, line {line})"),
        };
    }

    private static string BaseName(string path) => path[(path.LastIndexOf('/') + 1)..];
}

/// <summary><c>IndentationError</c></summary>
[PyType("IndentationError", Subclassable = true, OwnType = true, Dict = true, SharesLayout = true, Doc = "Improper indentation.")]
internal partial class PyIndentationError : PySyntaxError
{
    public PyIndentationError(PyType type) : base(type) { }

    [PyMethod("__init__(self, /, *args, **kwargs)")]
    internal static bool Init(PyThreadState thread, PySyntaxError self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => self.InitializePlace(thread, args, keywordNames);
}

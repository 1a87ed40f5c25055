using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>What <c>codecs.register</c> and <c>codecs.register_error</c> have registered in one engine. The built-in encodings and handlers need no entry.</summary>
internal sealed class CodecRegistry
{
    private readonly Dictionary<string, PyTuple> _found = new(StringComparer.Ordinal);

    /// <summary>Functions from a normalized name to a codec (a 4-tuple) or None.</summary>
    public PyList SearchFunctions { get; } = new();

    /// <summary>Error handlers by name.</summary>
    public PyDict ErrorHandlers { get; } = new();

    private bool _isPrepared;

    /// <summary>Imports the package <c>encodings</c>, which registers the library's codecs, when it is needed first. Where there is none the engine's own encodings remain. False: importing it failed otherwise.</summary>
    [MustCheck]
    public bool TryPrepare(PyThreadState thread)
    {
        if (_isPrepared) return true;
        _isPrepared = true;
        return Import.Imports.Import(thread, "encodings") is not null || thread.ClearErrorIf(PyExceptions.ImportError);
    }

    /// <summary>Forgets what the search functions have answered, as <c>codecs.unregister</c> does.</summary>
    public void Forget() => _found.Clear();

    /// <summary>The codec of a name: (encoder, decoder, stream reader, stream writer). Null: LookupError, or a search function's error, is set.</summary>
    [MustCheck]
    public PyTuple? Lookup(PyThreadState thread, PyStr name)
    {
        var normal = EncodingName.Normalize(name.ToString());
        if (_found.TryGetValue(normal, out var known)) return known;
        if (!TryPrepare(thread)) return null;
        var argument = PyStr.FromUtf16(normal);
        for (var i = 0; i < SearchFunctions.Count; i++)
        {
            var answer = Calls.Call1(thread, SearchFunctions[i], argument);
            switch (answer)
            {
                case null:
                    return null;
                case PyNone:
                    continue;
                case PyTuple { Count: 4 } codec:
                    _found[normal] = codec;
                    return codec;
                default:
                    return PyErr.TypeError("codec search functions must return 4-tuples");
            }
        }
        return PyErr.LookupError($"unknown encoding: {name}");
    }

    /// <summary>A handler that Python code has registered; null: LookupError is set.</summary>
    [MustCheck]
    public PyObject? LookupErrorHandler(PyStr name) => ErrorHandlers.GetByName(name) ?? (PyObject?)PyErr.LookupError($"unknown error handler name '{name}'");
}

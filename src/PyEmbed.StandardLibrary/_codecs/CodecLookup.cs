using PyEmbed.VM.Import;

namespace PyEmbed.StandardLibrary.Codecs;

/// <summary>Finds registered codecs. The package <c>encodings</c>, which registers those of the library, is imported when somebody looks for the first time.</summary>
internal static class CodecLookup
{
    /// <summary>The 4-tuple of a codec. Null: LookupError, or what a search function raised, is set.</summary>
    [MustCheck]
    public static PyTuple? Find(PyThreadState thread, PyStr name) => TryPrepare(thread) ? thread.Interpreter.Codecs.Lookup(thread, name) : null;

    /// <summary>Where there is no such package the engine's own encodings remain. False: importing it failed otherwise.</summary>
    [MustCheck]
    public static bool TryPrepare(PyThreadState thread)
    {
        var registry = thread.Interpreter.Codecs;
        if (registry.IsPrepared) return true;
        registry.IsPrepared = true;
        return Imports.Import(thread, "encodings") is not null || thread.ClearErrorIf(PyExceptions.ImportError);
    }
}

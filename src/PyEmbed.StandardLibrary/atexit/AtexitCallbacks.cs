using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Atexit;

/// <summary>One registration.</summary>
internal sealed record AtexitCallback(PyObject Function, PyObject[] Arguments, PyTuple? KeywordNames);

/// <summary>What an engine calls when it ends.</summary>
internal sealed class AtexitCallbacks
{
    /// <summary>In the order of registration; null: taken back.</summary>
    public List<AtexitCallback?> Entries { get; } = [];

    /// <summary>Calls all, the last first, and forgets them. Their errors go to <c>sys.unraisablehook</c>; only the end of the run stays set.</summary>
    public void Run(PyThreadState thread)
    {
        for (var i = Entries.Count - 1; i >= 0; i--)
        {
            if (i >= Entries.Count || Entries[i] is not { } entry) continue;
            Entries[i] = null;
            if (Calls.CallN(thread, entry.Function, entry.Arguments, entry.KeywordNames) is not null) continue;
            if (ReferenceEquals(thread.ErrorType, PyExceptions.ExecutionLimit)) return;
            UncaughtErrors.ReportUnraisable(thread, "Exception ignored in atexit callback", entry.Function);
        }
        Entries.Clear();
    }
}

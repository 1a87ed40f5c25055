using PyEmbed.VM.Interpreter;

namespace PyEmbed;

public sealed partial class PyThreadState
{
    /// <summary>What <c>sys.settrace</c> has set.</summary>
    internal PyObject? TraceFunction { get; private set; }

    /// <summary>What <c>sys.setprofile</c> has set.</summary>
    internal PyObject? ProfileFunction { get; private set; }

    /// <summary><c>sys.settrace</c>; null ends tracing.</summary>
    internal void SetTraceFunction(PyObject? function)
    {
        TraceFunction = function;
        UpdateIsTracing();
    }

    /// <summary><c>sys.setprofile</c>; null ends profiling.</summary>
    internal void SetProfileFunction(PyObject? function)
    {
        ProfileFunction = function;
        UpdateIsTracing();
    }

    /// <summary>A trace or profile function runs: it is not traced itself.</summary>
    internal bool IsInTraceFunction { get; set; }

    /// <summary>The event that a trace or profile function is told of now, and the frame; null: none runs.</summary>
    internal PyStr? TraceEvent { get; set; }

    internal Frame? TracedFrame { get; set; }

    /// <summary>Whether events are to be made: frames that start now run the unfolded translation.</summary>
    internal bool IsTracing;

    internal void UpdateIsTracing() => IsTracing = _deferred is not null || !IsInTraceFunction && (TraceFunction is not null || ProfileFunction is not null);
}

using PyEmbed.VM.Interpreter;
using PyEmbed.VM.Interpreter.Quickening;
using PyEmbed.VM.Objects;

namespace PyEmbed;

public sealed unsafe partial class PyThreadState
{
    private Func<PyThreadState, PyObject?>? _deferred;

    /// <summary>
    /// For a builtin function that the loop calls directly and that must not run below it: it runs once the loop's own C# frame is gone, which may hold references that no program
    /// can reach (<c>gc.collect</c>). What it returns becomes the result of the call; what the builtin itself returns is dropped. False: the call is no such one.
    /// </summary>
    internal bool TryDefer(object module, string name, Func<PyThreadState, PyObject?> call)
    {
        if (DirectCallee() is not PyBuiltinFunction callee || !ReferenceEquals(callee.Table, module) || callee.Name != name) return false;
        _deferred = call;
        UpdateIsTracing();   // makes the loop look up after the instruction
        return true;
    }

    internal bool HasDeferred => _deferred is not null;

    /// <summary>Runs what was deferred. False: it has failed as the instruction's call.</summary>
    internal bool RunDeferred()
    {
        var call = _deferred!;
        _deferred = null;
        UpdateIsTracing();
        var result = call(this);
        if (result is null) return false;
        var frame = Frames[FrameDepth];
        frame.WindowRow[frame.Next[-1].A] = Register.Of(result);
        return true;
    }

    // What the innermost frame's instruction calls, as far as that is a function that stands in a register or a module.
    private PyObject? DirectCallee()
    {
        if (CurrentFrame is not { } frame || frame.InstructionIndex < 0) return null;
        var i = frame.Next - 1;
        var window = frame.WindowRow;
        switch (i->Op)
        {
            case Op.CallFunction or Op.CallNative or Op.CallFunctionNames:
                return window[i->B - 1].Ref;
            case Op.Call or Op.CallNames:
                return window[i->B - 2].IsUnbound ? window[i->B - 1].Ref : null;
            case Op.CallEx:
                return window[i->B].Ref;
            case Op.CallMethod or Op.CallMethodNames:
                return window[i->B].Ref is PyModule module ? module.Dict.GetByName(frame.Code.NameOfSite(i->C)) : null;
            default:
                return null;
        }
    }
}

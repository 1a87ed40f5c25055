using PyEmbed.CompilerServices;
using PyEmbed.VM.Interpreter;

namespace PyEmbed.VM.Objects;

/// <summary>A coroutine: what a call of an <c>async def</c> function gives. PEP 492.</summary>
[PyType("coroutine", Weakrefs = true)]
internal sealed partial class PyCoroutine : PyGeneratorBase
{
    /// <summary>A coroutine that has not started: if nobody ever awaits it, there is a warning.</summary>
    public PyCoroutine(PyThreadState thread, Frame frame) : base(frame)
    {
        Watch(thread);
        if (thread.CoroutineOriginDepth > 0) Origin = CoroutineOrigin.Of(thread);
    }

    public override string Kind => "coroutine";

    public override bool TryFinalize(PyThreadState thread)
    {
        if (!IsCreated) return base.TryFinalize(thread);
        var warned = UnawaitedCoroutines.Warn(thread, this);
        if (!warned && !thread.ErrorMatches(PyExceptions.ExecutionLimit)) UncaughtErrors.ReportUnraisable(thread, null, this);
        return !thread.HasError && base.TryFinalize(thread);
    }

    /// <summary><c>cr_origin</c></summary>
    public PyObject? Origin { get; set; }

    [PyMethod("__await__(self, /)")]
    internal PyObject Await() => new PyCoroutineWrapper(this);

    [PyMethod("send(self, arg, /)", Doc = "Send a value into coroutine and run it to what it awaits next, or to StopIteration.", NoTextSignature = true)]
    internal PyObject? Send(PyThreadState thread, PyObject arg) => SendValue(thread, arg);

    [PyMethod("throw(self, type, value=None, traceback=None, /)", Doc = "Raise an exception in coroutine, where it waits.", NoTextSignature = true)]
    internal PyObject? ThrowInto(PyThreadState thread, PyObject type, PyObject? value, PyObject? traceback) => Throw(thread, type, value, traceback);

    [PyMethod("close(self, /)", Doc = "Raise GeneratorExit inside coroutine, where it waits.", NoTextSignature = true)]
    internal PyObject? CloseNow(PyThreadState thread) => Close(thread);

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => $"<coroutine object {QualNameObject} at 0x{Identity.Of(this):x}>";

    [PyProperty("__name__", Setter = nameof(SetNameValue), Doc = "The name of the coroutine.")]
    internal PyObject NameValue() => NameObject;

    internal bool SetNameValue(PyThreadState thread, PyObject? value) => SetName(value);

    [PyProperty("__qualname__", Setter = nameof(SetQualNameValue), Doc = "The qualified name of the coroutine.")]
    internal PyObject QualNameValue() => QualNameObject;

    internal bool SetQualNameValue(PyThreadState thread, PyObject? value) => SetQualName(value);

    [PyProperty("cr_await")]
    internal PyObject Awaits() => Receiver ?? PyNone.Instance;

    [PyProperty("cr_running")]
    internal bool Running => IsRunning;

    [PyProperty("cr_suspended")]
    internal bool Suspended => IsSuspended;

    [PyProperty("cr_frame")]
    internal PyObject? FrameValue(PyThreadState thread) => FrameObject(thread);

    [PyProperty("cr_code", Member = true)]
    internal PyObject CodeValue => Code;

    [PyProperty("cr_origin", Member = true)]
    internal PyObject OriginValue => Origin ?? PyNone.Instance;
}

/// <summary>The iterator that <c>coroutine.__await__()</c> gives.</summary>
[PyType("coroutine_wrapper", Doc = "A wrapper object implementing __await__ for coroutines.")]
internal sealed partial class PyCoroutineWrapper(PyCoroutine coroutine) : PyObject
{
    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread) => coroutine.SendValue(thread, PyNone.Instance);

    [PyMethod("send(self, arg, /)", NoTextSignature = true)]
    internal PyObject? Send(PyThreadState thread, PyObject arg) => coroutine.SendValue(thread, arg);

    [PyMethod("throw(self, type, value=None, traceback=None, /)", NoTextSignature = true)]
    internal PyObject? Throw(PyThreadState thread, PyObject type, PyObject? value, PyObject? traceback) => coroutine.Throw(thread, type, value, traceback);

    [PyMethod("close(self, /)", NoTextSignature = true)]
    internal PyObject? Close(PyThreadState thread) => coroutine.Close(thread);
}

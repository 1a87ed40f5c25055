using PyEmbed.VM.Interpreter;

namespace PyEmbed.VM.Objects;

/// <summary>A generator. Language reference 6.2.9.</summary>
[PyType("generator", Weakrefs = true)]
internal sealed partial class PyGenerator(Frame frame) : PyGeneratorBase(frame)
{
    public override string Kind => "generator";

    [PyMethod("__iter__(self, /)")]
    internal PyObject Iter() => this;

    [PyMethod("__next__(self, /)")]
    internal PyObject? Next(PyThreadState thread)
    {
        // Who wants the value that it returns sends instead.
        var result = Resume(thread, PyNone.Instance, raise: false, isClosing: false, out var returned);
        return returned ? null : result;
    }

    /// <summary><c>next(generator)</c>: the end is StopIteration with the value that it returns.</summary>
    public static PyObject? NextOrStop(PyThreadState thread, PyObject iterator) =>
        iterator is PyGenerator generator ? generator.SendValue(thread, PyNone.Instance) : iterator.Type.Slots.Next(thread, iterator);

    [PyMethod("send(self, arg, /)", Doc = "Resume the generator with a value for its yield expression; the next yielded value, or StopIteration.", NoTextSignature = true)]
    internal PyObject? Send(PyThreadState thread, PyObject arg) => SendValue(thread, arg);

    [PyMethod("throw(self, type, value=None, traceback=None, /)", Doc = "Raise an exception where the generator waits.", NoTextSignature = true)]
    internal PyObject? ThrowInto(PyThreadState thread, PyObject type, PyObject? value, PyObject? traceback) => Throw(thread, type, value, traceback);

    [PyMethod("close(self, /)", Doc = "Raise GeneratorExit where the generator waits.", NoTextSignature = true)]
    internal PyObject? CloseNow(PyThreadState thread) => Close(thread);

    [PyMethod("__repr__(self, /)")]
    internal string ReprText() => $"<generator object {QualNameObject} at 0x{Identity.Of(this):x}>";

    [PyProperty("__name__", Setter = nameof(SetNameValue))]
    internal PyObject NameValue() => NameObject;

    internal bool SetNameValue(PyThreadState thread, PyObject? value) => SetName(value);

    [PyProperty("__qualname__", Setter = nameof(SetQualNameValue))]
    internal PyObject QualNameValue() => QualNameObject;

    internal bool SetQualNameValue(PyThreadState thread, PyObject? value) => SetQualName(value);

    [PyProperty("gi_yieldfrom")]
    internal PyObject YieldFrom() => Receiver ?? PyNone.Instance;

    [PyProperty("gi_running")]
    internal bool Running => IsRunning;

    [PyProperty("gi_suspended")]
    internal bool Suspended => IsSuspended;

    [PyProperty("gi_frame")]
    internal PyObject? FrameValue(PyThreadState thread) => FrameObject(thread);

    [PyProperty("gi_code", Member = true)]
    internal PyObject CodeValue => Code;
}

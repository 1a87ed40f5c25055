using PyEmbed.Bytecode;
using PyEmbed.Bytecode.Tables;
using PyEmbed.CompilerServices;
using PyEmbed.VM.Interpreter;

namespace PyEmbed.VM.Objects;

/// <summary>One frame that an exception went through. Data model 3.2.</summary>
[PyType("traceback", Doc = "Create a new traceback object.")]
internal sealed partial class PyTraceback : PyObject, ITraceback
{
    private int _line;

    public PyTraceback(PyTraceback? next, PyFrame frame, int lastOffset, int line)
    {
        Next = next;
        Frame = frame;
        LastOffset = lastOffset;
        _line = line;
    }

    /// <summary>Towards the place where the exception was raised.</summary>
    public PyTraceback? Next { get; private set; }

    public PyFrame Frame { get; }

    /// <summary><c>tb_lasti</c>, a byte offset.</summary>
    public int LastOffset { get; }

    /// <summary><c>tb_lineno</c>; found when somebody asks.</summary>
    public int Line
    {
        get
        {
            if (_line == Unknown) _line = LocationTable.AddressToLine(Frame.Code.CodeObject, LastOffset);
            return _line;
        }
    }

    private const int Unknown = int.MinValue;

    /// <summary>Puts an entry for the frame, at the place where it is, before those of the exception.</summary>
    public static void Add(PyThreadState thread, PyBaseException exception, Frame frame)
    {
        exception.Traceback = new PyTraceback(exception.Traceback as PyTraceback, PyFrame.Of(thread, frame), frame.Offset, Unknown);
    }

    [PyMethod("__dir__(self, /)", NoTextSignature = true)]
    internal PyObject Directory() =>
        PyList.CopyOf([PyStr.FromName("tb_frame"), PyStr.FromName("tb_next"), PyStr.FromName("tb_lasti"), PyStr.FromName("tb_lineno")]);

    [PyMethod("__new__(cls, tb_next, tb_frame, tb_lasti, tb_lineno)", NoTextSignature = true)]
    internal static PyObject? New(PyThreadState thread, PyType type, PyObject tb_next, PyObject tb_frame, int tb_lasti, int tb_lineno)
    {
        if (tb_next is not (PyNone or PyTraceback)) return PyErr.TypeError($"expected traceback object or None, got '{tb_next.Type.NameInMessages}'");
        if (tb_frame is not PyFrame frame) return PyErr.TypeError($"traceback() argument 'tb_frame' must be frame, not {tb_frame.Type.NameInMessages}");
        return new PyTraceback(tb_next as PyTraceback, frame, tb_lasti, tb_lineno);
    }

    [PyProperty("tb_next", Setter = nameof(SetNext))]
    internal PyObject NextValue() => Next ?? (PyObject)PyNone.Instance;

    internal bool SetNext(PyThreadState thread, PyObject? value)
    {
        if (value is null) return PyErr.TypeError("can't delete tb_next attribute");
        if (value is not (PyNone or PyTraceback)) return PyErr.TypeError($"expected traceback object, got '{value.Type.NameInMessages}'");
        for (var link = value as PyTraceback; link is not null; link = link.Next)
            if (ReferenceEquals(link, this)) return PyErr.ValueError("traceback loop detected");
        Next = value as PyTraceback;
        return true;
    }

    [PyProperty("tb_frame", Member = true)]
    internal PyObject FrameValue => Frame;

    [PyProperty("tb_lasti", Member = true)]
    internal int LastOffsetValue => LastOffset;

    [PyProperty("tb_lineno")]
    internal PyObject LineValue() => Line < 0 ? PyNone.Instance : PyInt.From(Line);

    ITraceback? ITraceback.NextFrame => Next;

    CodeObject ITraceback.RunningCode => Frame.Code.CodeObject;

    int ITraceback.InstructionOffset => LastOffset;

    int ITraceback.LineNumber => Line;

    (PyDict Globals, PyDict Builtins) ITraceback.Namespaces => (Frame.Function.Globals, Frame.Function.Builtins);
}

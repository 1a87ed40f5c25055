using System.Numerics;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Io;

/// <summary><c>_io.IncrementalNewlineDecoder</c></summary>
[PyType("IncrementalNewlineDecoder", Module = "_io", Subclassable = true, Doc = "A decoder over another that makes \\n of \\r\\n and \\r and remembers which ends of lines there were.")]
internal partial class PyIncrementalNewlineDecoder : PyObject
{
    private PyObject? _decoder;
    private NewlineTranslation? _translation;

    [PyMethod("__new__(cls, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => PyIncrementalNewlineDecoderDefinition.Instance.Allocate(type);

    [PyMethod("__init__(self, decoder, translate, errors='strict')")]
    internal bool Initialize(PyThreadState thread, PyObject decoder, [AsInt] bool translate, PyObject errors)
    {
        _decoder = decoder;
        _translation = new NewlineTranslation(translate);
        return true;
    }

    private bool CheckReady() => _translation is not null || PyErr.ValueError("IncrementalNewlineDecoder.__init__() not called");

    [PyMethod("decode(self, /, input, final=False)")]
    internal PyObject? Decode(PyThreadState thread, PyObject input, [AsInt] bool final)
    {
        if (!CheckReady()) return null;
        if (_decoder is not PyNone)
        {
            if (Streams.Call(thread, _decoder!, IoNames.Decode, input, PyBool.From(final)) is not { } decoded) return null;
            input = decoded;
        }
        if (input is not PyStr text) return PyErr.TypeError($"decoder should return a string result, not '{input.Type.NameInMessages}'");
        if (!thread.TryChargeWork(text.Length >> 2) || !thread.TryReserve(2L * text.Length)) return null;
        return PyStr.From(_translation!.Next(text.Text, final));
    }

    [PyMethod("getstate(self, /)")]
    internal PyObject? GetState(PyThreadState thread)
    {
        if (!CheckReady()) return null;
        PyObject buffer = PyBytes.Empty;
        var flag = BigInteger.Zero;
        if (_decoder is not PyNone)
        {
            if (Streams.Call(thread, _decoder!, IoNames.GetState) is not { } state) return null;
            if (state is not PyTuple { Count: 2 } pair) return PyErr.TypeError("illegal decoder state");
            buffer = pair[0];
            if (!PyInt.TryGetValue(pair[1], out flag)) return PyErr.TypeError("illegal decoder state");
        }
        flag = (flag & ulong.MaxValue) << 1;
        if (_translation!.HasPendingCarriage) flag |= 1;
        return PyTuple.Of(buffer, PyInt.From(flag & ulong.MaxValue));
    }

    [PyMethod("setstate(self, state, /)")]
    internal PyObject? SetState(PyThreadState thread, PyObject state)
    {
        if (!CheckReady()) return null;
        if (state is not PyTuple pair) return PyErr.TypeError("state argument must be a tuple");
        if (pair.Count != 2 || !PyInt.TryGetValue(pair[1], out var flag)) return PyErr.TypeError("setstate(): illegal state argument");
        _translation!.HasPendingCarriage = !flag.IsEven;
        return _decoder is PyNone ? PyNone.Instance : Streams.Call(thread, _decoder!, IoNames.SetState, PyTuple.Of(pair[0], PyInt.From(flag >> 1)));
    }

    [PyMethod("reset(self, /)")]
    internal PyObject? Reset(PyThreadState thread)
    {
        if (!CheckReady()) return null;
        _translation!.Forget();
        return _decoder is PyNone ? PyNone.Instance : Streams.Call(thread, _decoder!, IoNames.Reset);
    }

    [PyProperty("newlines")]
    internal PyObject? Newlines() => CheckReady() ? _translation!.Newlines : null;
}

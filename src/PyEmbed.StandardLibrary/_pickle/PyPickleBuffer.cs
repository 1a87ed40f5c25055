using PyEmbed.VM;
using PyEmbed.VM.Objects;

namespace PyEmbed.StandardLibrary.Pickle;

/// <summary><c>pickle.PickleBuffer</c>: marks a buffer that may be written outside of the pickle. PEP 574.</summary>
[PyType("PickleBuffer", Module = "pickle", Weakrefs = true, Doc = "Wrapper of a buffer that a pickle may leave outside.")]
internal sealed partial class PyPickleBuffer : PyObject, IBufferForwarder
{
    private readonly PyObject _owner;
    private readonly PyMemoryView _view;   // keeps the bytes in place until release()
    private bool _isReleased;

    private PyPickleBuffer(PyObject owner, PyMemoryView view)
    {
        _owner = owner;
        _view = view;
    }

    [PyMethod("__new__(cls, /, *args, **kwargs)")]
    internal static PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var positional = args.Length - (keywordNames?.Count ?? 0);
        if (args.Length > 1) return PyErr.TypeError($"PickleBuffer() takes at most 1 argument ({args.Length} given)");
        if (positional == 0) return PyErr.TypeError("PickleBuffer() takes exactly 1 positional argument (0 given)");
        var source = args[0];
        if (source is not IBufferExporter) return Buffers.NotBytesLike(source);
        // What another of these wraps is wrapped itself.
        if (source is IBufferForwarder forwarder)
        {
            if (forwarder.BufferOwner(thread) is not { } owner) return null;
            source = owner;
        }
        return PyMemoryView.Of(thread, source) is { } view ? new PyPickleBuffer(source, view) : null;
    }

    private bool TryUse() => !_isReleased || PyErr.ValueError("operation forbidden on released PickleBuffer object");

    /// <summary>The buffer. Null: an error is set, it was given back.</summary>
    [MustCheck]
    public PyMemoryView? View() => TryUse() ? _view : null;

    public PyObject? BufferOwner(PyThreadState thread) => TryUse() ? _owner : null;

    bool IBufferExporter.TryExport(PyThreadState thread, BufferAccess access, out BufferLease lease)
    {
        lease = default;
        return TryUse() && ((IBufferExporter)_view).TryExport(thread, access, out lease);
    }

    void IBufferExporter.EndExport() => ((IBufferExporter)_view).EndExport();

    BufferLayout IBufferExporter.Layout => ((IBufferExporter)_view).Layout;

    [PyMethod("raw(self, /)", Doc = "A memoryview of the bytes, whatever items they are; BufferError where they do not lie together.")]
    internal PyObject? Raw() => TryUse() ? _view.AsPlainBytes() : null;

    [PyMethod("release(self, /)", Doc = "Give the buffer back; nothing else can be done with this object afterwards.")]
    internal PyObject? Release(PyThreadState thread)
    {
        if (_isReleased) return PyNone.Instance;
        if (_view.Release(thread) is null) return null;
        _isReleased = true;
        return PyNone.Instance;
    }
}

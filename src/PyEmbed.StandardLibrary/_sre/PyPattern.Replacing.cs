using PyEmbed.VM.Import;

namespace PyEmbed.StandardLibrary.Sre;

// sub and subn.
internal sealed partial class PyPattern
{
    private static readonly PyStr s_templateHook = PyStr.FromName("_subx");

    [PyMethod("sub(self, /, repl, string, count=0)", Doc = "The string with matches replaced.")]
    internal PyObject? Sub(PyThreadState thread, PyObject repl, PyObject @string, nint count) => Replace(thread, repl, @string, count, out _);

    [PyMethod("subn(self, /, repl, string, count=0)", Doc = "The string with matches replaced, and how many there were.")]
    internal PyObject? SubN(PyThreadState thread, PyObject repl, PyObject @string, nint count) =>
        Replace(thread, repl, @string, count, out var replaced) is { } text ? PyTuple.Of(text, PyInt.From(replaced)) : null;

    private PyObject? Replace(PyThreadState thread, PyObject template, PyObject value, nint count, out long replaced)
    {
        replaced = 0;
        if (Replacement(thread, template) is not { } replacement) return null;
        var isCallable = Calls.IsCallable(replacement);
        if (Subject.Of(thread, value, this) is not { } subject) return null;
        var parts = new PyList();
        var scan = new MatchScan(thread, this, subject, 0, subject.Length);
        var last = 0;
        while ((count == 0 || replaced < count) && scan.TryNext(out var outcome))
        {
            if (outcome == MatchOutcome.Error) return null;
            var matcher = scan.Matcher;
            if (last < matcher.Start && (subject.Slice(thread, last, matcher.Start) is not { } between || !parts.TryAppend(thread, between))) return null;
            last = matcher.End;
            var item = replacement;
            if (isCallable && (item = Calls.Call1(thread, replacement, new PyMatch(this, value, matcher, 0, subject.Length))) is null) return null;
            if (item is not PyNone && !parts.TryAppend(thread, item)) return null;
            replaced++;
        }
        if (last < subject.Length && (subject.Slice(thread, last, subject.Length) is not { } rest || !parts.TryAppend(thread, rest))) return null;
        return subject.Bytes is null ? PyStr.Empty.Join(thread, parts) : PyBytes.Empty.Join(thread, parts);
    }

    // What is put in: the template where it says nothing of groups, else what the module re makes of it.
    private PyObject? Replacement(PyThreadState thread, PyObject template)
    {
        if (Calls.IsCallable(template)) return template;
        switch (template)
        {
            case PyStr text when text.IsNarrow ? !text.NarrowSpan.Contains('\\') : !text.WideSpan.Contains('\\'):
            case PyBytes { Data: var data } when !data.AsSpan().Contains((byte)'\\'):
                return template;
        }
        if (template is IBufferExporter)
        {
            if (!Buffers.TryGet(thread, template, out var lease)) return null;
            using (lease)
                if (!lease.Bytes.Contains((byte)'\\')) return PyBytes.Adopt(lease.Bytes.ToArray());
        }
        return Imports.Import(thread, "re") is { } module && Attributes.Get(thread, module, s_templateHook) is { } hook ? Calls.Call2(thread, hook, this, template) : null;
    }
}

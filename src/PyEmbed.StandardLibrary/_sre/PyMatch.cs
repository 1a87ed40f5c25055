using PyEmbed.VM.Import;

namespace PyEmbed.StandardLibrary.Sre;

/// <summary><c>re.Match</c>: what a pattern matched. Library reference "re", match objects.</summary>
[PyType("Match", Module = "re", DisallowInstantiation = true, Doc = "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.")]
internal sealed partial class PyMatch : PyObject
{
    private static readonly PyStr s_expandHook = PyStr.FromName("_expand");

    private readonly PyPattern _pattern;
    private readonly int[] _marks;      // start and end of the whole match, then of each group; -1: it matched nothing
    private readonly int _lastGroup;
    private PyTuple? _spans;

    public PyMatch(PyPattern pattern, PyObject subject, Matcher matcher, int start, int end)
    {
        _pattern = pattern;
        String = subject;
        var groups = pattern.Program.Groups;
        _marks = new int[2 * (groups + 1)];
        _marks[0] = matcher.Start;
        _marks[1] = matcher.End;
        for (var i = 2; i < _marks.Length; i += 2)
        {
            var from = matcher.Registers[i - 2];
            var to = matcher.Registers[i - 1];
            (_marks[i], _marks[i + 1]) = from >= 0 && to >= from ? (from, to) : (-1, -1);
        }
        _lastGroup = matcher.Registers[pattern.Program.LastGroup];
        Pos = PyInt.From(start);
        EndPos = PyInt.From(end);
    }

    [PyProperty("string", Member = true, Doc = "The string passed to match() or search().")]
    internal PyObject String { get; }

    [PyProperty("re", Member = true, Doc = "The regular expression object.")]
    internal PyObject Re => _pattern;

    [PyProperty("pos", Member = true, Doc = "The index into the string at which the RE engine started looking for a match.")]
    internal PyObject Pos { get; }

    [PyProperty("endpos", Member = true, Doc = "The index into the string beyond which the RE engine will not go.")]
    internal PyObject EndPos { get; }

    [PyProperty("lastindex", Doc = "The integer index of the last matched capturing group.")]
    internal PyObject LastIndex => _lastGroup >= 0 ? PyInt.From(_lastGroup) : PyNone.Instance;

    [PyProperty("lastgroup", Doc = "The name of the last matched capturing group.")]
    internal PyObject LastGroup => _lastGroup >= 0 && _lastGroup < _pattern.IndexGroup.Count ? _pattern.IndexGroup[_lastGroup] : PyNone.Instance;

    [PyProperty("regs")]
    internal PyObject Regs
    {
        get
        {
            if (_spans is not null) return _spans;
            var spans = new PyObject[_marks.Length / 2];
            for (var i = 0; i < spans.Length; i++) spans[i] = SpanOf(i);
            return _spans = PyTuple.Adopt(spans);
        }
    }

    private PyTuple SpanOf(int group) => PyTuple.Of(PyInt.From(_marks[2 * group]), PyInt.From(_marks[2 * group + 1]));

    private PyObject? Text(PyThreadState thread, int group, PyObject none) => _marks[2 * group] < 0 ? none : Subject.Slice(thread, String, _marks[2 * group], _marks[2 * group + 1]);

    // -1: an error is set.
    private int Find(PyThreadState thread, PyObject group)
    {
        var number = _pattern.GroupNumber(thread, group);
        if (number < 0 && !thread.HasError) _ = PyErr.IndexError("no such group");
        return number;
    }

    [PyMethod("group(self, *args)", NoTextSignature = true, Doc = "What groups matched: a str for one group (the whole match without an argument), a tuple for several.")]
    internal PyObject? Group(PyThreadState thread, ReadOnlySpan<PyObject> args)
    {
        if (args.Length == 0) return Text(thread, 0, PyNone.Instance);
        if (args.Length == 1) return GetItem(thread, args[0]);
        var items = new PyObject[args.Length];
        for (var i = 0; i < items.Length; i++)
        {
            if (GetItem(thread, args[i]) is not { } item) return null;
            items[i] = item;
        }
        return PyTuple.Adopt(items);
    }

    [PyMethod("__getitem__(self, key, /)")]
    internal PyObject? GetItem(PyThreadState thread, PyObject key) => Find(thread, key) is var number and >= 0 ? Text(thread, number, PyNone.Instance) : null;

    [PyMethod("groups(self, /, default=None)", Doc = "What all groups matched, as a tuple.")]
    internal PyObject? Groups(PyThreadState thread, PyObject @default)
    {
        var items = new PyObject[_pattern.Program.Groups];
        for (var i = 0; i < items.Length; i++)
        {
            if (Text(thread, i + 1, @default) is not { } item) return null;
            items[i] = item;
        }
        return PyTuple.Adopt(items);
    }

    [PyMethod("groupdict(self, /, default=None)", Doc = "What the named groups matched, by name.")]
    internal PyObject? GroupDict(PyThreadState thread, PyObject @default)
    {
        var result = new PyDict();
        var names = _pattern.IndexGroup;
        for (var i = 1; i < names.Count && i <= _pattern.Program.Groups; i++)
        {
            if (names[i] is PyNone) continue;
            if (Text(thread, i, @default) is not { } text || !result.TrySetItem(thread, names[i], text)) return null;
        }
        return result;
    }

    [PyMethod("start(self, group=0, /)", Doc = "Where what a group matched begins.")]
    internal PyObject? Start(PyThreadState thread, PyObject group) => Find(thread, group) is var number and >= 0 ? PyInt.From(_marks[2 * number]) : null;

    [PyMethod("end(self, group=0, /)", Doc = "Where what a group matched ends.")]
    internal PyObject? End(PyThreadState thread, PyObject group) => Find(thread, group) is var number and >= 0 ? PyInt.From(_marks[2 * number + 1]) : null;

    [PyMethod("span(self, group=0, /)", Doc = "Where what a group matched begins and ends.")]
    internal PyObject? Span(PyThreadState thread, PyObject group) => Find(thread, group) is var number and >= 0 ? SpanOf(number) : null;

    [PyMethod("expand(self, /, template)", Doc = "A template with its references replaced by what the groups matched.")]
    internal PyObject? Expand(PyThreadState thread, PyObject template) => Imports.Import(thread, "re") is { } module && Attributes.Get(thread, module, s_expandHook) is { } hook
        ? Calls.Call3(thread, hook, _pattern, this, template)
        : null;

    [PyMethod("__copy__(self, /)")]
    internal PyObject Copy() => this;

    [PyMethod("__deepcopy__(self, memo, /)")]
    internal PyObject DeepCopy(PyObject memo) => this;

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        const int ShownLength = 50;
        if (Text(thread, 0, PyNone.Instance) is not { } matched || Representation.Repr(thread, matched) is not { } text) return null;
        var shown = text.Length > ShownLength ? text.Substring(0, ShownLength) : text;
        return PyStr.Empty.Join(thread, [PyStr.FromUtf16($"<re.Match object; span=({_marks[0]}, {_marks[1]}), match="), shown, PyStr.FromUtf16(">")]);
    }

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItem(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);
}

using PyEmbed.Core.Hashing;

namespace PyEmbed.StandardLibrary.Sre;

/// <summary><c>re.Pattern</c>: a compiled pattern. Library reference "re", regular expression objects.</summary>
[PyType("Pattern", Module = "re", Weakrefs = true, DisallowInstantiation = true, Doc = "Compiled regular expression object.")]
internal sealed partial class PyPattern : PyObject
{
    private readonly uint[] _code;
    private readonly PyDict _groupIndex;

    private PyPattern(PyObject pattern, SreFlags flags, uint[] code, PatternProgram program, PyDict groupIndex, PyTuple indexGroup)
    {
        Pattern = pattern;
        SreFlags = flags;
        _code = code;
        Program = program;
        _groupIndex = groupIndex;
        IndexGroup = indexGroup;
    }

    public PatternProgram Program { get; }

    public SreFlags SreFlags { get; }

    /// <summary>The name of each group, or None.</summary>
    public PyTuple IndexGroup { get; }

    /// <summary>Null: it was made without a pattern and searches both.</summary>
    public bool? IsOfBytes => Pattern is PyNone ? null : Pattern is not PyStr;

    public static PyPattern? Create(PyThreadState thread, PyObject pattern, SreFlags flags, uint[] code, int groups, PyDict groupIndex, PyTuple indexGroup) =>
        PatternDecoder.Decode(thread, code, groups) is { } program ? new PyPattern(pattern, flags, code, program, groupIndex, indexGroup) : null;

    [PyProperty("pattern", Member = true, Doc = "The pattern string from which the RE object was compiled.")]
    internal PyObject Pattern { get; }

    [PyProperty("flags", Member = true, Doc = "The regex matching flags.")]
    internal PyObject Flags => PyInt.From((long)SreFlags);

    [PyProperty("groups", Member = true, Doc = "The number of capturing groups in the pattern.")]
    internal PyObject Groups => PyInt.From(Program.Groups);

    [PyProperty("groupindex", Doc = "A dictionary mapping group names to group numbers.")]
    internal PyObject GroupIndex => _groupIndex.Count == 0 ? new PyDict() : new PyMappingProxy(_groupIndex);

    /// <summary>The number of a group that is named or numbered; -1: there is none, or an error is set.</summary>
    public int GroupNumber(PyThreadState thread, PyObject group)
    {
        nint index = -1;
        if (group is PyInt or PyBigInt || group.Type.Defines(Slot.Index))
        {
            if (!Number.TrySliceIndex(thread, group, out index)) return -1;
        }
        else
        {
            if (!_groupIndex.TryGetItem(thread, group, out var known)) return -1;
            if (known is PyInt { Value: var number }) index = (nint)number;
        }
        return index >= 0 && index <= Program.Groups ? (int)index : -1;
    }

    [PyMethod("match(self, /, string, pos=0, endpos=sys.maxsize)", Doc = "Match at the beginning of the string.")]
    internal PyObject? Match(PyThreadState thread, PyObject @string, nint pos, nint endpos) => MatchAt(thread, @string, pos, endpos, isFull: false);

    [PyMethod("fullmatch(self, /, string, pos=0, endpos=sys.maxsize)", Doc = "Match the whole string.")]
    internal PyObject? FullMatch(PyThreadState thread, PyObject @string, nint pos, nint endpos) => MatchAt(thread, @string, pos, endpos, isFull: true);

    private PyObject? MatchAt(PyThreadState thread, PyObject value, nint pos, nint endpos, bool isFull)
    {
        if (Subject.Of(thread, value, this) is not { } subject) return null;
        ClampBounds(subject, pos, endpos, out var start, out var end);
        var matcher = Matcher.Create(thread, Program, subject);
        return Result(matcher, matcher.Match(start, end, isFull), subject, start, end);
    }

    [PyMethod("search(self, /, string, pos=0, endpos=sys.maxsize)", Doc = "Find the first match in the string.")]
    internal PyObject? Search(PyThreadState thread, PyObject @string, nint pos, nint endpos)
    {
        if (Subject.Of(thread, @string, this) is not { } subject) return null;
        ClampBounds(subject, pos, endpos, out var start, out var end);
        var matcher = Matcher.Create(thread, Program, subject);
        return Result(matcher, matcher.Search(start, end, mustAdvance: false), subject, start, end);
    }

    /// <summary>The match object, None, or null with an error set.</summary>
    public PyObject? Result(Matcher matcher, MatchOutcome outcome, Subject subject, int start, int end) => outcome switch
    {
        MatchOutcome.Match => new PyMatch(this, subject.Value, matcher, start, end),
        MatchOutcome.NoMatch => PyNone.Instance,
        _ => null,
    };

    /// <summary>The bounds as positions inside the text. An end before the start makes the text empty there.</summary>
    public static void ClampBounds(Subject subject, nint pos, nint endpos, out int start, out int end)
    {
        start = (int)Math.Clamp(pos, 0, subject.Length);
        end = (int)Math.Clamp(endpos, 0, subject.Length);
        if (end < start) end = start - 1;
    }

    [PyMethod("finditer(self, /, string, pos=0, endpos=sys.maxsize)", Doc = "An iterator over the matches.")]
    internal PyObject? FindIter(PyThreadState thread, PyObject @string, nint pos, nint endpos)
    {
        if (PyScanner.Create(thread, this, @string, pos, endpos) is not { } scanner) return null;
        return Attributes.Get(thread, scanner, PyScanner.SearchName) is { } search ? new PyCallableIterator(search, PyNone.Instance) : null;
    }

    [PyMethod("scanner(self, /, string, pos=0, endpos=sys.maxsize)")]
    internal PyObject? Scanner(PyThreadState thread, PyObject @string, nint pos, nint endpos) => PyScanner.Create(thread, this, @string, pos, endpos);

    [PyMethod("findall(self, /, string, pos=0, endpos=sys.maxsize)", Doc = "A list of all matches: of what the group matched where there is one, of tuples where there are more.")]
    internal PyObject? FindAll(PyThreadState thread, PyObject @string, nint pos, nint endpos)
    {
        if (Subject.Of(thread, @string, this) is not { } subject) return null;
        ClampBounds(subject, pos, endpos, out var start, out var end);
        var found = new PyList();
        var scan = new MatchScan(thread, this, subject, start, end);
        while (scan.TryNext(out var outcome))
        {
            if (outcome == MatchOutcome.Error || FoundItem(thread, scan.Matcher, subject) is not { } item || !found.TryAppend(thread, item)) return null;
        }
        return found;
    }

    private PyObject? FoundItem(PyThreadState thread, Matcher matcher, Subject subject)
    {
        if (Program.Groups == 0) return subject.Slice(thread, matcher.Start, matcher.End);
        if (Program.Groups == 1) return GroupOf(thread, matcher, subject, 0, subject.Empty);
        var items = new PyObject[Program.Groups];
        for (var i = 0; i < items.Length; i++)
        {
            if (GroupOf(thread, matcher, subject, i, subject.Empty) is not { } item) return null;
            items[i] = item;
        }
        return PyTuple.Adopt(items);
    }

    private static PyObject? GroupOf(PyThreadState thread, Matcher matcher, Subject subject, int group, PyObject none)
    {
        var start = matcher.Registers[2 * group];
        var end = matcher.Registers[2 * group + 1];
        return start < 0 || end < start ? none : subject.Slice(thread, start, end);
    }

    [PyMethod("split(self, /, string, maxsplit=0)", Doc = "Split a string at the matches; what groups matched stands between.")]
    internal PyObject? Split(PyThreadState thread, PyObject @string, nint maxsplit)
    {
        if (Subject.Of(thread, @string, this) is not { } subject) return null;
        var parts = new PyList();
        var scan = new MatchScan(thread, this, subject, 0, subject.Length);
        var last = 0;
        var count = 0;
        while ((maxsplit == 0 || count < maxsplit) && scan.TryNext(out var outcome))
        {
            if (outcome == MatchOutcome.Error || subject.Slice(thread, last, scan.Matcher.Start) is not { } part || !parts.TryAppend(thread, part)) return null;
            for (var i = 0; i < Program.Groups; i++)
                if (GroupOf(thread, scan.Matcher, subject, i, PyNone.Instance) is not { } group || !parts.TryAppend(thread, group)) return null;
            last = scan.Matcher.End;
            count++;
        }
        return subject.Slice(thread, last, subject.Length) is { } rest && parts.TryAppend(thread, rest) ? parts : null;
    }

    [PyMethod("__copy__(self, /)")]
    internal PyObject Copy() => this;

    [PyMethod("__deepcopy__(self, memo, /)")]
    internal PyObject DeepCopy(PyObject memo) => this;

    [PyMethod("__repr__(self, /)")]
    internal PyObject? Represent(PyThreadState thread)
    {
        const int ShownLength = 200;
        if (Representation.Repr(thread, Pattern) is not { } text) return null;
        var shown = SreFlags;
        // That a pattern of str is of Unicode goes without saying.
        if (Pattern is PyStr && (shown & (SreFlags.Locale | SreFlags.Unicode | SreFlags.Ascii)) == SreFlags.Unicode) shown &= ~SreFlags.Unicode;
        var names = FlagNames(shown);
        var content = text.Length > ShownLength ? text.Substring(0, ShownLength) : text;
        return PyStr.Empty.Join(thread, [PyStr.FromUtf16("re.compile("), content, PyStr.FromUtf16(names.Length > 0 ? $", {names})" : ")")]);
    }

    private static string FlagNames(SreFlags flags)
    {
        var names = new List<string>();
        foreach (var (flag, name) in (ReadOnlySpan<(SreFlags, string)>)[
            (SreFlags.Template, "re.TEMPLATE"), (SreFlags.IgnoreCase, "re.IGNORECASE"), (SreFlags.Locale, "re.LOCALE"), (SreFlags.MultiLine, "re.MULTILINE"), (SreFlags.DotAll, "re.DOTALL"),
            (SreFlags.Unicode, "re.UNICODE"), (SreFlags.Verbose, "re.VERBOSE"), (SreFlags.Debug, "re.DEBUG"), (SreFlags.Ascii, "re.ASCII")])
        {
            if ((flags & flag) == 0) continue;
            names.Add(name);
            flags &= ~flag;
        }
        if (flags != 0) names.Add($"0x{(int)flags:x}");
        return string.Join('|', names);
    }

    [PyMethod("__hash__(self, /)")]
    internal bool TryHash(PyThreadState thread, out long hash)
    {
        if (!Hashing.TryHash(thread, Pattern, out hash)) return false;
        hash = TupleHash.Of([hash, (long)SreFlags, Program.Groups, _code.Length]);
        return true;
    }

    [PyRichCompare]
    internal PyObject? CompareWith(PyThreadState thread, PyObject other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other is not PyPattern pattern) return PyNotImplemented.Instance;
        var equal = true;
        if (!ReferenceEquals(this, pattern))
        {
            equal = SreFlags == pattern.SreFlags && IsOfBytes == pattern.IsOfBytes && Program.Groups == pattern.Program.Groups && _code.AsSpan().SequenceEqual(pattern._code);
            if (equal && !Comparison.TryEquals(thread, Pattern, pattern.Pattern, out equal)) return null;
        }
        return PyBool.From(equal == (op == CompareOp.Eq));
    }

    [PyClassMethod("__class_getitem__(cls, item, /)", NoTextSignature = true, Doc = "See PEP 585")]
    internal static PyObject ClassGetItem(PyThreadState thread, PyType type, PyObject item) => PyGenericAlias.Make(type, item);
}

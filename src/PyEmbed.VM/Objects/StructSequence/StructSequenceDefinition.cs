using PyEmbed.CompilerServices;
using PyEmbed.VM.Protocols;

namespace PyEmbed.VM.Objects;

/// <summary>A type of named tuples (CPython's <c>PyStructSequence</c>): <c>sys.flags</c>, <c>time.struct_time</c>, <c>os.stat_result</c>.</summary>
internal sealed class StructSequenceDefinition : NativeTypeDefinition
{
    private const int ReduceNumber = -1;
    private const int FieldsNumber = -2;
    private const int VisibleNumber = -3;
    private const int UnnamedNumber = -4;
    private const int MatchNumber = -5;

    private readonly string _module;
    private readonly string _name;
    private readonly string? _doc;
    private readonly bool _takesFields;
    private readonly NativeMember[] _members;
    private PyType? _type;

    /// <param name="module"><c>__module__</c></param>
    /// <param name="name"><c>__name__</c></param>
    /// <param name="doc"><c>__doc__</c></param>
    /// <param name="fields">The names, those of the tuple's items first; an empty name: an item without one.</param>
    /// <param name="visibleCount">How many the tuple has; null: all.</param>
    /// <param name="canBeMade">Whether scripts can make instances.</param>
    /// <param name="takesFields">Whether an instance is made of its values as arguments, not of a sequence.</param>
    public StructSequenceDefinition(string module, string name, string? doc, string[] fields, int? visibleCount = null, bool canBeMade = true, bool takesFields = false)
    {
        _takesFields = takesFields;
        _module = module;
        _name = name;
        _doc = doc;
        FieldNames = fields;
        VisibleCount = visibleCount ?? fields.Length;
        CanBeMade = canBeMade;
        var members = new List<NativeMember>(fields.Length + 7);
        if (canBeMade) members.Add(new(NativeMemberKind.New, "__new__", 0, "($type, *args, **kwargs)", "Create and return a new object.", NativeArity.Keywords));
        members.Add(new(NativeMemberKind.SlotWrapper, "__repr__", (int)SlotWrapperKind.Repr, "($self, /)", "Return repr(self).", NativeArity.None));
        members.Add(new(NativeMemberKind.Method, "__reduce__", ReduceNumber, null, null, NativeArity.None));
        for (var i = 0; i < fields.Length; i++)
            if (fields[i].Length > 0) members.Add(new(NativeMemberKind.ReadOnlyField, fields[i], i, null, null, NativeArity.None));
        members.Add(new(NativeMemberKind.Constant, "n_sequence_fields", VisibleNumber, null, null, NativeArity.None));
        members.Add(new(NativeMemberKind.Constant, "n_fields", FieldsNumber, null, null, NativeArity.None));
        members.Add(new(NativeMemberKind.Constant, "n_unnamed_fields", UnnamedNumber, null, null, NativeArity.None));
        members.Add(new(NativeMemberKind.Constant, "__match_args__", MatchNumber, null, null, NativeArity.None));
        _members = members.ToArray();
    }

    public string[] FieldNames { get; }

    public int VisibleCount { get; }

    public bool CanBeMade { get; }

    /// <summary>The type, shared by all engines.</summary>
    public PyType Type => _type ?? Interlocked.CompareExchange(ref _type, new PyType(this), null) ?? _type!;

    public override string Name => _name;

    public override string Module => _module;

    public override string? Doc => _doc;

    public override PyType Base => PyTuple.BuiltinType;

    public override PyTypeSlots Slots => CanBeMade ? StructSequenceSlots.Instance : ClosedStructSequenceSlots.Closed;

    public override TypeFlags Flags => CanBeMade ? TypeFlags.None : TypeFlags.DisallowInstantiation;

    public override NativeMember[] Members => _members;

    public override PyObject? Allocate(PyType type) => null;

    public override PyObject? Get(int index, PyThreadState thread, PyObject self) => index switch
    {
        FieldsNumber => PyInt.From(FieldNames.Length),
        VisibleNumber => PyInt.From(VisibleCount),
        UnnamedNumber => PyInt.From(FieldNames.Count(static name => name.Length == 0)),
        MatchNumber => PyTuple.Adopt(Array.ConvertAll(Array.FindAll(FieldNames[..VisibleCount], static name => name.Length > 0), static name => (PyObject)PyStr.FromName(name))),
        _ => ((PyStructSequence)self).ValueAt(index),
    };

    public override PyObject? Call(int index, PyThreadState thread, PyObject self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (index != ReduceNumber) return NewWrapper.Call(thread, Type, args, keywordNames);
        if (args.Length > 0) return ArgumentErrors.TakesNone($"{_name}.__reduce__", args.Length);
        var sequence = (PyStructSequence)self;
        var rest = new PyDict();
        for (var i = VisibleCount; i < FieldNames.Length; i++) rest.SetByName(PyStr.FromName(FieldNames[i]), sequence.ValueAt(i));
        return PyTuple.Of(Type, PyTuple.Of(PyTuple.CopyOf(sequence.Items), rest));
    }

    /// <summary><c>type(sequence, dict={})</c></summary>
    public PyObject? Make(PyThreadState thread, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (_takesFields) return MakeOfFields(args, keywordNames);
        Span<PyObject?> bound = new PyObject?[2];
        var binder = new ArgumentBinder(_name, ["sequence", "dict"], 0, 2, 1, false, false);
        if (!binder.TryBind(args, keywordNames, bound)) return null;
        if (bound[1] is not null and not PyDict) return PyErr.TypeError($"{Type.NameInMessages}() takes a dict as second arg, if any");
        if (Iteration.GetIter(thread, bound[0]!) is null) return thread.ClearErrorIf(PyExceptions.TypeError) ? PyErr.TypeError("constructor requires a sequence") : null;
        if (Iteration.ToTuple(thread, bound[0]!) is not { } given) return null;
        if (VisibleCount != FieldNames.Length)
        {
            if (given.Count < VisibleCount) return PyErr.TypeError($"{Type.NameInMessages}() takes an at least {VisibleCount}-sequence ({given.Count}-sequence given)");
            if (given.Count > FieldNames.Length) return PyErr.TypeError($"{Type.NameInMessages}() takes an at most {FieldNames.Length}-sequence ({given.Count}-sequence given)");
        }
        else if (given.Count != VisibleCount) return PyErr.TypeError($"{Type.NameInMessages}() takes a {VisibleCount}-sequence ({given.Count}-sequence given)");
        var values = new PyObject[FieldNames.Length];
        given.Items.CopyTo(values);
        for (var i = given.Count; i < values.Length; i++)
        {
            PyObject? extra = null;
            if (bound[1] is PyDict named && !named.TryGetItem(thread, PyStr.FromName(FieldNames[i]), out extra)) return null;
            values[i] = extra ?? PyNone.Instance;
        }
        return new PyStructSequence(this, values);
    }

    private PyStructSequence? MakeOfFields(ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        var values = new PyObject?[FieldNames.Length];
        return new ArgumentBinder(_name, FieldNames, 0, values.Length, (1UL << values.Length) - 1, false, false).TryBind(args, keywordNames, values) ? new PyStructSequence(this, values!) : null;
    }

    /// <summary><c>sys.version_info(major=3, ...)</c></summary>
    public PyObject? Represent(PyThreadState thread, PyStructSequence sequence)
    {
        var names = Array.FindAll(FieldNames, static name => name.Length > 0);
        var text = new System.Text.StringBuilder(Type.NameInMessages).Append('(');
        for (var i = 0; i < VisibleCount; i++)
        {
            if (Representation.Repr(thread, sequence[i]) is not { } shown) return null;
            text.Append(i > 0 ? ", " : "").Append(names[i]).Append('=').Append(shown.ToString());
        }
        return PyStr.FromUtf16(text.Append(')').ToString());
    }
}

/// <summary>The slots of named tuples: those of a tuple besides two.</summary>
internal class StructSequenceSlots : PyTupleSlots
{
    internal static new readonly StructSequenceSlots Instance = new();

    public override SlotSet Own => SlotSet.Repr | SlotSet.New;

    public override PyObject? Repr(PyThreadState thread, PyObject self) => self is PyStructSequence sequence ? sequence.Structure.Represent(thread, sequence) : base.Repr(thread, self);

    public override PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        ((StructSequenceDefinition)type.Definition).Make(thread, args, keywordNames);
}

/// <summary>The slots of named tuples that scripts cannot make.</summary>
internal sealed class ClosedStructSequenceSlots : StructSequenceSlots
{
    internal static readonly ClosedStructSequenceSlots Closed = new();

    public override SlotSet Defined => base.Defined & ~SlotSet.New;

    public override PyObject? New(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => ArgumentErrors.CannotCreate(type);
}

namespace PyEmbed.SourceGenerator.Model;

/// <summary>The form of a slot's method: which operands it has and how it returns.</summary>
internal enum SlotShape
{
    /// <summary>self, gives an object</summary>
    Unary,
    /// <summary>left and right, either of the type, gives an object</summary>
    Binary,
    /// <summary>left, right and modulus</summary>
    Power,
    /// <summary>self and one more, gives an object</summary>
    WithOperand,
    /// <summary>self and a count</summary>
    WithCount,
    Length,
    Hash,
    Truth,
    Contains,
    /// <summary>self, key and value; a null value deletes</summary>
    Store,
    /// <summary>self and a name</summary>
    ReadAttribute,
    /// <summary>self, name and value; a null value deletes</summary>
    StoreAttribute,
    DescriptorGet,
    /// <summary>self, instance and value; a null value deletes</summary>
    DescriptorStore,
    RichCompare,
    /// <summary>all arguments, gives an object</summary>
    Call,
    /// <summary>all arguments, gives success</summary>
    Init,
    /// <summary>class and all arguments, gives an object</summary>
    New,
    /// <summary>self, gives success</summary>
    Finalize,
}

/// <summary>A dunder name that fills a slot.</summary>
/// <param name="Name">The dunder.</param>
/// <param name="Slot">The slot, by its name in <c>SlotSet</c>.</param>
/// <param name="Shape">Its form.</param>
/// <param name="Signature"><c>__text_signature__</c> of the wrapper.</param>
/// <param name="Doc">A text for the wrapper where the declaration has none.</param>
/// <param name="IsDeletion">Whether it is the deleting half of the slot.</param>
/// <param name="Reflected">The reflected operator that comes with it.</param>
internal sealed record SlotEntry(string Name, string Slot, SlotShape Shape, string? Signature, string Doc, bool IsDeletion = false, string? Reflected = null);

/// <summary>Which dunder fills which slot, as the table of CPython's type objects has it.</summary>
internal static class SlotTable
{
    private const string SelfOnly = "($self, /)";
    private const string OneValue = "($self, value, /)";

    /// <summary>Number and general slots.</summary>
    private static readonly Dictionary<string, SlotEntry> s_entries = Build();

    /// <summary>What <c>+</c> and <c>*</c> fill on a type with <c>Sequence = true</c>.</summary>
    private static readonly Dictionary<string, SlotEntry> s_sequenceEntries = new()
    {
        ["__add__"] = new("__add__", "Concat", SlotShape.WithOperand, OneValue, "Return self+value."),
        ["__mul__"] = new("__mul__", "Repeat", SlotShape.WithCount, OneValue, "Return self*value.", Reflected: "__rmul__"),
        ["__iadd__"] = new("__iadd__", "InplaceConcat", SlotShape.WithOperand, OneValue, "Implement self+=value."),
        ["__imul__"] = new("__imul__", "InplaceRepeat", SlotShape.WithCount, OneValue, "Implement self*=value."),
    };

    /// <summary>The special methods in CPython's order, by which member tables are sorted.</summary>
    private static readonly string[] s_order =
    [
        "repr", "hash", "call", "str", "getattribute", "setattr", "delattr", "lt", "le", "eq", "ne", "gt", "ge", "iter", "next", "get", "set", "delete",
        "init", "del", "await", "aiter", "anext",
        "add", "radd", "sub", "rsub", "mul", "rmul", "mod", "rmod", "divmod", "rdivmod", "pow", "rpow", "neg", "pos", "abs", "bool", "invert",
        "lshift", "rlshift", "rshift", "rrshift", "and", "rand", "xor", "rxor", "or", "ror", "int", "float",
        "iadd", "isub", "imul", "imod", "ipow", "ilshift", "irshift", "iand", "ixor", "ior",
        "floordiv", "rfloordiv", "truediv", "rtruediv", "ifloordiv", "itruediv", "index", "matmul", "rmatmul", "imatmul",
        "len", "getitem", "setitem", "delitem", "contains",
    ];

    /// <summary>Where a sequence's operators stand: behind its length and items, before <c>__contains__</c>, and in place behind that.</summary>
    private static readonly string[] s_sequenceOrder = ["len", "getitem", "setitem", "delitem", "add", "mul", "rmul", "contains", "iadd", "imul"];

    public static readonly (string Name, string Operator)[] Comparisons =
        [("__lt__", "<"), ("__le__", "<="), ("__eq__", "=="), ("__ne__", "!="), ("__gt__", ">"), ("__ge__", ">=")];

    public static SlotEntry? Find(string dunder, bool isSequence) =>
        isSequence && s_sequenceEntries.TryGetValue(dunder, out var entry) || s_entries.TryGetValue(dunder, out entry) ? entry : null;

    /// <summary>The name of a special method's <c>SlotWrapperKind</c>: <c>__radd__</c> is <c>Radd</c>.</summary>
    public static string Wrapper(string dunder) => char.ToUpperInvariant(dunder[2]) + dunder.Substring(3, dunder.Length - 5);

    public static int Order(string dunder, bool isSequence)
    {
        var name = dunder.Substring(2, dunder.Length - 4);
        var inSequence = isSequence ? Array.IndexOf(s_sequenceOrder, name) : -1;
        return inSequence >= 0 ? s_order.Length + inSequence : Array.IndexOf(s_order, name);
    }

    private static Dictionary<string, SlotEntry> Build()
    {
        var entries = new Dictionary<string, SlotEntry>();
        Add("__repr__", "Repr", SlotShape.Unary, SelfOnly, "Return repr(self).");
        Add("__str__", "Str", SlotShape.Unary, SelfOnly, "Return str(self).");
        Add("__hash__", "Hash", SlotShape.Hash, SelfOnly, "Return hash(self).");
        Add("__call__", "Call", SlotShape.Call, "($self, /, *args, **kwargs)", "Call self as a function.");
        Add("__getattribute__", "GetAttr", SlotShape.ReadAttribute, "($self, name, /)", "Return getattr(self, name).");
        Add("__setattr__", "SetAttr", SlotShape.StoreAttribute, "($self, name, value, /)", "Implement setattr(self, name, value).");
        Add("__delattr__", "SetAttr", SlotShape.StoreAttribute, "($self, name, /)", "Implement delattr(self, name).", isDeletion: true);
        Add("__iter__", "Iter", SlotShape.Unary, SelfOnly, "Implement iter(self).");
        Add("__next__", "Next", SlotShape.Unary, SelfOnly, "Implement next(self).");
        Add("__get__", "DescrGet", SlotShape.DescriptorGet, "($self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner.");
        Add("__set__", "DescrSet", SlotShape.DescriptorStore, "($self, instance, value, /)", "Set an attribute of instance to value.");
        Add("__delete__", "DescrSet", SlotShape.DescriptorStore, "($self, instance, /)", "Delete an attribute of instance.", isDeletion: true);
        Add("__init__", "Init", SlotShape.Init, "($self, /, *args, **kwargs)", "Initialize self; help(type(self)) shows the parameters.");
        Add("__new__", "New", SlotShape.New, "($type, *args, **kwargs)", "Create and return a new object.");
        Add("__del__", "Finalize", SlotShape.Finalize, null, "Called when the instance is about to be destroyed.");
        Add("__await__", "Await", SlotShape.Unary, SelfOnly, "Return an iterator to be used in await expression.");
        Add("__aiter__", "AIter", SlotShape.Unary, SelfOnly, "Return an awaitable, that resolves in asynchronous iterator.");
        Add("__anext__", "ANext", SlotShape.Unary, SelfOnly, "Return a value or raise StopAsyncIteration.");
        Number("add", "Add", "+");
        Number("sub", "Subtract", "-");
        Number("mul", "Multiply", "*");
        Number("mod", "Remainder", "%");
        Number("lshift", "Lshift", "<<");
        Number("rshift", "Rshift", ">>");
        Number("and", "And", "&");
        Number("xor", "Xor", "^");
        Number("or", "Or", "|");
        Number("floordiv", "FloorDivide", "//");
        Number("truediv", "TrueDivide", "/");
        Number("matmul", "MatrixMultiply", "@");
        Add("__divmod__", "Divmod", SlotShape.Binary, OneValue, "Return divmod(self, value).", reflected: "__rdivmod__");
        Add("__pow__", "Power", SlotShape.Power, "($self, value, mod=None, /)", "Return pow(self, value, mod).", reflected: "__rpow__");
        Add("__ipow__", "InplacePower", SlotShape.WithOperand, OneValue, "Return self**=value.");
        Add("__neg__", "Negative", SlotShape.Unary, SelfOnly, "-self");
        Add("__pos__", "Positive", SlotShape.Unary, SelfOnly, "+self");
        Add("__abs__", "Absolute", SlotShape.Unary, SelfOnly, "abs(self)");
        Add("__invert__", "Invert", SlotShape.Unary, SelfOnly, "~self");
        Add("__bool__", "Bool", SlotShape.Truth, SelfOnly, "True if self else False");
        Add("__int__", "Int", SlotShape.Unary, SelfOnly, "int(self)");
        Add("__float__", "Float", SlotShape.Unary, SelfOnly, "float(self)");
        Add("__index__", "Index", SlotShape.Unary, SelfOnly, "Return self as an integer, where it can stand for an index.");
        Add("__len__", "Length", SlotShape.Length, SelfOnly, "Return len(self).");
        Add("__contains__", "Contains", SlotShape.Contains, "($self, key, /)", "Return key in self.");
        Add("__getitem__", "GetItem", SlotShape.WithOperand, "($self, key, /)", "Return self[key].");
        Add("__setitem__", "SetItem", SlotShape.Store, "($self, key, value, /)", "Set self[key] to value.");
        Add("__delitem__", "SetItem", SlotShape.Store, "($self, key, /)", "Delete self[key].", isDeletion: true);
        return entries;

        void Number(string name, string slot, string sign)
        {
            Add($"__{name}__", slot, SlotShape.Binary, OneValue, $"Return self{sign}value.", reflected: $"__r{name}__");
            Add($"__i{name}__", "Inplace" + slot, SlotShape.WithOperand, OneValue, $"Return self{sign}=value.");
        }

        void Add(string name, string slot, SlotShape shape, string? signature, string doc, bool isDeletion = false, string? reflected = null) =>
            entries.Add(name, new SlotEntry(name, slot, shape, signature, doc, isDeletion, reflected));
    }
}

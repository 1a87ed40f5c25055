using PyEmbed.CompilerServices;
using PyEmbed.VM;
using PyEmbed.VM.Objects;
using PyEmbed.VM.Protocols;

namespace PyEmbed.StandardLibrary.Ast;

/// <summary>The members of the class <c>AST</c>, of which each engine has its own.</summary>
internal sealed class NodeBase : NativeTypeDefinition
{
    public static readonly NodeBase Instance = new();

    private static readonly PyStr s_fields = PyStr.FromName("_fields");
    private static readonly PyStr s_index = PyStr.FromName("index");

    private static readonly NativeMember[] s_members =
    [
        new(NativeMemberKind.New, "__new__", 0, "($type, *args, **kwargs)", "Create and return a new object.", NativeArity.Keywords),
        new(NativeMemberKind.SlotWrapper, "__getattribute__", (int)SlotWrapperKind.Getattribute, "($self, name, /)", "Return getattr(self, name).", NativeArity.One),
        new(NativeMemberKind.SlotWrapper, "__setattr__", (int)SlotWrapperKind.Setattr, "($self, name, value, /)", "Implement setattr(self, name, value).", NativeArity.Positional),
        new(NativeMemberKind.SlotWrapper, "__delattr__", (int)SlotWrapperKind.Delattr, "($self, name, /)", "Implement delattr(self, name).", NativeArity.One),
        new(NativeMemberKind.SlotWrapper, "__init__", (int)SlotWrapperKind.Init, "($self, /, *args, **kwargs)", "Initialize self; help(type(self)) shows the parameters.", NativeArity.Keywords),
        new(NativeMemberKind.Method, "__reduce__", 1, null, null, NativeArity.None),
        new(NativeMemberKind.Property, "__dict__", 0, null, null, NativeArity.None),
    ];

    private NodeBase() { }

    public override string Name => "AST";

    public override string Module => "ast";

    public override PyTypeSlots Slots { get; } = new NodeSlots();

    public override NativeMember[] Members => s_members;

    public override PyObject? Call(int index, PyThreadState thread, PyObject self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        // Arguments are __init__'s.
        if (index == 0) return NewWrapper.Call(thread, (PyType)self, args.Length == (keywordNames?.Count ?? 0) ? args : args[..1], args.Length == (keywordNames?.Count ?? 0) ? keywordNames : null);
        if (keywordNames is { Count: > 0 }) return PyErr.TypeError("AST.__reduce__() takes no keyword arguments");
        if (args.Length > 0) return PyErr.TypeError($"AST.__reduce__() takes no arguments ({args.Length} given)");
        return Reduce(thread, self);
    }

    public override PyObject? Get(int index, PyThreadState thread, PyObject self) => InstanceMembers.Table.Get(InstanceMembers.Dict.Number, thread, self);

    public override bool Set(int index, PyThreadState thread, PyObject self, PyObject? value) => InstanceMembers.Table.Set(InstanceMembers.Dict.Number, thread, self, value);

    private static PyObject? Reduce(PyThreadState thread, PyObject self)
    {
        if (!Attributes.TryGet(thread, self, Names.Dict, out var dict)) return null;
        return dict is null ? PyTuple.Of(self.Type, PyTuple.Empty) : PyTuple.Of(self.Type, PyTuple.Empty, dict);
    }

    // Arguments by position are the fields; by name any attribute.
    private static bool Initialize(PyThreadState thread, PyObject self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames)
    {
        if (!Attributes.TryGet(thread, self.Type, s_fields, out var fields)) return false;
        nint count = 0;
        if (fields is not null && !Subscript.TryLength(thread, fields, out count)) return false;
        var positional = args.Length - (keywordNames?.Count ?? 0);
        if (positional > count) return PyErr.TypeError($"{self.Type.Name} constructor takes at most {count} positional argument{(count == 1 ? "" : "s")}");
        for (var i = 0; i < positional; i++)
        {
            if (Subscript.GetItem(thread, fields!, PyInt.From(i)) is not { } name) return false;
            if (name is not PyStr field) return PyErr.TypeError($"attribute name must be string, not '{name.Type.Name}'");
            if (!Attributes.Set(thread, self, field, args[i])) return false;
        }
        for (var i = positional; i < args.Length; i++)
        {
            var name = (PyStr)keywordNames![i - positional];
            if (fields is not null && !CheckNotGiven(thread, self, fields, name, positional)) return false;
            if (!Attributes.Set(thread, self, name, args[i])) return false;
        }
        return true;
    }

    private static bool CheckNotGiven(PyThreadState thread, PyObject self, PyObject fields, PyStr name, int positional)
    {
        if (!Iteration.TryContains(thread, fields, name, out var isField)) return false;
        if (!isField) return true;
        if (Calls.CallMethod(thread, fields, s_index, name) is not { } found || !Number.TryIndex(thread, found, out var place)) return false;
        return place >= positional || PyErr.TypeError($"{self.Type.Name} got multiple values for argument '{name}'");
    }

    private sealed class NodeSlots : PyTypeSlots
    {
        public override SlotSet Own => SlotSets.Of(Slot.Init);

        public override SlotSet Defined => SlotSets.Of(Slot.Init);

        public override bool Init(PyThreadState thread, PyObject self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) => Initialize(thread, self, args, keywordNames);
    }
}

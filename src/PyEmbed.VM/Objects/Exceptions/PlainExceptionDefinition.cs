using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>An exception type without attributes of its own: in its namespace stands what CPython puts there, everything else is the base's.</summary>
internal sealed class PlainExceptionDefinition(string name, PyType baseType, string doc, bool hasNew) : NativeTypeDefinition
{
    private static readonly NativeMember s_new = new(NativeMemberKind.New, "__new__", 0, "($type, *args, **kwargs)", "Create and return a new object.", NativeArity.Keywords);
    private static readonly NativeMember s_init = new(NativeMemberKind.SlotWrapper, "__init__", (int)SlotWrapperKind.Init, "($self, /, *args, **kwargs)",
        "Initialize self; help(type(self)) shows the parameters.", NativeArity.Keywords);
    private static readonly NativeMember[] s_both = [s_new, s_init];
    private static readonly NativeMember[] s_initOnly = [s_init];

    public override string Name => name;

    public override string? Doc => doc;

    public override PyType Base => baseType;

    public override PyTypeSlots Slots => baseType.Slots;

    public override TypeFlags Flags => TypeFlags.BaseType | TypeFlags.SharesLayout;

    public override NativeMember[] Members => hasNew ? s_both : s_initOnly;

    public override PyObject? Call(int index, PyThreadState thread, PyObject self, ReadOnlySpan<PyObject> args, PyTuple? keywordNames) =>
        NewWrapper.Call(thread, (PyType)self, args, keywordNames);

    public override PyObject? Allocate(PyType type) => baseType.Definition.Allocate(type);
}

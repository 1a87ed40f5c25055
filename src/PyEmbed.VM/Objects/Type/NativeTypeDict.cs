using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary>Makes the namespace of a builtin type from its member table.</summary>
internal static class NativeTypeDict
{
    public static PyDict Make(PyType type)
    {
        var dict = new PyDict();
        Fill(dict, type, type.Definition);
        if (ShowsGetattribute(type) && PyObject.BuiltinType.Dict.GetByName(Names.Getattribute) is PySlotWrapper read) dict.SetByName(Names.Getattribute, new PySlotWrapper(type, read.Table, read.Member));
        return dict;
    }

    // Most types of CPython name object's way of reading attributes as their own, which vars(int) shows.
    private static bool ShowsGetattribute(PyType type) => type.UsesGenericGetAttr && type.Definition.Module == "builtins" && ReferenceEquals(type.Base, PyObject.BuiltinType)
        && type.Definition.Name is not ("NoneType" or "NotImplementedType" or "classmethod" or "staticmethod" or "function" or "dict_reverseitemiterator" or "dict_reversekeyiterator" or "dict_reversevalueiterator" or "generic_alias_iterator");

    /// <summary>Gives members written in C# to a class that was made as those of scripts are. Their C# methods take any instance of the class.</summary>
    public static void AddMembers(PyThreadState thread, PyType type, NativeTypeDefinition definition)
    {
        type.Members = definition;
        Fill(type.Dict, type, definition);
        type.Modified(thread.Interpreter);
        SlotInheritance.UpdateAll(type);
    }

    private static void Fill(PyDict dict, PyType type, NativeTypeDefinition definition)
    {
        foreach (var member in definition.Members)
        {
            PyObject value = member.Kind switch
            {
                NativeMemberKind.Method => new PyMethodDescriptor(type, definition, member),
                NativeMemberKind.ClassMethod => new PyClassMethodDescriptor(type, definition, member),
                NativeMemberKind.StaticMethod => new NativeStaticMethod(new PyBuiltinFunction(definition, member, type, null, type)),
                NativeMemberKind.New => new PyBuiltinFunction(definition, member, type, null, type),
                NativeMemberKind.ReadOnlyProperty or NativeMemberKind.Property => new PyGetSetDescriptor(type, definition, member),
                NativeMemberKind.ReadOnlyField or NativeMemberKind.Field => new PyMemberDescriptor(type, definition, member),
                NativeMemberKind.SlotWrapper => new PySlotWrapper(type, definition, member),
                NativeMemberKind.Constant => definition.Get(member.Number, null!, type)!,   // constants of types need no thread
                _ => PyNone.Instance,
            };
            dict.SetByName(PyStr.FromName(member.Name), value);
        }
        // An attribute __doc__ of instances (as functions have) has the name already.
        if (dict.GetByName(Names.Doc) is null) dict.SetByName(Names.Doc, definition.Doc is { } doc ? PyStr.FromUtf16(doc) : PyNone.Instance);
    }
}

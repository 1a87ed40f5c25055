using PyEmbed.CompilerServices;

namespace PyEmbed.VM.Objects;

/// <summary><c>type.__flags__</c> in CPython's bits, as far as programs look at them (<c>inspect</c>, pattern matching).</summary>
internal static class CPythonFlags
{
    public static long Of(PyType type)
    {
        long flags = 1 << 12 | 1 << 18;   // ready, has a version
        Add(TypeFlags.Sequence, 5);
        Add(TypeFlags.Mapping, 6);
        Add(TypeFlags.DisallowInstantiation, 7);
        Add(TypeFlags.Immutable, 8);
        Add(TypeFlags.Heap, 9);
        Add(TypeFlags.BaseType, 10);
        Add(TypeFlags.Vectorcall, 11);
        Add(TypeFlags.MethodDescriptor, 17);
        Add(TypeFlags.Abstract, 20);
        Add(TypeFlags.MatchSelf, 22);
        Add(TypeFlags.IntSubclass, 24);
        Add(TypeFlags.ListSubclass, 25);
        Add(TypeFlags.TupleSubclass, 26);
        Add(TypeFlags.BytesSubclass, 27);
        Add(TypeFlags.StrSubclass, 28);
        Add(TypeFlags.DictSubclass, 29);
        Add(TypeFlags.ExceptionSubclass, 30);
        Add(TypeFlags.TypeSubclass, 31);
        return flags;

        void Add(TypeFlags flag, int bit)
        {
            if (type.Has(flag)) flags |= 1L << bit;
        }
    }
}

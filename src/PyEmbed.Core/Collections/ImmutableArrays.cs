using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace PyEmbed.Core.Collections;

/// <summary>Immutable arrays made without code that the JIT would have to compile first (see <see cref="ValueList{T}"/>).</summary>
internal static class ImmutableArrays
{
    /// <summary>An array as an immutable one, not copied: nobody may change it any more.</summary>
    /// <remarks>What <see cref="System.Runtime.InteropServices.ImmutableCollectionsMarshal"/> does: an immutable array is a struct around its array and nothing else.</remarks>
    public static ImmutableArray<T> Adopt<T>(T[] array) => Unsafe.As<T[], ImmutableArray<T>>(ref array);
}

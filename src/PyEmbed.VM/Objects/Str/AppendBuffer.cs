namespace PyEmbed.VM.Objects;

/// <summary>
/// Room behind a text for what is appended to it, so that <c>s += x</c> in a loop copies each character a bounded number of times. All strs of a loop share one buffer;
/// each sees its own length of it, and what a str sees is never written again.
/// </summary>
/// <typeparam name="T"><c>char</c> for narrow text, <c>int</c> for wide.</typeparam>
internal sealed class AppendBuffer<T>(int capacity, int used) where T : unmanaged
{
    private int _used = used;

    public readonly T[] Items = GC.AllocateUninitializedArray<T>(capacity);

    /// <summary>Takes the room behind the first <paramref name="length"/> units; false where it is too little or another str took it. Strs may be shared by engines, so this is atomic.</summary>
    public bool TryClaim(int length, int more) =>
        more <= Items.Length - length && Interlocked.CompareExchange(ref _used, length + more, length) == length;
}

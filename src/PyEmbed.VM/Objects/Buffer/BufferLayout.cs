namespace PyEmbed.VM.Objects;

/// <summary>How the bytes of a buffer are to be read: the <c>struct</c> format of an item, its size, and the extents of the dimensions.</summary>
/// <param name="Format">A format of the module <c>struct</c>.</param>
/// <param name="ItemSize">Bytes an item.</param>
/// <param name="Shape">Items a dimension; none: a single item.</param>
internal sealed record BufferLayout(string Format, int ItemSize, nint[] Shape)
{
    /// <summary>Plain bytes.</summary>
    public static BufferLayout OfBytes(int length) => new("B", 1, [length]);
}

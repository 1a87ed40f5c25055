using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>A surrogate in a text that UTF-16 or UTF-32 is to encode: neither has bytes for it.</summary>
internal static class LoneSurrogate
{
    /// <summary>Writes what the handler puts in its place: bytes that are whole units, or ASCII. False: there is no such replacement, and the error is not handled.</summary>
    /// <param name="builder">Where to.</param>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the surrogate stands; becomes where to go on.</param>
    /// <param name="unitSize">Bytes of a unit.</param>
    /// <param name="order">The order of those.</param>
    /// <param name="errors">What is asked.</param>
    /// <param name="error">What is wrong.</param>
    public static bool TryReplace(ref ByteBuilder builder, PythonText text, ref int at, int unitSize, ByteOrder order, IEncodeErrorHandler errors, out CodecError error)
    {
        var suffix = order switch { ByteOrder.Marked => "", ByteOrder.Big => "-be", _ => "-le" };
        error = new CodecError((unitSize == 2 ? "utf-16" : "utf-32") + suffix, at, at + 1, "surrogates not allowed");
        if (!errors.TryReplace(error, text, out var replacement, out at)) return false;
        if (replacement.Bytes is { } raw)
        {
            if (raw.Length % unitSize != 0) return false;
            builder.Append(raw);
            return true;
        }
        for (var i = 0; i < replacement.Text.Length; i++)
        {
            if (replacement.Text[i] >= 0x80) return false;
            var unit = builder.Claim(unitSize);
            unit.Clear();
            unit[order == ByteOrder.Big ? unitSize - 1 : 0] = (byte)replacement.Text[i];
        }
        return true;
    }
}

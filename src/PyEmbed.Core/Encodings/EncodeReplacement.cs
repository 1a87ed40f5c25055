using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>What an error handler puts in place of code points: text, which is encoded in turn, or bytes, which are taken as they are.</summary>
internal readonly struct EncodeReplacement
{
    public EncodeReplacement(PythonText text) => Text = text;

    public EncodeReplacement(byte[] bytes) => Bytes = bytes;

    /// <summary>The text where <see cref="Bytes"/> is null.</summary>
    public PythonText Text { get; }

    public byte[]? Bytes { get; }
}

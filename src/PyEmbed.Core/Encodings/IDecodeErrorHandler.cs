using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>Says what stands for bytes that cannot be decoded: <c>errors=</c> of <c>bytes.decode</c>.</summary>
internal interface IDecodeErrorHandler
{
    /// <summary>False ends decoding with the error.</summary>
    /// <param name="error">What is wrong and where.</param>
    /// <param name="bytes">All of the input.</param>
    /// <param name="replacement">The text that stands for it.</param>
    /// <param name="position">Where decoding goes on; within the input.</param>
    bool TryReplace(in CodecError error, ReadOnlySpan<byte> bytes, out PythonText replacement, out int position);
}

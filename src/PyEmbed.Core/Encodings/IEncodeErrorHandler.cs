using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>Says what stands for code points that cannot be encoded: <c>errors=</c> of <c>str.encode</c>.</summary>
internal interface IEncodeErrorHandler
{
    /// <summary>False ends encoding with the error.</summary>
    /// <param name="error">What is wrong and where.</param>
    /// <param name="text">All of the input.</param>
    /// <param name="replacement">What stands for it.</param>
    /// <param name="position">Where encoding goes on; within the input.</param>
    bool TryReplace(in CodecError error, PythonText text, out EncodeReplacement replacement, out int position);
}

using PyEmbed.Core.Encodings;

namespace PyEmbed.VM.Objects;

/// <summary>The exceptions of codecs.</summary>
internal static class UnicodeErrors
{
    public static PyBaseException CannotEncode(in CodecError error, PyStr text) => new PyUnicodeEncodeError(error.Encoding, error.Replacement is { } given ? PyStr.From(given) : text, error.Start, error.End, error.Reason);

    /// <param name="error">What is wrong.</param>
    /// <param name="bytes">A bytes object.</param>
    public static PyBaseException CannotDecode(in CodecError error, PyObject bytes) => new PyUnicodeDecodeError(error.Encoding, bytes, error.Start, error.End, error.Reason);
}

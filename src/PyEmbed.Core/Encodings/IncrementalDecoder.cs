using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>
/// Decodes an encoding piece by piece. It remembers what a byte order mark said; bytes that were not consumed the caller gives again in front of
/// the next piece.
/// </summary>
internal struct IncrementalDecoder(StandardEncoding encoding)
{
    private ByteOrder _order = encoding switch
    {
        StandardEncoding.Utf16LittleEndian or StandardEncoding.Utf32LittleEndian => ByteOrder.Little,
        StandardEncoding.Utf16BigEndian or StandardEncoding.Utf32BigEndian => ByteOrder.Big,
        _ => ByteOrder.Marked,
    };

    private bool _isPastSignature = encoding != StandardEncoding.Utf8WithSignature;

    /// <summary>The order found or given; <see cref="ByteOrder.Marked"/> while it is open.</summary>
    public readonly ByteOrder Order => _order;

    /// <summary>Where in the last piece the first <see cref="DoubtfulEscape"/> stands.</summary>
    public int Doubtful { get; private set; } = DoubtfulEscape.None;

    /// <summary>Positions of errors count from the start of this piece.</summary>
    public bool TryDecode(ReadOnlySpan<byte> bytes, IDecodeErrorHandler errors, bool isFinal, out PythonText text, out int consumed, out CodecError error)
    {
        consumed = bytes.Length;
        switch (encoding)
        {
            case StandardEncoding.Utf8:
                return Utf8.TryDecode(bytes, errors, isFinal, out text, out consumed, out error);
            case StandardEncoding.Utf8WithSignature:
                return TryDecodeWithSignature(bytes, errors, isFinal, out text, out consumed, out error);
            case StandardEncoding.Ascii:
                return SingleByte.TryDecodeAscii(bytes, errors, out text, out error);
            case StandardEncoding.Latin1:
                error = default;
                text = SingleByte.DecodeLatin1(bytes);
                return true;
            case StandardEncoding.Utf16 or StandardEncoding.Utf16LittleEndian or StandardEncoding.Utf16BigEndian:
                return Utf16.TryDecode(bytes, errors, isFinal, ref _order, out text, out consumed, out error);
            case StandardEncoding.Utf32 or StandardEncoding.Utf32LittleEndian or StandardEncoding.Utf32BigEndian:
                return Utf32.TryDecode(bytes, errors, isFinal, ref _order, out text, out consumed, out error);
            case StandardEncoding.Utf7:
                return Utf7.TryDecode(bytes, errors, isFinal, out text, out consumed, out error);
            case StandardEncoding.UnicodeEscape:
                var isGood = UnicodeEscape.TryDecode(bytes, errors, isFinal, out text, out consumed, out var doubtful, out error);
                Doubtful = doubtful;
                return isGood;
            case StandardEncoding.RawUnicodeEscape:
                return RawUnicodeEscape.TryDecode(bytes, errors, isFinal, out text, out consumed, out error);
            default: throw new ArgumentOutOfRangeException(nameof(encoding));
        }
    }

    private bool TryDecodeWithSignature(ReadOnlySpan<byte> bytes, IDecodeErrorHandler errors, bool isFinal, out PythonText text, out int consumed, out CodecError error)
    {
        var skipped = 0;
        if (!_isPastSignature)
        {
            ReadOnlySpan<byte> signature = [0xEF, 0xBB, 0xBF];
            // Even at the end: encodings.utf_8_sig forgets half a signature.
            if (bytes.Length < 3 && signature.StartsWith(bytes))
            {
                (text, consumed, error) = (PythonText.FromCodeUnits(""), 0, default);
                return true;
            }
            if (bytes.StartsWith(signature)) skipped = 3;
            _isPastSignature = true;
        }
        // As in CPython, positions of errors are counted behind the signature.
        var ok = Utf8.TryDecode(bytes[skipped..], errors, isFinal, out text, out consumed, out error);
        consumed += skipped;
        return ok;
    }
}

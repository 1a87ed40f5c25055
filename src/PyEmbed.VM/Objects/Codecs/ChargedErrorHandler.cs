using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;

namespace PyEmbed.VM.Objects;

/// <summary>A builtin error handler at work on a long input, of which it may make something much longer: what it makes is charged.</summary>
internal sealed class ChargedErrorHandler(PyThreadState thread, ErrorHandler handler) : IDecodeErrorHandler, IEncodeErrorHandler
{
    /// <summary>From which length of the input on it is worth it.</summary>
    public const int LeastLength = 4096;

    private const int Piece = 4096;
    private const int ElementsAnError = 8;
    private GrowthReserve _made;

    public bool TryReplace(in CodecError error, ReadOnlySpan<byte> bytes, out PythonText replacement, out int position)
    {
        (replacement, position) = (default, 0);
        return thread.TryChargeWork(ElementsAnError) && handler.TryReplace(error, bytes, out replacement, out position) && _made.TryAdd(thread, replacement.Length * (long)sizeof(char));
    }

    public bool TryReplace(in CodecError error, PythonText text, out EncodeReplacement replacement, out int position)
    {
        (replacement, position) = (default, error.End);
        if (!handler.MakesText) return thread.TryChargeWork(ElementsAnError) && handler.TryReplace(error, text, out replacement, out position);
        if (error.End - error.Start <= Piece) return TryReplacePiece(error, text, out replacement);
        var whole = new PythonTextBuilder(error.End - error.Start);
        for (var at = error.Start; at < error.End; at += Piece)
        {
            if (!TryReplacePiece(error with { Start = at, End = Math.Min(at + Piece, error.End) }, text, out var part)) return false;
            whole.Append(part.Text);
        }
        replacement = new EncodeReplacement(whole.ToText());
        return true;
    }

    private bool TryReplacePiece(in CodecError error, PythonText text, out EncodeReplacement replacement)
    {
        replacement = default;
        return thread.TryChargeWork((error.End - error.Start) * (long)ElementsAnError) && handler.TryReplace(error, text, out replacement, out _) && _made.TryAdd(thread, replacement.Text.Length * (long)sizeof(char));
    }
}

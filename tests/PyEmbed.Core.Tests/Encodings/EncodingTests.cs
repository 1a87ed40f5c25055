using PyEmbed.Core.Encodings;
using PyEmbed.Core.Text;

namespace PyEmbed.Core.Tests.Encodings;

public sealed class EncodingTests
{
    [Test]
    public void Texts_encode_as_in_CPython_with_every_handler() => RecordedRows.ShouldAllMatch("Encodings/encode.tsv", row =>
    {
        var text = RecordedRows.Text(row[2]);
        return StandardEncodings.TryEncode(Encoding(row[0]), text, Handler(row[1]), out var bytes, out var error)
            ? RecordedRows.Field(bytes)
            : "error " + error.EncodeMessage(text);
    });

    [Test]
    public void Bytes_decode_as_in_CPython_with_every_handler() => RecordedRows.ShouldAllMatch("Encodings/decode.tsv", row =>
    {
        var bytes = RecordedRows.Bytes(row[2]);
        if (StandardEncodings.TryDecode(Encoding(row[0]), bytes, Handler(row[1]), out var text, out var error)) return RecordedRows.Field(text);
        if (!Handler(row[1]).CanDecode) return "cannot";
        // utf-8-sig counts behind the signature.
        var from = row[0] == "utf-8-sig" && bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        return "error " + error.DecodeMessage(bytes.AsSpan(from));
    });

    [Test]
    public void Bytes_decode_one_by_one_as_in_CPython() => RecordedRows.ShouldAllMatch("Encodings/incremental.tsv", row =>
    {
        var bytes = RecordedRows.Bytes(row[2]);
        var decoder = new IncrementalDecoder(Encoding(row[0]));
        var parts = new List<string>();
        var pending = Array.Empty<byte>();
        for (var i = 0; i < bytes.Length; i++)
        {
            pending = [.. pending, bytes[i]];
            if (!decoder.TryDecode(pending, Handler(row[1]), i == bytes.Length - 1, out var text, out var consumed, out _)) return "error";
            pending = pending[consumed..];
            parts.Add(RecordedRows.Field(text));
        }
        return string.Join('|', parts);
    });

    [Test]
    public void A_handler_that_answers_with_what_cannot_be_encoded_ends_with_the_first_error()
    {
        StandardEncodings.TryEncode(StandardEncoding.Ascii, PythonText.FromUtf16("a\u20AC"), new Answer("é"), out _, out var error).ShouldBeFalse();
        error.ShouldBe(new CodecError("ascii", 1, 2, "ordinal not in range(128)"));
        StandardEncodings.TryEncode(StandardEncoding.Latin1, PythonText.FromUtf16("a\u20AC"), new Answer("é"), out var bytes, out _).ShouldBeTrue();
        bytes.ShouldBe([0x61, 0xE9]);
    }

    private static StandardEncoding Encoding(string name)
    {
        StandardEncodings.TryFind(name, out var encoding).ShouldBeTrue(name);
        return encoding;
    }

    private static ErrorHandler Handler(string name)
    {
        ErrorHandler.TryGet(name, out var handler).ShouldBeTrue(name);
        return handler!;
    }

    private sealed class Answer(string text) : IEncodeErrorHandler
    {
        public bool TryReplace(in CodecError error, PythonText input, out EncodeReplacement replacement, out int position)
        {
            (replacement, position) = (new EncodeReplacement(PythonText.FromUtf16(text)), error.End);
            return true;
        }
    }
}

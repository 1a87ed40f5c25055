using System.Text;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Text;

namespace PyEmbed.Conformance;

/// <summary>Source in any encoding that .NET knows.</summary>
internal sealed class CodePageDecoder : ISourceDecoder
{
    public static readonly CodePageDecoder Instance = new();

    public PythonText Decode(string encoding, ReadOnlySpan<byte> bytes)
    {
        var written = encoding;
        encoding = string.Join('-', encoding.ToLowerInvariant().Split(['-', '_', '.', ' '], StringSplitOptions.RemoveEmptyEntries)) switch
        {
            "latin" or "iso8859" => "latin1",
            "utf" or "utf8" => "utf-8",
            var name when name.StartsWith("iso8859-", StringComparison.Ordinal) => "iso-8859-" + name[8..],
            var name => name,
        };
        if (encoding == "utf-8" && Utf8Decoding.FindFault(bytes) is { } fault) throw new CompileErrorException(fault);
        if (encoding == "cp1252")
        {
            encoding = "windows-1252";
            var bad = bytes.IndexOfAny((ReadOnlySpan<byte>)[0x81, 0x8D, 0x8F, 0x90, 0x9D]);
            if (bad >= 0) throw new CompileErrorException(new UnicodeFault("charmap", default, bytes.ToArray(), bad, bad + 1, "character maps to <undefined>"));
        }
        try
        {
            return PlainSourceDecoder.Instance.Decode(encoding, bytes);
        }
        catch (CompileErrorException e) when (e.TypeName == "LookupError")
        {
            try
            {
                return PythonText.FromUtf16((CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding)).GetString(bytes));
            }
            catch (Exception other) when (other is ArgumentException or NotSupportedException)
            {
                throw new CompileErrorException(e.TypeName, $"unknown encoding: {written}");
            }
        }
    }
}

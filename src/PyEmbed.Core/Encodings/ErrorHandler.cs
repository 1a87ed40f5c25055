using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using PyEmbed.Core.Text;
using PyEmbed.Core.Unicode;

namespace PyEmbed.Core.Encodings;

/// <summary>The error handlers Python has built in. Their state is nothing, so each is one shared object.</summary>
internal abstract class ErrorHandler : IDecodeErrorHandler, IEncodeErrorHandler
{
    public static readonly ErrorHandler Strict = new StrictHandler();
    public static readonly ErrorHandler Ignore = new IgnoreHandler();
    public static readonly ErrorHandler Replace = new ReplaceHandler();
    public static readonly ErrorHandler BackslashReplace = new BackslashHandler();
    public static readonly ErrorHandler XmlCharRefReplace = new XmlHandler();
    public static readonly ErrorHandler NameReplace = new NameHandler();
    public static readonly ErrorHandler SurrogateEscape = new SurrogateEscapeHandler();
    public static readonly ErrorHandler SurrogatePass = new SurrogatePassHandler();

    /// <summary>False for <c>xmlcharrefreplace</c> and <c>namereplace</c>: "don't know how to handle UnicodeDecodeError in error callback".</summary>
    public virtual bool CanDecode => true;

    /// <summary>Whether what it makes of text is text, each code point's on its own, and it never fails: <c>backslashreplace</c>, <c>xmlcharrefreplace</c>, <c>namereplace</c>.</summary>
    public virtual bool MakesText => false;

    public static bool TryGet(string name, [NotNullWhen(true)] out ErrorHandler? handler)
    {
        handler = name switch
        {
            "strict" => Strict,
            "ignore" => Ignore,
            "replace" => Replace,
            "backslashreplace" => BackslashReplace,
            "xmlcharrefreplace" => XmlCharRefReplace,
            "namereplace" => NameReplace,
            "surrogateescape" => SurrogateEscape,
            "surrogatepass" => SurrogatePass,
            _ => null,
        };
        return handler is not null;
    }

    public abstract bool TryReplace(in CodecError error, ReadOnlySpan<byte> bytes, out PythonText replacement, out int position);

    public abstract bool TryReplace(in CodecError error, PythonText text, out EncodeReplacement replacement, out int position);

    private static PythonText Ascii(string text) => PythonText.FromCodeUnits(text);

    private abstract class EncodeTextHandler : ErrorHandler
    {
        public override bool MakesText => true;

        public override bool TryReplace(in CodecError error, PythonText text, out EncodeReplacement replacement, out int position)
        {
            var result = new StringBuilder();
            for (var i = error.Start; i < error.End; i++) AppendReplacement(result, text[i]);
            replacement = new EncodeReplacement(Ascii(result.ToString()));
            position = error.End;
            return true;
        }

        protected abstract void AppendReplacement(StringBuilder result, int c);

        protected static void AppendEscape(StringBuilder result, int c)
        {
            if (c <= 0xFF) result.Append(CultureInfo.InvariantCulture, $"\\x{c:x2}");
            else if (c <= 0xFFFF) result.Append(CultureInfo.InvariantCulture, $"\\u{c:x4}");
            else result.Append(CultureInfo.InvariantCulture, $"\\U{c:x8}");
        }
    }

    private sealed class StrictHandler : ErrorHandler
    {
        public override bool TryReplace(in CodecError error, ReadOnlySpan<byte> bytes, out PythonText replacement, out int position)
        {
            (replacement, position) = (default, 0);
            return false;
        }

        public override bool TryReplace(in CodecError error, PythonText text, out EncodeReplacement replacement, out int position)
        {
            (replacement, position) = (default, 0);
            return false;
        }
    }

    private sealed class IgnoreHandler : ErrorHandler
    {
        public override bool TryReplace(in CodecError error, ReadOnlySpan<byte> bytes, out PythonText replacement, out int position)
        {
            (replacement, position) = (Ascii(""), error.End);
            return true;
        }

        public override bool TryReplace(in CodecError error, PythonText text, out EncodeReplacement replacement, out int position)
        {
            (replacement, position) = (new EncodeReplacement(Ascii("")), error.End);
            return true;
        }
    }

    private sealed class ReplaceHandler : ErrorHandler
    {
        public override bool TryReplace(in CodecError error, ReadOnlySpan<byte> bytes, out PythonText replacement, out int position)
        {
            (replacement, position) = (Ascii("\uFFFD"), error.End);
            return true;
        }

        public override bool TryReplace(in CodecError error, PythonText text, out EncodeReplacement replacement, out int position)
        {
            (replacement, position) = (new EncodeReplacement(Ascii(new string('?', error.End - error.Start))), error.End);
            return true;
        }
    }

    private sealed class BackslashHandler : EncodeTextHandler
    {
        public override bool TryReplace(in CodecError error, ReadOnlySpan<byte> bytes, out PythonText replacement, out int position)
        {
            var result = new StringBuilder();
            foreach (var b in bytes[error.Start..error.End]) result.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}");
            (replacement, position) = (Ascii(result.ToString()), error.End);
            return true;
        }

        protected override void AppendReplacement(StringBuilder result, int c) => AppendEscape(result, c);
    }

    private sealed class XmlHandler : EncodeTextHandler
    {
        public override bool CanDecode => false;

        public override bool TryReplace(in CodecError error, ReadOnlySpan<byte> bytes, out PythonText replacement, out int position) =>
            Strict.TryReplace(error, bytes, out replacement, out position);

        protected override void AppendReplacement(StringBuilder result, int c) => result.Append(CultureInfo.InvariantCulture, $"&#{c};");
    }

    private sealed class NameHandler : EncodeTextHandler
    {
        public override bool CanDecode => false;

        public override bool TryReplace(in CodecError error, ReadOnlySpan<byte> bytes, out PythonText replacement, out int position) =>
            Strict.TryReplace(error, bytes, out replacement, out position);

        protected override void AppendReplacement(StringBuilder result, int c)
        {
            if (UnicodeNames.TryGetName(c, out var name)) result.Append("\\N{").Append(name).Append('}');
            else AppendEscape(result, c);
        }
    }

    // PEP 383: byte 0x80 + n is U+DC80 + n.
    private sealed class SurrogateEscapeHandler : ErrorHandler
    {
        public override bool TryReplace(in CodecError error, ReadOnlySpan<byte> bytes, out PythonText replacement, out int position)
        {
            // At most four bytes, and none below 0x80: those are never escaped.
            var count = 0;
            while (count < 4 && error.Start + count < error.End && bytes[error.Start + count] >= 0x80) count++;
            var chars = new char[count];
            for (var i = 0; i < count; i++) chars[i] = (char)(0xDC00 + bytes[error.Start + i]);
            (replacement, position) = (Ascii(new string(chars)), error.Start + count);
            return count > 0;
        }

        public override bool TryReplace(in CodecError error, PythonText text, out EncodeReplacement replacement, out int position)
        {
            (replacement, position) = (default, error.End);
            var bytes = new byte[error.End - error.Start];
            for (var i = 0; i < bytes.Length; i++)
            {
                var c = text[error.Start + i];
                if (c is < 0xDC80 or > 0xDCFF) return false;
                bytes[i] = (byte)(c - 0xDC00);
            }
            replacement = new EncodeReplacement(bytes);
            return true;
        }
    }

    // Lone surrogates pass through the UTF encodings as if they were characters.
    private sealed class SurrogatePassHandler : ErrorHandler
    {
        public override bool TryReplace(in CodecError error, ReadOnlySpan<byte> bytes, out PythonText replacement, out int position)
        {
            (replacement, position) = (default, error.End);
            if (!UtfForm.TryGet(error.Encoding, out var form)) return false;
            var rest = bytes[error.Start..];
            if (rest.Length < form.SurrogateSize) return false;
            var c = form.ReadSurrogate(rest);
            if (c is < 0xD800 or > 0xDFFF) return false;
            (replacement, position) = (PythonText.FromCodePoints([c]), error.Start + form.SurrogateSize);
            return true;
        }

        public override bool TryReplace(in CodecError error, PythonText text, out EncodeReplacement replacement, out int position)
        {
            (replacement, position) = (default, error.End);
            if (!UtfForm.TryGet(error.Encoding, out var form)) return false;
            var bytes = new byte[(error.End - error.Start) * form.SurrogateSize];
            for (var i = error.Start; i < error.End; i++)
            {
                if (text[i] is < 0xD800 or > 0xDFFF) return false;
                form.WriteSurrogate(text[i], bytes.AsSpan((i - error.Start) * form.SurrogateSize));
            }
            replacement = new EncodeReplacement(bytes);
            return true;
        }
    }
}

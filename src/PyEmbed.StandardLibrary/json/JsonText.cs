using System.Buffers;
using PyEmbed.Core.Text;
using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Json;

/// <summary>Collects a document that is being written, within the limits of the engine.</summary>
internal sealed class JsonText(PyThreadState thread)
{
    private const int BytesPerCharacter = 4;   // old and new buffer while it grows
    private const int FirstCheck = 1 << 14;
    private const int CharactersPerElement = 16;

    private static readonly SearchValues<char> s_plainAscii = SearchValues.Create(Enumerable.Range(' ', 0x7F - ' ').Select(c => (char)c).Where(c => c is not ('"' or '\\')).ToArray());
    private static readonly SearchValues<char> s_escaped = SearchValues.Create(Enumerable.Range(0, ' ').Select(c => (char)c).Concat(['"', '\\']).ToArray());

    private readonly PythonTextBuilder _text = new(64);
    private int _nextCheck = FirstCheck;

    public void Append(ReadOnlySpan<char> text) => _text.AppendCodeUnits(text);

    /// <summary>Text as it is. False: a limit is set as the error.</summary>
    [MustCheck]
    public bool TryAppend(PyStr text)
    {
        if (text.IsNarrow) _text.AppendCodeUnits(text.NarrowSpan);
        else _text.Append(text.Text);
        return TryCheck();
    }

    /// <summary>A string in quotes. False: a limit is set as the error.</summary>
    [MustCheck]
    public bool TryAppendQuoted(PyStr text, JsonQuoting quoting)
    {
        if (!thread.TryChargeWork(text.Length / CharactersPerElement + 1)) return false;
        _text.AppendCodeUnits("\"");
        if (text.IsNarrow) AppendEscaped(text.NarrowSpan, quoting);
        else
            foreach (var c in text.WideSpan)
                AppendEscaped(c, quoting);
        _text.AppendCodeUnits("\"");
        return TryCheck();
    }

    /// <summary>To be called where the text grows by little things. False: a limit is set as the error.</summary>
    [MustCheck]
    public bool TryCheck()
    {
        if (_text.Length < _nextCheck) return true;
        if (_text.Length > PyStr.MaxLength) return PyErr.MemoryError();
        if (!thread.TryReserve((long)_text.Length * BytesPerCharacter)) return false;
        _nextCheck = (int)Math.Min(2L * _text.Length, PyStr.MaxLength);
        return true;
    }

    public PyStr ToStr() => PyStr.From(_text.ToText());

    private void AppendEscaped(ReadOnlySpan<char> text, JsonQuoting quoting)
    {
        while (true)
        {
            var stop = quoting == JsonQuoting.Ascii ? text.IndexOfAnyExcept(s_plainAscii) : text.IndexOfAny(s_escaped);
            if (stop < 0) break;
            _text.AppendCodeUnits(text[..stop]);
            AppendEscaped(text[stop], quoting);
            text = text[(stop + 1)..];
        }
        _text.AppendCodeUnits(text);
    }

    private void AppendEscaped(int c, JsonQuoting quoting)
    {
        var letter = c switch { '"' => '"', '\\' => '\\', '\n' => 'n', '\r' => 'r', '\t' => 't', '\b' => 'b', '\f' => 'f', _ => '\0' };
        if (letter != '\0') _text.AppendCodeUnits(['\\', letter]);
        else if (c >= ' ' && (quoting == JsonQuoting.Plain || c < 0x7F)) _text.Append(c);
        else if (c <= char.MaxValue) AppendCode(c);
        else
        {
            AppendCode(0xD800 + (c - 0x10000 >> 10));
            AppendCode(0xDC00 + (c - 0x10000 & 0x3FF));
        }
    }

    private void AppendCode(int code) => _text.AppendCodeUnits(['\\', 'u', Digit(code >> 12), Digit(code >> 8 & 15), Digit(code >> 4 & 15), Digit(code & 15)]);

    private static char Digit(int value) => "0123456789abcdef"[value];
}

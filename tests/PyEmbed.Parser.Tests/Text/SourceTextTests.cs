using System.Globalization;
using System.Text;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Text;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Tests.Text;

/// <summary>Sources are written with <c>\xNN</c> for bytes. The errors are those of <c>compile()</c> and of running a file with CPython 3.11.7.</summary>
public sealed class SourceTextTests
{
    [TestCase("a\\x00b", "SyntaxError: source code string cannot contain null bytes at .-. in ")]
    [TestCase("# coding: xyz\nb='\\xe9'\n", "SyntaxError: unknown encoding: xyz at 0.-1-. in ")]
    [TestCase("#!/x\n# coding: xyz\n", "SyntaxError: unknown encoding: xyz at 0.-1-. in ")]
    [TestCase("#\r# coding: xyz\n", "SyntaxError: unknown encoding: xyz at 0.-1-. in ")]
    [TestCase("\n# coding: xyz\n", "SyntaxError: unknown encoding: xyz at 0.-1-. in ")]
    [TestCase("# coding: ascii\nb='\\xe9'\n", "SyntaxError: 'ascii' codec can't decode byte 0xe9 in position 19: ordinal not in range(128) at 0.-1-. in ")]
    [TestCase("\\xef\\xbb\\xbf# coding: latin-1\n", "SyntaxError: encoding problem: iso-8859-1 with BOM at 0.-1-. in ")]
    [TestCase("\\xff", "SyntaxError: (unicode error) 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte at 1.1-1.-1 in \uFFFD\n")]
    [TestCase("\\xef\\xbb\\xbf\\xef\\xbb\\xbfa", "SyntaxError: invalid non-printable character U+FEFF at 1.1-1.1 in \uFEFFa")]
    [TestCase("a = '\\xc3\\xa9' \\xe2\\x82\\xac", "SyntaxError: invalid character '€' (U+20AC) at 1.9-1.9 in a = 'é' €")]
    public void Bytes_given_to_compile_fail_as_in_CPython(string source, string expected) => ReadBytes(source).ShouldBe(expected);

    [TestCase("# \\xff\n")]
    [TestCase("# coding: latin-1\nb='\\xe9'\n")]
    [TestCase("a\n# coding: xyz\n")]
    [TestCase("a\\x5c\n# coding: xyz\n")]
    [TestCase("'''\n# coding: xyz\n'''")]
    [TestCase("# coding=\n")]
    [TestCase("# encoding : xyz\n")]
    [TestCase("# coding: UTF-8\n\\xc3\\xa9")]
    [TestCase("# coding: utf_8-sig\n\\xc3\\xa9")]
    [TestCase("\\xef\\xbb\\xbf# vim: set fileencoding=UTF-8 :\n")]
    public void Bytes_that_compile_takes(string source) => ReadBytes(source).ShouldBe("fine");

    [TestCase("a=1\nb='\\xe9'\n", "SyntaxError: Non-UTF-8 code starting with '\\xe9' in file F on line 2, but no encoding declared; see https://peps.python.org/pep-0263/ for details at .-. in ")]
    [TestCase("# \\xff\n", "SyntaxError: Non-UTF-8 code starting with '\\xff' in file F on line 1, but no encoding declared; see https://peps.python.org/pep-0263/ for details at .-. in ")]
    [TestCase("# coding: xyz\n", "SyntaxError: encoding problem: xyz at .-. in ")]
    [TestCase("# coding: ascii\na=1\nb='\\xe9'\n", "SyntaxError: encoding problem: ascii at .-. in ")]
    [TestCase("\\xef\\xbb\\xbf# coding: latin-1\n", "SyntaxError: encoding problem: iso-8859-1 with BOM at .-. in ")]
    [TestCase("a=1\nb=\\x00\n", "SyntaxError: source code cannot contain null bytes at 2.0-2.0 in b=")]
    [TestCase("x = (\n1,\n", "SyntaxError: '(' was never closed at 1.5-1.0 in x = (\n")]
    [TestCase("if 1:\n  a\n b", "IndentationError: unindent does not match any outer indentation level at 3.3-3.-1 in  b")]
    [TestCase("a\\x5c", "SyntaxError: unexpected EOF while parsing at 1.3-1.-1 in a\\")]
    [TestCase("x = 5 \\x5c a\n", "SyntaxError: unexpected character after line continuation character at 1.8-1.0 in x = 5 \\ a\n")]
    public void Programs_fail_as_in_CPython(string source, string expected) =>
        Read(() => SourceText.FromProgram(Bytes(source), "F", PlainSourceDecoder.Instance)).ShouldBe(expected);

    [Test]
    public void The_encoding_is_what_the_comment_names()
    {
        SourceText.FromBytes("# coding: latin_1\na"u8, "F", PlainSourceDecoder.Instance).Encoding.ShouldBe("iso-8859-1");
        SourceText.FromBytes("a"u8, "F", PlainSourceDecoder.Instance).Encoding.ShouldBeNull();
        SourceText.FromText("a", "F").Encoding.ShouldBe("utf-8");
    }

    [TestCase("a\r\nb\rc\n\rd\r\r\ne\r", "a\nb\nc\n\nd\n\ne\n")]
    [TestCase("\r\n", "\n")]
    [TestCase("", "")]
    public void Newlines_become_line_feeds(string source, string expected) =>
        Encoding.UTF8.GetString(SourceText.FromText(source, "F").Utf8).ShouldBe(expected);

    [Test]
    public void A_null_character_is_a_SyntaxError_without_a_place() =>
        Should.Throw<SyntaxErrorException>(() => SourceText.FromText("a\0b", "F")).Diagnostic
            .ShouldBe(new SyntaxDiagnostic { Message = "source code string cannot contain null bytes" });

    [Test]
    public void Lone_surrogates_are_a_UnicodeEncodeError()
    {
        var one = Should.Throw<CompileErrorException>(() => SourceText.FromText(PythonText.FromCodeUnits("x='\ud800'"), "F"));
        (one.TypeName, one.Message).ShouldBe(("UnicodeEncodeError", "'utf-8' codec can't encode character '\\ud800' in position 3: surrogates not allowed"));
        (one.Unicode!.Encoding, one.Unicode.Start, one.Unicode.End).ShouldBe(("utf-8", 3, 4));
        var two = Should.Throw<CompileErrorException>(() => SourceText.FromText(PythonText.FromCodeUnits("\ud83d\ude00"), "F"));
        two.Message.ShouldBe("'utf-8' codec can't encode characters in position 0-1: surrogates not allowed");
    }

    private static string ReadBytes(string source) => Read(() => SourceText.FromBytes(Bytes(source), "F", PlainSourceDecoder.Instance));

    private static string Read(Func<SourceText> load)
    {
        try
        {
            var tokenizer = new Tokenizer(load(), TokenizerOptions.Default, NoSourceWarnings.Instance);
            while (true)
            {
                var token = tokenizer.Next();
                if (token.Kind == TokenKind.EndMarker) return "fine";
                if (token.Kind == TokenKind.ErrorToken) throw tokenizer.CreateError();
            }
        }
        catch (SyntaxErrorException error)
        {
            var d = error.Diagnostic;
            return $"{d.TypeName}: {d.Message} at {d.Line}.{d.Offset}-{d.EndLine}.{d.EndOffset} in {d.Text}";
        }
    }

    private static byte[] Bytes(string source)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < source.Length; i++)
        {
            if (source.AsSpan(i).StartsWith("\\x", StringComparison.Ordinal)) bytes.Add(byte.Parse(source.AsSpan(i + 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            else bytes.Add((byte)source[i]);
            if (source[i] == '\\') i += 3;
        }
        return [.. bytes];
    }
}

using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Text;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Tests.Tokens;

/// <summary>The rows are what <c>compile(source, "&lt;string&gt;", "exec")</c> of CPython 3.11.7 raises: type, message, lineno, offset, text, end_lineno, end_offset.</summary>
public sealed class LexicalErrorTests
{
    [TestCase("f''''!r\r\n", "SyntaxError", "unterminated triple-quoted string literal (detected at line 2)", 1, 1, "f''''!r", 1, 1)]
    [TestCase("'abc", "SyntaxError", "unterminated string literal (detected at line 1)", 1, 1, "'abc", 1, 1)]
    [TestCase("x = 'abc\ny", "SyntaxError", "unterminated string literal (detected at line 1)", 1, 5, "x = 'abc", 1, 5)]
    [TestCase("x = 'ab\\", "SyntaxError", "unterminated string literal (detected at line 1)", 1, 5, "x = 'ab\\", 1, 5)]
    [TestCase("x = '''abc\nd\n", "SyntaxError", "unterminated triple-quoted string literal (detected at line 2)", 1, 5, "x = '''abc", 1, 5)]
    [TestCase("x = (\n'abc\n)", "SyntaxError", "unterminated string literal (detected at line 2)", 2, 1, "'abc", 2, 1)]
    [TestCase("x = \"é", "SyntaxError", "unterminated string literal (detected at line 1)", 1, 5, "x = \"é", 1, 5)]
    [TestCase("é = \"", "SyntaxError", "unterminated string literal (detected at line 1)", 1, 5, "é = \"", 1, 5)]
    [TestCase("x = f\"a", "SyntaxError", "unterminated string literal (detected at line 1)", 1, 5, "x = f\"a", 1, 5)]
    [TestCase("rb\"", "SyntaxError", "unterminated string literal (detected at line 1)", 1, 1, "rb\"", 1, 1)]
    [TestCase("'''", "SyntaxError", "unterminated triple-quoted string literal (detected at line 1)", 1, 1, "'''", 1, 1)]
    [TestCase("b'''a\\'''", "SyntaxError", "unterminated triple-quoted string literal (detected at line 1)", 1, 1, "b'''a\\'''", 1, 1)]
    [TestCase("(", "SyntaxError", "'(' was never closed", 1, 1, "(\n", 1, 0)]
    [TestCase("x = (1,\n y", "SyntaxError", "'(' was never closed", 1, 5, "x = (1,", 1, 0)]
    [TestCase("{\n[\n(\n", "SyntaxError", "'(' was never closed", 3, 1, "(\n", 3, 0)]
    [TestCase("é = (1,\n", "SyntaxError", "'(' was never closed", 1, 5, "é = (1,\n", 1, 0)]
    [TestCase(")", "SyntaxError", "unmatched ')'", 1, 1, ")", 1, 1)]
    [TestCase("a\n]", "SyntaxError", "unmatched ']'", 2, 1, "]", 2, 1)]
    [TestCase("[)", "SyntaxError", "closing parenthesis ')' does not match opening parenthesis '['", 1, 2, "[)", 1, 2)]
    [TestCase("(\n]", "SyntaxError", "closing parenthesis ']' does not match opening parenthesis '(' on line 1", 2, 1, "]", 2, 1)]
    [TestCase("{[\n(}", "SyntaxError", "closing parenthesis '}' does not match opening parenthesis '('", 2, 2, "(}", 2, 2)]
    [TestCase("('''\n''']", "SyntaxError", "closing parenthesis ']' does not match opening parenthesis '(' on line 1", 2, 4, "''']", 2, 4)]
    [TestCase("\\", "SyntaxError", "unexpected EOF while parsing", 1, 2, "\\\n", 1, -1)]
    [TestCase("a\\", "SyntaxError", "unexpected EOF while parsing", 1, 3, "a\\\n", 1, -1)]
    [TestCase("a\\\n", "SyntaxError", "unexpected EOF while parsing", 1, 3, "a\\\n", 1, -1)]
    [TestCase("a\\ \n", "SyntaxError", "unexpected character after line continuation character", 1, 3, "a\\ \n", 1, 0)]
    [TestCase("a \\ b", "SyntaxError", "unexpected character after line continuation character", 1, 4, "a \\ b\n", 1, 0)]
    [TestCase("(a \\\n + \\ b", "SyntaxError", "unexpected character after line continuation character", 2, 10, "(a \\\n + \\ b\n", 2, 0)]
    [TestCase("a \\\n \\ b", "SyntaxError", "unexpected character after line continuation character", 2, 7, "a \\\n \\ b\n", 2, 0)]
    [TestCase("  \\", "SyntaxError", "unexpected EOF while parsing", 1, 4, "  \\\n", 1, -1)]
    [TestCase("if 1:\n  \\\n", "SyntaxError", "unexpected EOF while parsing", 2, 4, "  \\\n", 2, -1)]
    [TestCase("éé = 5\\x", "SyntaxError", "unexpected character after line continuation character", 1, 8, "éé = 5\\x\n", 1, 0)]
    [TestCase("if 1:\n  a\n b", "IndentationError", "unindent does not match any outer indentation level", 3, 3, " b\n", 3, -1)]
    [TestCase("if 1:\n    if 2:\n        a\n      b\n", "IndentationError", "unindent does not match any outer indentation level", 4, 8, "      b\n", 4, -1)]
    [TestCase("if 1:\n\ta\n        b", "TabError", "inconsistent use of tabs and spaces in indentation", 3, 1, "        b\n", 3, 0)]
    [TestCase("if 1:\n        a\n\tb", "TabError", "inconsistent use of tabs and spaces in indentation", 3, 1, "\tb\n", 3, 0)]
    [TestCase("if 1:\n \ta\n\tb\n", "TabError", "inconsistent use of tabs and spaces in indentation", 3, 1, "\tb\n", 3, 0)]
    [TestCase("if 1:\n  a\n\t\tb", "TabError", "inconsistent use of tabs and spaces in indentation", 3, 1, "\t\tb\n", 3, 0)]
    [TestCase("1_", "SyntaxError", "invalid decimal literal", 1, 2, "1_", 1, 2)]
    [TestCase("1__0", "SyntaxError", "invalid decimal literal", 1, 2, "1__0", 1, 2)]
    [TestCase("1_a", "SyntaxError", "invalid decimal literal", 1, 2, "1_a", 1, 2)]
    [TestCase("0_", "SyntaxError", "invalid decimal literal", 1, 2, "0_", 1, 2)]
    [TestCase("0_a", "SyntaxError", "invalid decimal literal", 1, 2, "0_a", 1, 2)]
    [TestCase("0x", "SyntaxError", "invalid hexadecimal literal", 1, 2, "0x", 1, 2)]
    [TestCase("0xg", "SyntaxError", "invalid hexadecimal literal", 1, 2, "0xg", 1, 2)]
    [TestCase("0x_", "SyntaxError", "invalid hexadecimal literal", 1, 3, "0x_", 1, 3)]
    [TestCase("0x1_", "SyntaxError", "invalid hexadecimal literal", 1, 4, "0x1_", 1, 4)]
    [TestCase("0x1g", "SyntaxError", "invalid hexadecimal literal", 1, 3, "0x1g", 1, 3)]
    [TestCase("0o", "SyntaxError", "invalid octal literal", 1, 2, "0o", 1, 2)]
    [TestCase("0o8", "SyntaxError", "invalid digit '8' in octal literal", 1, 3, "0o8", 1, 3)]
    [TestCase("0o18", "SyntaxError", "invalid digit '8' in octal literal", 1, 4, "0o18", 1, 4)]
    [TestCase("0o_8", "SyntaxError", "invalid digit '8' in octal literal", 1, 4, "0o_8", 1, 4)]
    [TestCase("0o1_8", "SyntaxError", "invalid digit '8' in octal literal", 1, 5, "0o1_8", 1, 5)]
    [TestCase("0o1a", "SyntaxError", "invalid octal literal", 1, 3, "0o1a", 1, 3)]
    [TestCase("0b", "SyntaxError", "invalid binary literal", 1, 2, "0b", 1, 2)]
    [TestCase("0b2", "SyntaxError", "invalid digit '2' in binary literal", 1, 3, "0b2", 1, 3)]
    [TestCase("0b12", "SyntaxError", "invalid digit '2' in binary literal", 1, 4, "0b12", 1, 4)]
    [TestCase("0b1a", "SyntaxError", "invalid binary literal", 1, 3, "0b1a", 1, 3)]
    [TestCase("0b_", "SyntaxError", "invalid binary literal", 1, 3, "0b_", 1, 3)]
    [TestCase("1e", "SyntaxError", "invalid decimal literal", 1, 1, "1e", 1, 1)]
    [TestCase("1e+", "SyntaxError", "invalid decimal literal", 1, 3, "1e+", 1, 3)]
    [TestCase("1e-", "SyntaxError", "invalid decimal literal", 1, 3, "1e-", 1, 3)]
    [TestCase("1.e", "SyntaxError", "invalid decimal literal", 1, 2, "1.e", 1, 2)]
    [TestCase("1.5abc", "SyntaxError", "invalid decimal literal", 1, 3, "1.5abc", 1, 3)]
    [TestCase("1ex", "SyntaxError", "invalid decimal literal", 1, 1, "1ex", 1, 1)]
    [TestCase("1e5x", "SyntaxError", "invalid decimal literal", 1, 3, "1e5x", 1, 3)]
    [TestCase("1e5_", "SyntaxError", "invalid decimal literal", 1, 4, "1e5_", 1, 4)]
    [TestCase("1.5_", "SyntaxError", "invalid decimal literal", 1, 4, "1.5_", 1, 4)]
    [TestCase("1._5", "SyntaxError", "invalid decimal literal", 1, 2, "1._5", 1, 2)]
    [TestCase("12.3e4_x", "SyntaxError", "invalid decimal literal", 1, 7, "12.3e4_x", 1, 7)]
    [TestCase("1jx", "SyntaxError", "invalid imaginary literal", 1, 2, "1jx", 1, 2)]
    [TestCase("1.j_", "SyntaxError", "invalid imaginary literal", 1, 3, "1.j_", 1, 3)]
    [TestCase("012", "SyntaxError", "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", 1, 1, "012", 1, 2)]
    [TestCase("00012", "SyntaxError", "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", 1, 1, "00012", 1, 4)]
    [TestCase("0_0_1", "SyntaxError", "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", 1, 1, "0_0_1", 1, 5)]
    [TestCase("0_7", "SyntaxError", "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", 1, 1, "0_7", 1, 3)]
    [TestCase("08", "SyntaxError", "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", 1, 1, "08", 1, 2)]
    [TestCase("09e", "SyntaxError", "invalid decimal literal", 1, 2, "09e", 1, 2)]
    [TestCase("09a", "SyntaxError", "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", 1, 1, "09a", 1, 2)]
    [TestCase("0777", "SyntaxError", "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", 1, 1, "0777", 1, 2)]
    [TestCase("é = 012", "SyntaxError", "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", 1, 6, "é = 012", 1, 7)]
    [TestCase("1andy", "SyntaxError", "invalid decimal literal", 1, 1, "1andy", 1, 1)]
    [TestCase("1orx", "SyntaxError", "invalid decimal literal", 1, 1, "1orx", 1, 1)]
    [TestCase("1fory", "SyntaxError", "invalid decimal literal", 1, 1, "1fory", 1, 1)]
    [TestCase("1notx", "SyntaxError", "invalid decimal literal", 1, 1, "1notx", 1, 1)]
    [TestCase("0xfory", "SyntaxError", "invalid hexadecimal literal", 1, 3, "0xfory", 1, 3)]
    [TestCase("0a", "SyntaxError", "invalid decimal literal", 1, 1, "0a", 1, 1)]
    [TestCase("1_0_", "SyntaxError", "invalid decimal literal", 1, 4, "1_0_", 1, 4)]
    [TestCase("1__", "SyntaxError", "invalid decimal literal", 1, 2, "1__", 1, 2)]
    [TestCase("5jj", "SyntaxError", "invalid imaginary literal", 1, 2, "5jj", 1, 2)]
    [TestCase("5.jx", "SyntaxError", "invalid imaginary literal", 1, 3, "5.jx", 1, 3)]
    [TestCase("1.2.3x", "SyntaxError", "invalid decimal literal", 1, 5, "1.2.3x", 1, 5)]
    [TestCase("€", "SyntaxError", "invalid character '€' (U+20AC)", 1, 1, "€", 1, 1)]
    [TestCase("x = …", "SyntaxError", "invalid character '…' (U+2026)", 1, 5, "x = …", 1, 5)]
    [TestCase("a€b", "SyntaxError", "invalid character '€' (U+20AC)", 1, 2, "a€b", 1, 2)]
    [TestCase("a = é€b", "SyntaxError", "invalid character '€' (U+20AC)", 1, 6, "a = é€b", 1, 6)]
    [TestCase("a = 'é' €", "SyntaxError", "invalid character '€' (U+20AC)", 1, 9, "a = 'é' €", 1, 9)]
    [TestCase("\u00a0a", "SyntaxError", "invalid non-printable character U+00A0", 1, 1, "\u00a0a", 1, 1)]
    [TestCase("x\u00a0= 1", "SyntaxError", "invalid non-printable character U+00A0", 1, 2, "x\u00a0= 1", 1, 2)]
    [TestCase("\u200bx", "SyntaxError", "invalid non-printable character U+200B", 1, 1, "\u200bx", 1, 1)]
    [TestCase("a\u0001", "SyntaxError", "invalid non-printable character U+0001", 1, 2, "a\u0001", 1, 2)]
    [TestCase("\u007f", "SyntaxError", "invalid non-printable character U+007F", 1, 1, "\u007f", 1, 1)]
    [TestCase("a\u000b", "SyntaxError", "invalid non-printable character U+000B", 1, 2, "a\u000b", 1, 2)]
    [TestCase("'x' \u0008", "SyntaxError", "invalid non-printable character U+0008", 1, 5, "'x' \u0008", 1, 5)]
    [TestCase("😀", "SyntaxError", "invalid character '😀' (U+1F600)", 1, 1, "😀", 1, 1)]
    [TestCase("x😀", "SyntaxError", "invalid character '😀' (U+1F600)", 1, 2, "x😀", 1, 2)]
    [TestCase("a = “b”", "SyntaxError", "invalid character '“' (U+201C)", 1, 5, "a = “b”", 1, 5)]
    [TestCase("²x", "SyntaxError", "invalid character '²' (U+00B2)", 1, 1, "²x", 1, 1)]
    [TestCase("a²", "SyntaxError", "invalid character '²' (U+00B2)", 1, 2, "a²", 1, 2)]
    [TestCase("x = \ufeff1", "SyntaxError", "invalid non-printable character U+FEFF", 1, 5, "x = \ufeff1", 1, 5)]
    [TestCase("ŧ́€", "SyntaxError", "invalid character '€' (U+20AC)", 1, 3, "ŧ́€", 1, 3)]
    public void Errors_have_the_text_and_place_of_CPython(string source, string type, string message, int line, int offset, string text, int endLine, int endOffset) =>
        Describe(ReadToError(source, TokenizerOptions.Default)).ShouldBe(
            $"{type}: {message} at {line}.{offset}-{endLine}.{endOffset} in {text}");

    [Test]
    public void Two_hundred_brackets_may_be_open()
    {
        Describe(ReadToError(new string('(', 201), TokenizerOptions.Default)).ShouldBe(
            $"SyntaxError: too many nested parentheses at 1.201-1.201 in {new string('(', 201)}");
        Describe(ReadToError(new string('(', 200), TokenizerOptions.Default)).ShouldBe($"SyntaxError: '(' was never closed at 1.200-1.0 in {new string('(', 200)}\n");
    }

    [Test]
    public void Ninety_nine_blocks_may_be_open()
    {
        var source = string.Concat(Enumerable.Range(0, 100).Select(i => new string(' ', i) + "if 1:\n"));
        Describe(ReadToError(source + new string(' ', 100) + "a", TokenizerOptions.Default)).ShouldBe(
            $"IndentationError: too many levels of indentation at 101.1-101.0 in {new string(' ', 100)}a\n");
    }

    internal static SyntaxDiagnostic ReadToError(string source, TokenizerOptions options)
    {
        var tokenizer = new Tokenizer(SourceText.FromText(source, "<string>"), options, NoSourceWarnings.Instance);
        while (true)
        {
            var token = tokenizer.Next();
            token.Kind.ShouldNotBe(TokenKind.EndMarker, "no error was found");
            if (token.Kind == TokenKind.ErrorToken) return ((SyntaxErrorException)tokenizer.CreateError()).Diagnostic;
        }
    }

    internal static string Describe(SyntaxDiagnostic d) => $"{d.TypeName}: {d.Message} at {d.Line}.{d.Offset}-{d.EndLine}.{d.EndOffset} in {d.Text}";
}

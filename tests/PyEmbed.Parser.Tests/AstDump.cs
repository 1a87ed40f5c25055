using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using PyEmbed.Core.Literals;
using PyEmbed.Core.Numbers;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Parser.Tests;

/// <summary>
/// Writes a tree as text, exactly and in few characters: <c>Name[1.0-1.3](id='abc')</c>. Fields that are None or empty are left out,
/// and so is the context Load. The recording scripts write the same from Python's <c>ast</c>.
/// </summary>
internal sealed partial class AstDump
{
    private readonly StringBuilder _out = new();
    private bool _isFirst;

    public static string Of(AstNode node)
    {
        var dump = new AstDump();
        dump.Node(node);
        return dump._out.ToString();
    }

    private void Open(string name, AstNode node)
    {
        _out.Append(name);
        if (node is LocatedNode { Range: var r })
        {
            _out.Append('[').Append(r.Line).Append('.').Append(r.Column).Append('-').Append(r.EndLine).Append('.').Append(r.EndColumn).Append(']');
        }
        _out.Append('(');
        _isFirst = true;
    }

    private void Close()
    {
        _out.Append(')');
        _isFirst = false;
    }

    private void Name(string field)
    {
        if (!_isFirst) _out.Append(", ");
        _isFirst = false;
        _out.Append(field).Append('=');
    }

    private void Field(string field, AstNode? node)
    {
        if (node is null) return;
        Name(field);
        Node(node);
    }

    private void Field<T>(string field, ImmutableArray<T> nodes) where T : AstNode?
    {
        if (nodes.IsEmpty) return;
        Name(field);
        _out.Append('[');
        for (var i = 0; i < nodes.Length; i++)
        {
            if (i > 0) _out.Append(", ");
            if (nodes[i] is { } node) Node(node);
            else _out.Append("None");
        }
        _out.Append(']');
    }

    private void Field(string field, string? text)
    {
        if (text is null) return;
        Name(field);
        _out.Append(TextRepr.Ascii(PythonText.FromUtf16(text)));
    }

    private void Field(string field, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty) return;
        Name(field);
        _out.Append('[').AppendJoin(", ", texts.Select(t => TextRepr.Ascii(PythonText.FromUtf16(t)))).Append(']');
    }

    private void Field(string field, int? number)
    {
        if (number is null) return;
        Name(field);
        _out.Append(number.Value.ToString(CultureInfo.InvariantCulture));
    }

    private void Field(string field, bool value) => Field(field, value ? 1 : 0);

    private void Field<T>(T context) where T : struct, Enum
    {
        if (context is ExprContext.Load) return;
        Operator(context is ExprContext ? "ctx" : "op", context);
    }

    private void Operator<T>(string field, T value) where T : struct, Enum
    {
        Name(field);
        _out.Append(value);
    }

    // Integers beyond any size are written in hexadecimal: their decimal form may be forbidden.
    private void Value(string field, Constant value)
    {
        Name(field);
        _out.Append(value switch
        {
            StrConstant s => TextRepr.Ascii(s.Value),
            IntConstant { Value: var i } when i >= BigInteger.Pow(10, 100) => "0x" + i.ToString("x", CultureInfo.InvariantCulture).TrimStart('0'),
            _ => ConstantRepr.Repr(value).Narrow,
        });
    }
}

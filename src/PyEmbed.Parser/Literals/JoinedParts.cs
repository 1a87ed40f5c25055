using System.Collections.Immutable;
using PyEmbed.Core.Literals;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Ast;

namespace PyEmbed.Parser.Literals;

/// <summary>Gathers the parts of adjacent literals: neighbouring texts become one constant, also across literals.</summary>
/// <param name="range">Where the constants made of them stand: the whole run of literals.</param>
/// <param name="kind">"u" where the first literal of the run has that prefix: then every constant of the run says so.</param>
internal sealed class JoinedParts(SourceRange range, string? kind)
{
    private readonly List<PythonText> _texts = [];
    private ImmutableArray<Expression>.Builder? _values;

    /// <summary>The range of the whole run of literals, and of constants and replacement fields in it.</summary>
    public SourceRange Range => range;

    public string? Kind => kind;

    /// <summary>From here on the result is a JoinedStr, even without any expression in it.</summary>
    public void MarkFormatted() => _values ??= ImmutableArray.CreateBuilder<Expression>();

    public void AddText(PythonText text)
    {
        if (text.Length > 0) _texts.Add(text);
    }

    public void AddExpression(Expression expression)
    {
        FlushText(range);
        _values!.Add(expression);
    }

    public Expression ToExpression() => _values is null ? TakeConstant(range) : ToJoined(range);

    /// <summary>The JoinedStr, standing at a range of its own, and with it the text behind its last expression.</summary>
    public Expression ToJoined(SourceRange joinedRange)
    {
        MarkFormatted();
        FlushText(joinedRange);
        return new JoinedStrNode(_values!.ToImmutable(), joinedRange);
    }

    private void FlushText(SourceRange textRange)
    {
        if (_texts.Count > 0) _values!.Add(TakeConstant(textRange));
    }

    private ConstantNode TakeConstant(SourceRange textRange)
    {
        var text = _texts.Count switch
        {
            0 => PythonText.FromCodeUnits(""),
            1 => _texts[0],
            _ => Concatenate(_texts),
        };
        _texts.Clear();
        return new ConstantNode(new StrConstant(text), kind, textRange);
    }

    private static PythonText Concatenate(List<PythonText> texts)
    {
        var isNarrow = true;
        var length = 0;
        foreach (var text in texts)
        {
            isNarrow &= text.IsNarrow;
            length = checked(length + text.Length);
        }
        if (isNarrow)
        {
            return PythonText.FromCodeUnits(string.Create(length, texts, static (chars, source) =>
            {
                foreach (var text in source)
                {
                    text.Narrow.CopyTo(chars);
                    chars = chars[text.Length..];
                }
            }));
        }
        var wide = new int[length];
        var at = 0;
        foreach (var text in texts)
        {
            for (var i = 0; i < text.Length; i++) wide[at++] = text[i];
        }
        return PythonText.FromCodePoints(wide);
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PyEmbed.Core.Literals;
using PyEmbed.Core.Text;
using PyEmbed.Parser.Ast;
using PyEmbed.Parser.Diagnostics;
using PyEmbed.Parser.Grammar;
using PyEmbed.Parser.Text;
using PyEmbed.Parser.Tokens;

namespace PyEmbed.Parser.Tests;

/// <summary>One source with the way it is to be parsed, and our answer in the form in which front_end.py gives CPython's.</summary>
internal sealed record FrontEndCase(string Name, byte[] Source)
{
    private const int DontImplyDedent = 0x200, TypeCommentsFlag = 0x1000, AllowIncompleteInput = 0x4000, BarryAsBdfl = 0x400000;

    public SourceMode Mode { get; init; } = SourceMode.File;

    /// <summary>The flags of <c>compile()</c>.</summary>
    public int Flags { get; init; }

    public int FeatureVersion { get; init; } = -1;

    /// <summary>Given as str (UTF-8, surrogates allowed) or as bytes.</summary>
    public bool IsText { get; init; }

    /// <summary>Whole dumps, or a digest of each.</summary>
    public bool IsFull { get; init; }

    public LanguageVersion Version { get; init; } = LanguageVersion.Python311;

    public ISourceDecoder Decoder { get; init; } = PlainSourceDecoder.Instance;

    public string Want => (IsText ? "t" : "b") + (IsFull ? "f" : "d");

    public string ModeName => Mode switch { SourceMode.Single => "single", SourceMode.Eval => "eval", SourceMode.FunctionType => "func_type", _ => "exec" };

    public static int WithTypeComments => TypeCommentsFlag;

    public ModuleRoot Parse(ISourceWarnings warnings) => PythonParser.Parse(
        IsText ? SourceText.FromText(DecodeText(Source), "F") : SourceText.FromBytes(Source, "F", Decoder, Mode == SourceMode.File),
        new ParserOptions
        {
            Mode = Mode,
            Version = Version,
            FeatureVersion = FeatureVersion < 0 ? (Version == LanguageVersion.Python314 ? 14 : 11) : FeatureVersion,
            TypeComments = (Flags & TypeCommentsFlag) != 0,
            DontImplyDedent = (Flags & DontImplyDedent) != 0,
            AllowIncompleteInput = (Flags & AllowIncompleteInput) != 0,
            BarryAsBdfl = (Flags & BarryAsBdfl) != 0,
            Warnings = warnings,
        });

    /// <summary>As <see cref="Answer"/>, without the tree and the warnings.</summary>
    public string ParseOnly() => Answer(withTree: false).Split('\n')[0];

    public string Answer() => Answer(withTree: true);

    private string Answer(bool withTree)
    {
        var warnings = new WarningList();
        var answer = new StringBuilder();
        try
        {
            var root = Parse(warnings);
            answer.Append("ok");
            if (!withTree) return "ok";
            foreach (var dump in Dumps(root))
            {
                answer.Append('\n').Append(IsFull ? dump : Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(dump))));
            }
        }
        catch (SyntaxErrorException e)
        {
            var d = e.Diagnostic;
            answer.Append($"error ('{d.TypeName}', {Ascii(d.Message)}, {Number(d.Line)}, {Number(d.Offset)}, {Number(d.EndLine)}, {Number(d.EndOffset)}, {Ascii(d.Text)})");
        }
        catch (CompileErrorException e)
        {
            answer.Append($"error ('{e.TypeName}', {Ascii(e.Message)})");
        }
        catch (Exception e)
        {
            answer.Append($"crash {e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("PyEmbed"))}");
        }
        foreach (var warning in warnings.Lines) answer.Append('\n').Append(warning);
        return answer.ToString();
    }

    private static IEnumerable<string> Dumps(ModuleRoot root)
    {
        var body = root switch { ModuleNode m => m.Body, InteractiveNode i => i.Body, _ => [] };
        foreach (var statement in body) yield return AstDump.Of(statement);
        yield return AstDump.Of(root switch { ModuleNode m => new ModuleNode([], m.TypeIgnores), InteractiveNode => new InteractiveNode([]), _ => root });
    }

    private static string Ascii(string? text) => text is null ? "None" : TextRepr.Ascii(PythonText.FromUtf16(text));

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "None";

    private static PythonText DecodeText(byte[] utf8)
    {
        // Encoding.UTF8 would replace surrogates.
        var points = new List<int>(utf8.Length);
        for (var i = 0; i < utf8.Length;)
        {
            int b = utf8[i], length = b < 0x80 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
            var c = length == 1 ? b : b & 0x7F >> length;
            for (var j = 1; j < length; j++) c = c << 6 | utf8[i + j] & 0x3F;
            points.Add(c);
            i += length;
        }
        return PythonText.FromCodePoints(points.ToArray());
    }

    private sealed class WarningList : ISourceWarnings
    {
        public readonly List<string> Lines = [];

        public bool Warn(WarningCategory category, string message, string fileName, int line)
        {
            Lines.Add($"('W', '{category}', {line}, {Ascii(message)})");
            return true;
        }
    }
}

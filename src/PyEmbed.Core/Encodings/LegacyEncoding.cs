using System.Diagnostics.CodeAnalysis;
using PyEmbed.Core.Text;

namespace PyEmbed.Core.Encodings;

/// <summary>An encoding from before Unicode. All are found by name through <see cref="TryFind"/>; their tables come from CPython's codecs, which differ from .NET's code pages in places.</summary>
internal abstract class LegacyEncoding(string name, string aliases)
{
    private static readonly Lazy<Dictionary<string, LegacyEncoding>> s_byName = new(Collect);

    /// <summary>CPython's name of the codec.</summary>
    public string Name { get; } = name;

    /// <summary>Whether the tables are in memory. They are read when they are needed first.</summary>
    public abstract bool IsLoaded { get; }

    /// <summary>About what the tables take in memory.</summary>
    public abstract long LoadingSize { get; }

    /// <summary>A name as <c>encodings</c> looks it up: lower case, with underscores. Aliases count.</summary>
    public static bool TryFind(string normalizedName, [NotNullWhen(true)] out LegacyEncoding? encoding) =>
        s_byName.Value.TryGetValue(normalizedName, out encoding) || s_byName.Value.TryGetValue(normalizedName.Replace('.', '_'), out encoding);

    /// <summary>Decodes. Positions of errors count from the start of the bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="errors">What stands for bytes that are wrong.</param>
    /// <param name="isFinal">Whether an unfinished character at the end is an error; else it is not consumed.</param>
    /// <param name="text">The text.</param>
    /// <param name="consumed">How many bytes the text is of.</param>
    /// <param name="error">The error, where the handler said no.</param>
    public abstract bool TryDecode(ReadOnlySpan<byte> bytes, IDecodeErrorHandler errors, bool isFinal, out PythonText text, out int consumed, out CodecError error);

    /// <summary>Encodes.</summary>
    public abstract bool TryEncode(PythonText text, IEncodeErrorHandler errors, out byte[] bytes, out CodecError error);

    private static Dictionary<string, LegacyEncoding> Collect()
    {
        var byName = new Dictionary<string, LegacyEncoding>(StringComparer.Ordinal);
        foreach (var encoding in CharmapTables.All) encoding.AddTo(byName);
        foreach (var encoding in MultiByteEncodings.All) encoding.AddTo(byName);
        return byName;
    }

    private void AddTo(Dictionary<string, LegacyEncoding> byName)
    {
        byName.Add(Name, this);
        foreach (var alias in aliases.Split(' ', StringSplitOptions.RemoveEmptyEntries)) byName.TryAdd(alias, this);
    }
}

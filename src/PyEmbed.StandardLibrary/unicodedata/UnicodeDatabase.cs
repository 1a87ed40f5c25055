using PyEmbed.Core.Limits;
using PyEmbed.Core.Text;
using PyEmbed.Core.Unicode;

namespace PyEmbed.StandardLibrary.Unicodedata;

/// <summary>A version of the Unicode Character Database.</summary>
internal abstract class UnicodeDatabase
{
    public static readonly UnicodeDatabase Current = new CurrentDatabase();

    public static readonly UnicodeDatabase Old = new OldDatabase();

    public abstract int DecimalValue(int c);

    public abstract bool TryGetNumericValue(int c, out double value);

    public abstract string Category(int c);

    public abstract string Bidirectional(int c);

    public abstract int CombiningClass(int c);

    public abstract bool IsMirrored(int c);

    public abstract string EastAsianWidth(int c);

    public abstract string Decomposition(int c);

    public abstract string? Name(int c);

    /// <summary>The text of a name; default where there is none.</summary>
    public abstract bool TryLookup(string name, out PythonText text);

    public abstract PythonText Normalize(NormalizationForm form, PythonText text, IWorkBudget budget);

    private sealed class CurrentDatabase : UnicodeDatabase
    {
        public override int DecimalValue(int c) => UnicodeData.DecimalValue(c);

        public override bool TryGetNumericValue(int c, out double value) => UnicodeData.TryGetNumericValue(c, out value);

        public override string Category(int c) => UnicodeData.CategoryName(c);

        public override string Bidirectional(int c) => UnicodeData.Bidirectional(c);

        public override int CombiningClass(int c) => UnicodeData.CombiningClass(c);

        public override bool IsMirrored(int c) => UnicodeData.IsMirrored(c);

        public override string EastAsianWidth(int c) => UnicodeData.EastAsianWidth(c);

        public override string Decomposition(int c) => Normalization.DecompositionText(c);

        public override string? Name(int c) => UnicodeNames.TryGetName(c, out var name) ? name : null;

        public override bool TryLookup(string name, out PythonText text)
        {
            if (!UnicodeNames.TryLookup(name, out var c)) return UnicodeNames.TryLookupSequence(name, out text);
            text = PythonText.FromCodePoints([c]);
            return true;
        }

        public override PythonText Normalize(NormalizationForm form, PythonText text, IWorkBudget budget) => Normalization.Normalize(form, text, budget: budget);
    }

    private sealed class OldDatabase : UnicodeDatabase
    {
        public override int DecimalValue(int c) => Unicode320.DecimalValue(c);

        public override bool TryGetNumericValue(int c, out double value)
        {
            value = 0;
            return Unicode320.IsAssigned(c) && UnicodeData.TryGetNumericValue(c, out value);
        }

        public override string Category(int c) => Unicode320.CategoryName(c);

        public override string Bidirectional(int c) => Unicode320.Bidirectional(c);

        public override int CombiningClass(int c) => Unicode320.CombiningClass(c);

        public override bool IsMirrored(int c) => Unicode320.IsMirrored(c);

        public override string EastAsianWidth(int c) => Unicode320.EastAsianWidth(c);

        public override string Decomposition(int c) => Unicode320.IsAssigned(c) ? Normalization.DecompositionText(c) : "";

        public override string? Name(int c) => Unicode320.IsAssigned(c) && UnicodeNames.TryGetName(c, out var name) ? name : null;

        // Aliases and sequences are newer. Names that are computed are as in the current version.
        public override bool TryLookup(string name, out PythonText text)
        {
            text = default;
            if (!UnicodeNames.TryLookup(name, out var c)) return false;
            if (!UnicodeNames.IsComputed(name) && (Name(c) is not { } found || !AsciiText.EqualsIgnoreCase(found, name))) return false;
            text = PythonText.FromCodePoints([c]);
            return true;
        }

        public override PythonText Normalize(NormalizationForm form, PythonText text, IWorkBudget budget) => Normalization.Normalize(form, text, is320: true, budget);
    }
}

namespace PyEmbed.StandardLibrary.Csv;

/// <summary>Names of attributes and parameters.</summary>
internal static class CsvNames
{
    public static readonly PyStr Write = PyStr.FromName("write");

    /// <summary>The parameters of a dialect, in the order of its constructor.</summary>
    public static readonly PyStr[] Parameters =
        [.. new[] { "delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict" }.Select(PyStr.FromName)];
}

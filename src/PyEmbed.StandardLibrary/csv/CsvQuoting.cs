namespace PyEmbed.StandardLibrary.Csv;

/// <summary>Which fields are written in quotes, and what quotes mean to the reader.</summary>
internal enum CsvQuoting
{
    /// <summary>Those that have to be.</summary>
    Minimal,
    All,

    /// <summary>All but numbers; fields read without quotes become floats.</summary>
    Nonnumeric,

    /// <summary>None; the quote is a character like any other.</summary>
    None,
}

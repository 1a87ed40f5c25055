namespace PyEmbed.StandardLibrary.Json;

/// <summary>Which characters of a string are written as escapes.</summary>
internal enum JsonQuoting
{
    /// <summary>A function of the program says how a string looks.</summary>
    Custom,

    /// <summary>Quotes, backslashes, control characters.</summary>
    Plain,

    /// <summary>All beyond printable ASCII, too.</summary>
    Ascii,
}

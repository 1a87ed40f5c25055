namespace PyEmbed.Bytecode.Marshal;

/// <summary>How a <c>.pyc</c> file says whether its source has changed (PEP 552). The numbers are those of the header's flags.</summary>
internal enum PycValidation
{
    /// <summary>By the source's time of change and size.</summary>
    Timestamp = 0,

    /// <summary>By a hash of the source, which the importer does not check.</summary>
    UncheckedHash = 1,

    /// <summary>By a hash of the source, which the importer checks.</summary>
    CheckedHash = 3,
}

namespace PyEmbed.Core.Unicode;

/// <summary>The normalization forms of UAX #15.</summary>
internal enum NormalizationForm
{
    Nfc,
    Nfd,
    Nfkc,
    Nfkd,
}

namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>Names of attributes and parameters, shared by all engines.</summary>
internal static class DecimalNames
{
    public static readonly PyStr Numerator = PyStr.FromName("numerator");
    public static readonly PyStr Denominator = PyStr.FromName("denominator");

    public static readonly PyStr[] NumberParameters = Of("value", "context");
    public static readonly PyStr[] ContextParameter = Of("context");
    public static readonly PyStr[] OtherParameters = Of("other", "context");
    public static readonly PyStr[] TwoOthersParameters = Of("other", "third", "context");
    public static readonly PyStr[] RoundingParameters = Of("rounding", "context");
    public static readonly PyStr[] QuantizeParameters = Of("exp", "rounding", "context");
    public static readonly PyStr[] PowerParameters = Of("a", "b", "modulo");
    public static readonly PyStr[] Settings = Of("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps");
    public static readonly PyStr[] LocalSettings = [PyStr.FromName("ctx"), .. Settings];

    private static PyStr[] Of(params string[] names) => Array.ConvertAll(names, PyStr.FromName);
}

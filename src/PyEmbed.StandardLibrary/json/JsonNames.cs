namespace PyEmbed.StandardLibrary.Json;

/// <summary>Names of attributes that reading and writing look for.</summary>
internal static class JsonNames
{
    public static readonly PyStr DecodeError = PyStr.FromName("JSONDecodeError");
    public static readonly PyStr Strict = PyStr.FromName("strict");
    public static readonly PyStr ObjectHook = PyStr.FromName("object_hook");
    public static readonly PyStr PairsHook = PyStr.FromName("object_pairs_hook");
    public static readonly PyStr ParseFloat = PyStr.FromName("parse_float");
    public static readonly PyStr ParseInt = PyStr.FromName("parse_int");
    public static readonly PyStr ParseConstant = PyStr.FromName("parse_constant");
    public static readonly PyStr Items = PyStr.FromName("items");
}

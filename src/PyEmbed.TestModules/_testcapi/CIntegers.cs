using System.Numerics;
using PyEmbed.VM;

namespace PyEmbed.TestModules.Capi;

/// <summary>The least and greatest values of C's integer types, as arguments are converted to them.</summary>
internal static class CIntegers
{
    public static bool AddTo(PyModule module)
    {
        Signed("CHAR", 8);
        Signed("SHRT", 16);
        Signed("INT", 32);
        Signed("LONG", 64);
        Signed("LLONG", 64);
        Signed("PY_SSIZE_T", 64);
        Unsigned("UCHAR", 8);
        Unsigned("USHRT", 16);
        Unsigned("UINT", 32);
        Unsigned("ULONG", 64);
        Unsigned("ULLONG", 64);
        Unsigned("SIZE", 64);
        return true;

        void Signed(string type, int bits)
        {
            Set(type + "_MIN", -(BigInteger.One << bits - 1));
            Set(type + "_MAX", (BigInteger.One << bits - 1) - 1);
        }

        void Unsigned(string type, int bits) => Set(type + "_MAX", (BigInteger.One << bits) - 1);

        void Set(string name, BigInteger value) => module.Dict.SetByName(PyStr.FromName(name), PyInt.From(value));
    }
}

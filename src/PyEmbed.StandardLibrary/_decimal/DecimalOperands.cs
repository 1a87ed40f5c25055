using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Decimals;

/// <summary>Operands as numbers: Decimals and ints, exactly.</summary>
internal static class DecimalOperands
{
    /// <summary>Whether it is one; no error is set where it is not.</summary>
    public static bool TryGet(PyObject operand, out DecimalValue value)
    {
        switch (operand)
        {
            case PyDecimal number:
                value = number.Value;
                return true;
            case PyInt small:
                value = DecimalValue.From(small.Value);
                return true;
            case PyBigInt big:
                value = DecimalValue.From(big.Value);
                return true;
            default:
                value = default;
                return false;
        }
    }

    /// <summary>The same with the TypeError set where it is none.</summary>
    [MustCheck]
    public static bool TryConvert(PyObject operand, out DecimalValue value) =>
        TryGet(operand, out value) || PyErr.TypeError($"conversion from {operand.Type.NameInMessages} to Decimal is not supported");
}

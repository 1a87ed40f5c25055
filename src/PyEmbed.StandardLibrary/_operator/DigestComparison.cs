using System.Security.Cryptography;

namespace PyEmbed.StandardLibrary.Operator;

/// <summary><c>_compare_digest</c>: equality in a time that depends on the lengths only.</summary>
internal static class DigestComparison
{
    public static PyObject? Run(PyThreadState thread, PyObject left, PyObject right)
    {
        if (left is PyStr leftText && right is PyStr rightText)
        {
            if (!thread.TryChargeWork(leftText.Length) || !thread.TryChargeWork(rightText.Length)) return null;
            if (!TryAscii(leftText, out var leftBytes) || !TryAscii(rightText, out var rightBytes))
                return PyErr.TypeError("comparing strings with non-ASCII characters is not supported");
            return PyBool.From(CryptographicOperations.FixedTimeEquals(leftBytes, rightBytes));
        }
        if (left is not IBufferExporter && right is not IBufferExporter)
            return PyErr.TypeError($"unsupported operand types(s) or combination of types: '{left.Type.NameInMessages}' and '{right.Type.NameInMessages}'");
        if (!Buffers.TryGet(thread, left, out var leftLease)) return null;
        using (leftLease)
        {
            if (HasDimensions(left)) return PyErr.BufferError("Buffer must be single dimension");
            if (!Buffers.TryGet(thread, right, out var rightLease)) return null;
            using (rightLease)
            {
                if (HasDimensions(right)) return PyErr.BufferError("Buffer must be single dimension");
                if (!thread.TryChargeWork((leftLease.Length + rightLease.Length) / 8)) return null;
                return PyBool.From(CryptographicOperations.FixedTimeEquals(leftLease.Bytes, rightLease.Bytes));
            }
        }
    }

    private static bool HasDimensions(PyObject value) => value is IBufferExporter exporter && exporter.Layout.Shape.Length > 1;

    private static bool TryAscii(PyStr text, out byte[] bytes)
    {
        bytes = new byte[text.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (text[i] > 0x7F) return false;
            bytes[i] = (byte)text[i];
        }
        return true;
    }
}

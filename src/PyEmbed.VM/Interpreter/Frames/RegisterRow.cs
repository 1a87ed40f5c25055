using System.Runtime.CompilerServices;

namespace PyEmbed.VM.Interpreter;

/// <summary>Registers of an array that lie side by side.</summary>
/// <remarks>In place of a span: those of the framework over a struct of ours are compiled by the JIT when first used, also in a program that is published ahead of time.</remarks>
internal readonly ref struct RegisterRow
{
    private readonly ref Register _first;

    public RegisterRow(Register[] registers, int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        if (length == 0) return;
        _ = registers[start + length - 1];
        _first = ref registers[start];
    }

    private RegisterRow(ref Register first, int length)
    {
        _first = ref first;
        Length = length;
    }

    public int Length { get; }

    public ref Register this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)index >= (uint)Length) ThrowOutOfRange(index);
            return ref Unsafe.Add(ref _first, (nint)index);
        }
    }

    public RegisterRow Slice(int start, int length)
    {
        if ((uint)start > (uint)Length || (uint)length > (uint)(Length - start)) ThrowOutOfRange(start);
        return new RegisterRow(ref Unsafe.Add(ref _first, (nint)start), length);
    }

    /// <summary>Drops what they hold.</summary>
    public void Clear()
    {
        for (var i = 0; i < Length; i++) Unsafe.Add(ref _first, (nint)i) = default;
    }

    /// <summary>None of them has a value.</summary>
    public void Unbind()
    {
        for (var i = 0; i < Length; i++) Unsafe.Add(ref _first, (nint)i) = new Register { Ref = RegisterTag.Unbound };
    }

    /// <summary>Copies them to the start of another array.</summary>
    public void CopyTo(Register[] registers)
    {
        for (var i = 0; i < Length; i++) registers[i] = this[i];
    }

    private static void ThrowOutOfRange(int index) => throw new ArgumentOutOfRangeException(nameof(index));
}

namespace PyEmbed.StandardLibrary.Random;

/// <summary>The generator MT19937 of Matsumoto and Nishimura, whose sequences <c>random</c> promises.</summary>
internal sealed class MersenneTwister
{
    public const int Length = 624;
    private const int Shift = 397;

    private readonly uint[] _state = new uint[Length];

    /// <summary>The index of the next word; <see cref="Length"/>: all are used.</summary>
    public int Index { get; set; } = Length;

    public Span<uint> State => _state;

    private void Seed(uint seed)
    {
        _state[0] = seed;
        for (var i = 1; i < Length; i++) _state[i] = unchecked(1812433253u * (_state[i - 1] ^ _state[i - 1] >> 30) + (uint)i);
        Index = Length;
    }

    /// <summary>Starts from words of any number, at least one.</summary>
    public void Seed(ReadOnlySpan<uint> key)
    {
        Seed(19650218u);
        unchecked
        {
            var (i, j) = (1, 0);
            for (var k = Math.Max(Length, key.Length); k > 0; k--)
            {
                _state[i] = (_state[i] ^ (_state[i - 1] ^ _state[i - 1] >> 30) * 1664525u) + key[j] + (uint)j;
                Advance(ref i);
                if (++j >= key.Length) j = 0;
            }
            for (var k = Length - 1; k > 0; k--)
            {
                _state[i] = (_state[i] ^ (_state[i - 1] ^ _state[i - 1] >> 30) * 1566083941u) - (uint)i;
                Advance(ref i);
            }
        }
        _state[0] = 0x80000000u;
    }

    private void Advance(ref int i)
    {
        if (++i < Length) return;
        _state[0] = _state[Length - 1];
        i = 1;
    }

    public uint NextWord()
    {
        if (Index >= Length) Twist();
        var y = _state[Index++];
        y ^= y >> 11;
        y ^= y << 7 & 0x9D2C5680u;
        y ^= y << 15 & 0xEFC60000u;
        return y ^ y >> 18;
    }

    /// <summary>A float from 0 to 1 with 53 random bits.</summary>
    public double NextDouble()
    {
        var high = NextWord() >> 5;
        var low = NextWord() >> 6;
        return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
    }

    private void Twist()
    {
        for (var i = 0; i < Length; i++)
        {
            var y = _state[i] & 0x80000000u | _state[(i + 1) % Length] & 0x7FFFFFFFu;
            _state[i] = _state[(i + Shift) % Length] ^ y >> 1 ^ ((y & 1) != 0 ? 0x9908B0DFu : 0);
        }
        Index = 0;
    }
}

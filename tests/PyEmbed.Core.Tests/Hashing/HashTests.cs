using System.Globalization;
using PyEmbed.Core.Hashing;

namespace PyEmbed.Core.Tests.Hashing;

public sealed class HashTests
{
    [Test]
    public void Hashes_are_those_of_CPython_for_every_seed() => RecordedRows.ShouldAllMatch("Hashing/hashes.tsv", row =>
    {
        var hash = row[0] switch
        {
            "str" => TextHash.OfText(RecordedRows.Text(row[2]), Key(row[1])),
            "bytes" => TextHash.OfBytes(RecordedRows.Bytes(row[2]), Key(row[1])),
            "tuple" => TupleHash.Of(Items(row[1])),
            "frozenset" => FrozenSet(Items(row[1])),
            _ => NumberHash.OfComplex(Items(row[1])[0], Items(row[1])[1]),
        };
        return hash.ToString(CultureInfo.InvariantCulture);
    });

    private static HashKey Key(string seed) => HashKey.FromSeed(uint.Parse(seed, CultureInfo.InvariantCulture));

    private static long[] Items(string field) =>
        field == "-" ? [] : Array.ConvertAll(field.Split(' '), item => long.Parse(item, CultureInfo.InvariantCulture));

    private static long FrozenSet(long[] items)
    {
        var hash = new FrozenSetHash();
        foreach (var item in items) hash.Add(item);
        return hash.Finish();
    }
}

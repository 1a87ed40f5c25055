using PyEmbed.Bytecode.Marshal;

namespace PyEmbed.Bytecode.Tests.Marshal;

[TestFixture]
internal sealed class MarshalReaderTests
{
    private static readonly string[] SampleNames = ["functions", "flow", "extended"];

    private static IEnumerable<TestCaseData> Recordings() =>
        Recorded.Rows("Marshal/loads.tsv").Select(row => new TestCaseData(row[0], row[1]).SetArgDisplayNames(row[0].Length > 60 ? row[0][..60] + "..." : row[0], row[1]));

    [TestCaseSource(nameof(Recordings))]
    public void Data_loads_as_in_CPython(string data, string expected)
    {
        string actual;
        try
        {
            actual = ConstantRepr.Of(MarshalReader.Load(Convert.FromHexString(data)));
        }
        catch (MarshalException e)
        {
            actual = $"{e.Kind}: {e.Message}";
        }
        actual.Replace(@"\\", @"\").ShouldBe(expected.Replace(@"\\", @"\").Replace("'a')>", "'a',)>").Replace(",,", ","));
    }

    [TestCaseSource(nameof(SampleNames))]
    public void Every_prefix_of_good_data_is_an_EOFError(string sample)
    {
        var data = Recorded.Bytes($"Samples/{sample}.marshal.bin");
        for (var length = 0; length < data.Length; length += data.Length < 6000 ? 1 : 7)
        {
            var error = Should.Throw<MarshalException>(() => MarshalReader.Load(data.AsSpan(0, length)));
            error.Kind.ShouldBe(MarshalError.EOFError);
        }
    }

    [TestCaseSource(nameof(SampleNames))]
    public void Damaged_data_is_a_value_or_a_MarshalException(string sample)
    {
        var original = Recorded.Bytes($"Samples/{sample}.marshal.bin");
        var random = new Random(1);
        for (var round = 0; round < 3000; round++)
        {
            var data = (byte[])original.Clone();
            for (var i = random.Next(1, 4); i > 0; i--) data[random.Next(data.Length)] = (byte)random.Next(256);
            try
            {
                MarshalReader.Load(data);
            }
            catch (MarshalException)
            {
            }
        }
    }

    [Test]
    public void Claimed_sizes_allocate_nothing()
    {
        // Each of 1,500 nested tuples claims as many items as there are bytes.
        var data = new List<byte>();
        for (var i = 0; i < 1500; i++) data.AddRange([(byte)'(', 0, 0, 0x10, 0]);
        data.AddRange(new byte[0x100000].Select(_ => (byte)'N'));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Should.Throw<MarshalException>(() => MarshalReader.Load(data.ToArray()));
        error.Message.ShouldBe("EOF read where object expected");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64 << 20);
    }
}

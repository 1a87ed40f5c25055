using PyEmbed.VM.Objects;

namespace PyEmbed.VM.Tests.Objects;

public sealed class BytesTests : EngineThread
{
    [TestCase("Objects/Bytes/bytes.tsv")]
    [TestCase("Objects/Bytes/percent_bytes.tsv")]
    [TestCase("Objects/Bytes/bytearray.tsv")]
    public void Bytes_are_what_CPython_makes_of_them(string rows) => RecordedRows.Differences(rows).ShouldBeEmpty();

    [Test]
    public void A_bytearray_that_is_lent_out_keeps_its_length()
    {
        var array = new PyByteArray([1, 2, 3]);
        Buffers.TryGetWritable(Thread, array, out var lease).ShouldBeTrue();
        using (lease)
        {
            lease.WritableBytes[0] = 9;
            array.Append(Thread, PyInt.From(4)).ShouldBeFalse();
            TakeMessage().ShouldBe("BufferError: Existing exports of data: object cannot be re-sized");
        }
        array.Append(Thread, PyInt.From(4)).ShouldBeTrue();
        array.Bytes.ToArray().ShouldBe([9, 2, 3, 4]);
    }

    [Test]
    public void Bytes_are_not_lent_out_for_writing()
    {
        Buffers.TryGetWritable(Thread, PyBytes.CopyOf([1, 2]), out _).ShouldBeFalse();
        TakeMessage().ShouldBe("BufferError: Object is not writable.");
    }
}

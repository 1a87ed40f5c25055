using PyEmbed.Bytecode.Marshal;

namespace PyEmbed.Bytecode.Tests.Pyc;

[TestFixture]
internal sealed class PycFileTests
{
    private static IEnumerable<TestCaseData> Rows()
    {
        var number = 0;
        foreach (var row in Recorded.Rows("Pyc/pyc.tsv"))
            yield return new TestCaseData(Convert.FromHexString(row[0]), long.Parse(row[1]), long.Parse(row[2]), Convert.FromHexString(row[3]), row[4]).SetArgDisplayNames($"{++number}: {row[4]}");
    }

    [TestCaseSource(nameof(Rows))]
    public void A_file_is_checked_and_read_as_importlib_does(byte[] data, long time, long size, byte[] source, string expected) =>
        Read(data, time, size < 0 ? null : size, source).ShouldBe(expected);

    [Test]
    public void A_file_written_is_the_one_CPython_writes()
    {
        var rows = Recorded.Rows("Pyc/pyc.tsv").Select(row => Convert.FromHexString(row[0])).ToList();
        var (timestamped, hashed, uncheckedHash) = (rows[0], rows[5], rows[10]);
        var code = PycFile.ReadCode(timestamped, "");
        var hash = PycFile.HashSource("x = 1\n"u8);
        // What follows the header may refer to objects in other ways and is compared by loading it.
        Written(PycFile.WriteTimestamped(code, 0x123456789, 6)).ShouldBe((Convert.ToHexString(timestamped.AsSpan(0, 16)), true));
        Written(PycFile.WriteHashed(code, hash, isChecked: true)).ShouldBe((Convert.ToHexString(hashed.AsSpan(0, 16)), true));
        Written(PycFile.WriteHashed(code, hash, isChecked: false)).ShouldBe((Convert.ToHexString(uncheckedHash.AsSpan(0, 16)), true));

        (string, bool) Written(byte[] file) => (Convert.ToHexString(file.AsSpan(0, 16)), CodeObjectComparer.Equal(PycFile.ReadCode(file, ""), code));
    }

    [Test]
    public void Code_of_the_newer_language_has_a_magic_number_of_its_own()
    {
        var code = PycFile.ReadCode(Convert.FromHexString(Recorded.Rows("Pyc/pyc.tsv").First()[0]), "");
        var file = PycFile.WriteTimestamped(code, 1, 2, PycFile.MagicOf(isNewSyntax: true));
        file.AsSpan(0, 4).SequenceEqual("PE\r\n"u8).ShouldBeTrue();
        PycFile.ReadHeader(file, "'m'", acceptsNewSyntax: true).Magic.ShouldBe(PycFile.MagicNewSyntax);
        Should.Throw<PycException>(() => PycFile.ReadHeader(file, "'m'")).Message.ShouldBe(@"bad magic number in 'm': b'PE\r\n'");
    }

    private static string Read(byte[] data, long time, long? size, byte[] source)
    {
        try
        {
            var header = PycFile.ReadHeader(data, "'m'");
            if (header.Validation == PycValidation.Timestamp) header.ValidateTimestamp(time, size, "'m'");
            else if (header.Validation == PycValidation.CheckedHash) header.ValidateHash(PycFile.HashSource(source), "'m'");
            return PycFile.ReadCode(data, "'m.pyc'").FileName;
        }
        catch (PycException e)
        {
            return $"{e.TypeName}: {e.Message}";
        }
        catch (MarshalException e)
        {
            return $"{e.Kind}: {e.Message}";
        }
    }
}

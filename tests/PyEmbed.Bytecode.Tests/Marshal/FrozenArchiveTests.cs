using NUnit.Framework;
using PyEmbed.Bytecode.Marshal;
using PyEmbed.Core.Literals;
using Shouldly;

namespace PyEmbed.Bytecode.Tests.Marshal;

public sealed unsafe class FrozenArchiveTests
{
    [Test]
    public void A_module_comes_back_as_it_was_written_and_only_once()
    {
        var written = Sample("functions");
        using var stream = new MemoryStream();
        FrozenArchive.Write(stream, [("pkg.b", false, true, written), ("pkg", true, false, Sample("flow"))]);
        var block = stream.ToArray();
        fixed (byte* start = block)
        {
            var archive = new FrozenArchive(start, block.Length);
            archive.Names.ShouldBe(["pkg", "pkg.b"]);
            archive.IsPackage("pkg").ShouldBeTrue();
            archive.IsPackage("pkg.b").ShouldBeFalse();
            archive.HasSource("pkg").ShouldBeFalse();
            archive.HasSource("pkg.b").ShouldBeTrue();
            archive.Contains("b").ShouldBeFalse();
            var read = archive.Code("pkg.b");
            MarshalWriter.Dump(new CodeConstant(read)).ShouldBe(MarshalWriter.Dump(new CodeConstant(written)));
            archive.Code("pkg.b").ShouldBeSameAs(read);
        }
    }

    private static CodeObject Sample(string name) => ((CodeConstant)MarshalReader.Load(Recorded.Bytes($"Samples/{name}.marshal.bin"))).Code;
}

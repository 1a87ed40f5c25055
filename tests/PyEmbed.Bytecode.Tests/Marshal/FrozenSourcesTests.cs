using NUnit.Framework;
using PyEmbed.Bytecode.Marshal;
using Shouldly;

namespace PyEmbed.Bytecode.Tests.Marshal;

public sealed unsafe class FrozenSourcesTests
{
    // Larger than a group, so that what follows is in another.
    private static readonly byte[] s_large = [.. Enumerable.Range(0, 200_000).Select(static i => (byte)(i * 7 % 251))];

    [Test]
    public void A_text_comes_back_as_it_was_written_whatever_its_size()
    {
        using var stream = new MemoryStream();
        FrozenSources.Write(stream, [("z", "x = 1\n"u8.ToArray()), ("empty", []), ("pkg.large", s_large), ("pkg", "'ä'\n"u8.ToArray())]);
        var block = stream.ToArray();
        fixed (byte* start = block)
        {
            var sources = new FrozenSources(start, block.Length);
            Text(sources, "z").ShouldBe("x = 1\n"u8.ToArray());
            Text(sources, "empty").ShouldBe([]);
            Text(sources, "pkg.large").ShouldBe(s_large);
            Text(sources, "pkg").ShouldBe("'ä'\n"u8.ToArray());
            Text(sources, "pkg").ShouldBe("'ä'\n"u8.ToArray());
            sources.TryGet("large", out _).ShouldBeFalse();
        }
    }

    [Test]
    public void A_library_without_texts_has_none()
    {
        using var stream = new MemoryStream();
        FrozenSources.Write(stream, []);
        var block = stream.ToArray();
        fixed (byte* start = block) new FrozenSources(start, block.Length).TryGet("z", out _).ShouldBeFalse();
    }

    private static byte[] Text(FrozenSources sources, string module)
    {
        sources.TryGet(module, out var utf8).ShouldBeTrue();
        return utf8.ToArray();
    }
}

using System.Reflection;

namespace PyEmbed.Tests.PublicApi;

/// <summary>The public surface of the package is a promise: a change of it is seen and approved.</summary>
public sealed class PublicApiTests
{
    [Test]
    public void The_public_surface_is_the_approved_one()
    {
        var surface = string.Join("\n", Assemblies().Select(PublicSurface.Of));
        var received = Path.Combine(TestContext.CurrentContext.WorkDirectory, "PublicApi.received.txt");
        File.WriteAllText(received, surface);
        Changes(Approved().Split('\n'), surface.Split('\n')).ShouldBe("", $"if this is meant, PublicApi.approved.txt becomes what stands in {received}");
        surface.ShouldBe(Approved());
    }

    private static string Changes(string[] approved, string[] received) => string.Concat(approved.Except(received).Select(line => $"- {line}\n").Concat(received.Except(approved).Select(line => $"+ {line}\n")));

    private static IEnumerable<Assembly> Assemblies() =>
        new[] { "PyEmbed", "PyEmbed.Bytecode", "PyEmbed.Compiler", "PyEmbed.Core", "PyEmbed.Parser", "PyEmbed.StandardLibrary", "PyEmbed.VM" }.Select(Assembly.Load);

    private static string Approved()
    {
        using var stream = typeof(PublicApiTests).Assembly.GetManifestResourceStream("PublicApi.approved.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

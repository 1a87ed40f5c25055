using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PyEmbed.SourceGenerator.Tests.Support;

namespace PyEmbed.SourceGenerator.Tests.Declarations;

/// <summary>While somebody types, nothing is written again that does not change.</summary>
public sealed class IncrementalTests
{
    private const string Source = """
        namespace Game;

        [PyType("Player")]
        public partial class Player
        {
            [PyMethod("heal(self, amount=10, /)")]
            public void Heal(int amount) { }
        }

        [PyModule("game")]
        public sealed partial class GameModule
        {
            [PyFunction("roll()")]
            public static int Roll() => 4;
        }

        public class Other { public int Number() => 1; }
        """;

    [Test]
    public void An_edit_elsewhere_writes_nothing_again() =>
        After(Source.Replace("=> 1;", "=> 2 + 3;")).ShouldBe("types: Cached; modules: Cached; files: Cached, Cached, Cached, Cached");

    [Test]
    public void An_edit_of_a_body_or_of_the_place_writes_nothing_again() =>
        After(Source.Replace("    public void Heal(int amount) { }", "    // Better.\n\n    public void Heal(int amount) { amount++; }")).ShouldBe("types: Cached; modules: Cached; files: Cached, Cached, Cached, Cached");

    [Test]
    public void An_edit_of_a_declaration_writes_its_class_again_and_no_other() =>
        After(Source.Replace("amount=10", "amount=20")).ShouldBe("types: Modified; modules: Cached; files: Cached, Cached, Cached, Modified");

    private static string After(string edited)
    {
        edited.ShouldNotBe(Source);
        var compilation = Sample.Compile(Source);
        var driver = Sample.Driver().RunGenerators(compilation);
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath == Sample.Path);
        driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(edited, Sample.Parsing, Sample.Path)));
        var result = driver.GetRunResult().Results.Single();
        result.GeneratedSources.Select(s => s.HintName).ShouldBe(["Game.Player.g.cs", "Game.GameModule.g.cs", "NativeModules.g.cs"], ignoreOrder: true);
        return $"types: {Reasons(result.TrackedSteps[PyEmbedGenerator.TypeModels])}; modules: {Reasons(result.TrackedSteps[PyEmbedGenerator.ModuleModels])}; "
            + $"files: {Reasons(result.TrackedOutputSteps.SelectMany(s => s.Value))}";
    }

    private static string Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) => string.Join(", ", steps.SelectMany(s => s.Outputs).Select(o => o.Reason.ToString()).Order());
}

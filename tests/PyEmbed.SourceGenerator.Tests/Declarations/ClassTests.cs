using PyEmbed.SourceGenerator.Tests.Support;

namespace PyEmbed.SourceGenerator.Tests.Declarations;

/// <summary>The class with <c>[PyType]</c> or <c>[PyModule]</c>: PYE002, PYE011, and what a whole one generates.</summary>
public sealed class ClassTests
{
    [TestCase("[PyType(\"Player\")] public class [|Player|] { }")]
    [TestCase("[PyType(\"Player\")] public partial class [|Player|]<T> { }")]
    [TestCase("public partial class Game { [PyType(\"Player\")] public partial class [|Player|] { } }")]
    [TestCase("[PyType(\"Player\")] public partial record [|Player|];")]
    [TestCase("[PyModule(\"game\")] public class [|Player|] { }")]
    public void A_class_that_generated_code_cannot_add_to_is_refused(string declaration) =>
        Sample.Declare(declaration).ShouldBe(["PYE002: 'Player' must be a partial, non-generic class (not a record) that is not nested"]);

    [TestCase("[PyType(\"Player\", Subclassable = true)] public sealed partial class [|Player|] : PyObject { }")]
    public void A_type_that_Python_classes_derive_from_can_be_derived_from_in_CSharp(string declaration) =>
        Sample.Declare(declaration).ShouldBe(["PYE011: 'Player' can be derived from in Python and needs a constructor that is not private"]);

    [Test]
    public void A_type_and_a_module_of_a_host_compile_without_a_diagnostic() => Sample.CompileGenerated("""
        namespace Game;

        [PyModule("game", Doc = "The game's rules.")]
        public sealed partial class GameModule
        {
            [PyConstant("MAX_HEALTH")]
            public const int MaxHealth = 100;

            [PyConstant] public static string Title => "Game";

            [PyFunction("damage_of(weapon, factor=1.0, /)", Doc = "How much a weapon hurts.")]
            public static int DamageOf(string weapon, double factor) => (int)(weapon.Length * factor);

            [PyFunction("fail(*args, **kwargs)")]
            public static PyObject? Fail(PyThreadState thread, ReadOnlySpan<PyObject> args, PyDict? kwargs) => args[0];
        }

        [PyType("Player", Doc = "Somebody who plays.")]
        public partial class Player
        {
            public Player(string name) => Name = name;

            [PyMethod("__new__(cls, name)")]
            public static Player Create(PyType type, string name) => new(name);

            [PyProperty("name")]
            public string Name { get; }

            [PyProperty("health")]
            public int Health { get; set; } = 100;

            [PyProperty("score", Setter = nameof(SetScore))]
            public long Score() => _score;

            internal bool SetScore(PyThreadState thread, PyObject? value) => value is not null;

            private readonly long _score = 1;

            [PyConstant("KIND")] public const string Kind = "human";

            [PyMethod("heal(self, amount=10, /)", Doc = "Get better.")]
            public void Heal(int amount) => Health += amount;

            [PyMethod("meet(self, other)")]
            public bool Meet(Player other) => other != this;

            [PyStaticMethod("parse(text)")]
            public static Player Parse(string text) => new(text);

            [PyClassMethod("make(type, name)")]
            public static Player Make(PyType type, string name) => new(name);

            [PyMethod("__len__(self, /)")]
            public nint Count() => Name.Length;

            [PyMethod("__hash__(self, /)")]
            public long Hash() => 1;

            [PyRichCompare]
            public PyObject? Compare(PyThreadState thread, PyObject other, CompareOp op) => null;
        }
        """).ShouldBeEmpty();
}

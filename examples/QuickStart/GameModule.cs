using PyEmbed;

namespace QuickStart;

/// <summary>A module of the host: <c>import game</c>.</summary>
[PyModule("game", Doc = "The game's rules.")]
public sealed partial class GameModule
{
    [PyConstant("MAX_HEALTH")]
    public const int MaxHealth = 100;

    [PyFunction("damage_of(weapon, /)", Doc = "How much a weapon hurts.")]
    public int DamageOf(string weapon) => weapon switch
    {
        "sword" => 30,
        "stone" => 7,
        _ => throw new ArgumentException($"There is no weapon called {weapon}."),
    };
}

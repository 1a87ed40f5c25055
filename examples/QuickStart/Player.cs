using PyEmbed;

namespace QuickStart;

/// <summary>A class of the host that scripts may use: what is marked is visible, nothing else.</summary>
[PyType("Player", Doc = "Somebody who plays.")]
public sealed partial class Player(string name)
{
    [PyProperty("name")]
    public string Name { get; } = name;

    [PyProperty("health")]
    public int Health { get; set; } = 100;

    [PyMethod("heal(self, amount=10, /)", Doc = "Get better.")]
    public int Heal(int amount) => Health = Math.Min(100, Health + amount);

    public string Secret => "not marked, so not there";
}

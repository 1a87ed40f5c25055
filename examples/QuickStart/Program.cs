using PyEmbed;
using QuickStart;

// An engine is isolated: it gets an output, a module of ours and nothing else.
using var engine = new PyEngine(new PyEngineOptions
{
    StandardOutput = Console.Out,
    Modules = ModulePolicy.Default.With<GameModule>(),
});

// Values, objects and functions of the host become global variables.
var player = new Player("Ada");
engine.Globals["player"] = player;
engine.Globals["log"] = (string text) => Console.WriteLine($"[host] {text}");

engine.Execute("""
    import game

    def on_hit(weapon: str) -> bool:
        player.health -= game.damage_of(weapon)
        log(f"{player.name} has {player.health} of {game.MAX_HEALTH} left")
        return player.health > 0

    def fight(weapons):
        for weapon in weapons.split():
            if not on_hit(weapon):
                return weapon

    print("rules loaded")
    """, fileName: "player.py");

// Call by name, or bind once and call often.
Console.WriteLine($"alive: {engine.Call<bool>("on_hit", "sword")}");
Func<string, bool> onHit = engine.GetFunction<string, bool>("on_hit");
Console.WriteLine($"alive: {onHit("stone")}");
Console.WriteLine($"the last blow: {engine.Call<string>("fight", "sword sword sword sword")}");

// Expressions give values of the type that is asked for.
Console.WriteLine($"6 * 7 = {engine.Evaluate<int>("6 * 7")}");

// Errors come as exceptions with Python's traceback.
try
{
    engine.Call("on_hit", "pillow");
}
catch (PythonException error)
{
    Console.WriteLine($"{error.TypeName}: {error.Message}");
    Console.WriteLine(error.PythonTraceback);
}

// Nothing a script does takes longer than it may.
try
{
    engine.Execute("while True: pass", limits: new ExecutionLimits { Time = TimeSpan.FromMilliseconds(50) });
}
catch (ExecutionLimitException error)
{
    Console.WriteLine(error.Message);
}

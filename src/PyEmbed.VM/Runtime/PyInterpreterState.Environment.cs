namespace PyEmbed.VM;

internal sealed partial class PyInterpreterState
{
    // What os.putenv() and os.unsetenv() have changed; a variable that is null was removed.
    private Dictionary<string, string?>? _environmentChanges;

    /// <summary>A variable of the environment as it is now, with what the engine's scripts have changed; null: there is none.</summary>
    public string? EnvironmentVariable(string name) =>
        _environmentChanges is not null && _environmentChanges.TryGetValue(name, out var changed) ? changed : Settings.Environment.GetValueOrDefault(name);

    /// <summary>Changes the environment of this engine only; null removes a variable.</summary>
    public void SetEnvironmentVariable(string name, string? value) => (_environmentChanges ??= new Dictionary<string, string?>(StringComparer.Ordinal))[name] = value;
}

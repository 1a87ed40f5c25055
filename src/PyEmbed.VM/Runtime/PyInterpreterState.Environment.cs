namespace PyEmbed.VM;

internal sealed partial class PyInterpreterState
{
    // What os.putenv() and os.unsetenv() have changed; a variable that is null was removed.
    private Dictionary<string, string?>? _environmentChanges;

    /// <summary>A variable of the environment as it is now, with what the engine's scripts have changed; null: there is none.</summary>
    public string? EnvironmentVariable(string name) =>
        _environmentChanges is not null && _environmentChanges.TryGetValue(name, out var changed) ? changed : Settings.Environment.GetValueOrDefault(name);

    /// <summary>All variables as they are now, for programs that are started.</summary>
    public IReadOnlyDictionary<string, string> CurrentEnvironment
    {
        get
        {
            if (_environmentChanges is null) return Settings.Environment;
            var all = new Dictionary<string, string>(Settings.Environment, StringComparer.Ordinal);
            foreach (var (name, value) in _environmentChanges)
            {
                if (value is null) all.Remove(name);
                else all[name] = value;
            }
            return all;
        }
    }

    /// <summary>Changes the environment of this engine only; null removes a variable.</summary>
    public void SetEnvironmentVariable(string name, string? value) => (_environmentChanges ??= new Dictionary<string, string?>(StringComparer.Ordinal))[name] = value;
}

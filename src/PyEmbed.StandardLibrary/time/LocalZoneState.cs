using PyEmbed.VM;

namespace PyEmbed.StandardLibrary.Time;

/// <summary>The local zone that an engine has looked up: by the variable TZ of its environment, else that of the clock the host granted, else UTC.</summary>
internal sealed class LocalZoneState
{
    private LocalZone? _zone;

    public static LocalZone Of(PyThreadState thread)
    {
        var state = thread.Interpreter.ModuleState<LocalZoneState>();
        return state._zone ??= LocalZone.Of(thread.Interpreter.EnvironmentVariable("TZ"), thread.Interpreter.Clock);
    }

    /// <summary>Looks it up again at its next use.</summary>
    public static void Reset(PyThreadState thread) => thread.Interpreter.ModuleState<LocalZoneState>()._zone = null;
}

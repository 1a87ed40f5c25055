using PyEmbed.VM;

namespace PyEmbed.VM.Tests.Objects;

/// <summary>A bare engine state entered by the test's thread, for tests of objects that need no source.</summary>
public abstract class EngineThread
{
    private PyThreadState? _previous;

    private protected PyThreadState Thread { get; private set; } = null!;

    [SetUp]
    public void EnterEngine()
    {
        Thread = new PyThreadState(new PyInterpreterState());
        _previous = Thread.Enter();
    }

    [TearDown]
    public void LeaveEngine() => PyThreadState.Leave(_previous);

    /// <summary>Takes the error that is set, as "Type: message".</summary>
    private protected string TakeMessage()
    {
        var error = Thread.TakeError();
        return error.Type.Name + (error.Args.Count > 0 ? ": " + error.Args[0] : "");
    }
}

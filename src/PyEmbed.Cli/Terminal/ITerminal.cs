namespace PyEmbed.Cli.Terminal;

/// <summary>A terminal that gives out each key as it is pressed.</summary>
internal interface ITerminal
{
    int Width { get; }

    int Height { get; }

    /// <summary>Begins to give out keys. False: this terminal cannot.</summary>
    bool TryEnter();

    /// <summary>Makes the terminal what it was before.</summary>
    void Leave();

    /// <summary>Waits for a key.</summary>
    Key ReadKey();

    /// <summary>Has the reader return this, from any thread.</summary>
    void Wake(KeyKind kind);

    void Write(string text);

    /// <summary>Stops the process as Ctrl-Z does; returns when it goes on.</summary>
    void Suspend();
}

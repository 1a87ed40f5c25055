using System.Runtime.InteropServices;

namespace PyEmbed.Cli;

/// <summary>Ctrl-C: a KeyboardInterrupt in the program, at its next safe point.</summary>
internal sealed class Interrupts
{
    private PyEngine? _engine;
    private Action? _atPrompt;

    public PyEngine? Engine { set => Volatile.Write(ref _engine, value); }

    /// <summary>What happens instead while the interactive loop waits for a line; null: it does not.</summary>
    public Action? AtPrompt { set => Volatile.Write(ref _atPrompt, value); }

    /// <summary>Called on a thread of its own.</summary>
    public void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Volatile.Read(ref _atPrompt) is { } atPrompt) atPrompt();
        // A program that has not seen the one before waits for something that cannot be woken up, such as standard input: the second ends the process.
        else if (Volatile.Read(ref _engine)?.State.TryInterrupt() != true) Environment.Exit(ExitStatus.InterruptedStatus);
    }
}

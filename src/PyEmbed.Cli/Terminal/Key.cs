namespace PyEmbed.Cli.Terminal;

/// <summary>What a key does, or what else there is to react to.</summary>
internal enum KeyKind
{
    /// <summary>A sequence that means nothing here.</summary>
    Unknown,

    /// <summary>A character that is typed.</summary>
    Text,

    /// <summary>Text of any number of lines that was pasted.</summary>
    Paste,

    /// <summary>A character with Ctrl, as a lower-case letter.</summary>
    Control,

    /// <summary>A character with Alt.</summary>
    Alt,
    Enter,
    AltEnter,
    Tab,
    Backspace,
    AltBackspace,
    Delete,
    ControlDelete,
    Escape,
    Left,
    Right,
    Up,
    Down,
    WordLeft,
    WordRight,
    Home,
    End,
    PageUp,
    PageDown,

    /// <summary>The terminal is gone.</summary>
    EndOfInput,

    /// <summary>SIGINT from elsewhere.</summary>
    Interrupt,

    /// <summary>The window has another size.</summary>
    Resize,

    /// <summary>The process goes on after it was stopped.</summary>
    Continue,
}

/// <summary>A key.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Text">The character or the text.</param>
internal readonly record struct Key(KeyKind Kind, string Text = "")
{
    public bool IsControl(char letter) => Kind == KeyKind.Control && Text[0] == letter;

    public static Key Control(char letter) => new(KeyKind.Control, letter.ToString());
}

namespace DynoSim.Lang.Cli.Rendering;

/// <summary>What a piece of text is, so that a terminal may colour it.</summary>
public enum Style
{
    /// <summary>Ordinary text.</summary>
    Plain,

    /// <summary>A heading or a name to find at a glance.</summary>
    Strong,

    /// <summary>Frames, line numbers and other things to look past.</summary>
    Faint,

    /// <summary>Something is wrong.</summary>
    Bad,

    /// <summary>Something is doubtful.</summary>
    Doubtful,

    /// <summary>Something holds.</summary>
    Good,

    /// <summary>A way out.</summary>
    Hint,
}

/// <summary>
/// Where text for people goes. Control characters of the input never reach it: a file may not steer the terminal.
/// </summary>
public abstract class Display
{
    /// <summary>Writes text without a line break of its own.</summary>
    public abstract void Write(string text, Style style = Style.Plain);

    /// <summary>Ends the line.</summary>
    public void WriteLine() => Write("\n");

    /// <summary>Writes a line.</summary>
    public void WriteLine(string text, Style style = Style.Plain)
    {
        Write(text, style);
        Write("\n");
    }
}

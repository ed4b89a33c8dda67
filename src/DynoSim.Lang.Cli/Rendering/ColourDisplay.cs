using Spectre.Console;

namespace DynoSim.Lang.Cli.Rendering;

/// <summary>Text with colours for a terminal.</summary>
public sealed class ColourDisplay : Display
{
    private readonly IAnsiConsole _console;

    /// <param name="writer">The terminal's stream.</param>
    public ColourDisplay(TextWriter writer)
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });

        // Lines are laid out by their authors; a terminal that is too narrow wraps them without breaking words apart.
        _console.Profile.Width = int.MaxValue / 2;
    }

    /// <inheritdoc/>
    public override void Write(string text, Style style = Style.Plain) =>
        _console.Write(new Text(Printable.Lines(text), ToSpectre(style)));

    private static Spectre.Console.Style ToSpectre(Style style) => style switch
    {
        Style.Strong => new(decoration: Decoration.Bold),
        Style.Faint => new(Color.Grey),
        Style.Bad => new(Color.Red, decoration: Decoration.Bold),
        Style.Doubtful => new(Color.Yellow, decoration: Decoration.Bold),
        Style.Good => new(Color.Green),
        Style.Hint => new(Color.Aqua),
        _ => Spectre.Console.Style.Plain,
    };
}

namespace DynoSim.Lang.Cli.Rendering;

/// <summary>Text and nothing else: pipes, files, NO_COLOR.</summary>
public sealed class PlainDisplay(TextWriter writer) : Display
{
    /// <inheritdoc/>
    public override void Write(string text, Style style = Style.Plain) => writer.Write(Printable.Lines(text));
}

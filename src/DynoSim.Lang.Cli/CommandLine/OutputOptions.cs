using System.CommandLine;

namespace DynoSim.Lang.Cli.CommandLine;

/// <summary>How a verb answers: format, colour, silence, strictness.</summary>
internal sealed class OutputOptions(params string[] formats)
{
    private readonly Option<string> _format = CommonOptions.Choice("--format", "Form of the output", formats);
    private readonly Option<bool> _quiet = new("--quiet") { Description = "Say nothing but what is wrong." };
    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "Warnings fail too; `check` also shows remarks of the rules that are off by default.",
    };

    private readonly Option<string> _colour =
        CommonOptions.Choice("--color", "When to colour", "auto", "always", "never");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _format, _quiet, _strict, _colour })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was asked; colours are decided on the way.</summary>
    public (string Format, bool IsQuiet, bool IsStrict) Read(ParseResult parsed, Streams streams)
    {
        streams.Choose(parsed.GetValue(_colour) switch
        {
            "always" => ColourChoice.Always,
            "never" => ColourChoice.Never,
            _ => ColourChoice.Auto,
        });
        return (parsed.GetValue(_format) ?? formats[0], parsed.GetValue(_quiet), parsed.GetValue(_strict));
    }
}

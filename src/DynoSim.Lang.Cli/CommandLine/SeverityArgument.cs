using DynoSim.Lang.Semantics.Hygiene;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Cli.CommandLine;

/// <summary>One <c>--severity CODE=level</c>.</summary>
/// <param name="Code">The code.</param>
/// <param name="Level">The severity.</param>
/// <param name="Error">What is wrong with the argument; null if nothing.</param>
internal sealed record SeverityArgument(string Code, Severity Level, string? Error)
{
    /// <summary>Reads an argument.</summary>
    public static SeverityArgument Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            return Failed($"--severity `{text}`: CODE=level is needed, as in DYN8004=warning");
        }

        var (name, word) = (text[..equals], text[(equals + 1)..]);
        if (Descriptors.Find(name) is not { } descriptor)
        {
            return Failed($"--severity `{text}`: no diagnostic is called `{name}`; `dynosim explain` lists all codes");
        }

        if (!Enum.TryParse<Severity>(word, ignoreCase: true, out var level) || !char.IsLetter(word[0]))
        {
            return Failed($"--severity `{text}`: one of off, info, warning, error is needed");
        }

        return SeveritySettings.IsFixed(descriptor) && level != Severity.Error
            ? Failed($"--severity `{text}`: {descriptor.Code} {descriptor.Slug} is always an error")
            : new SeverityArgument(descriptor.Code, level, null);
    }

    /// <summary>The settings that arguments make together.</summary>
    /// <param name="arguments">The arguments, valid ones.</param>
    /// <param name="showsAll">Whether rules that are off report remarks.</param>
    public static SeveritySettings Settings(string[]? arguments, bool showsAll)
    {
        var chosen = SeveritySettings.Default.Chosen;
        foreach (var argument in (arguments ?? []).Select(Parse).Where(argument => argument.Error is null))
        {
            chosen = chosen.SetItem(argument.Code, argument.Level);
        }

        return new SeveritySettings(chosen, showsAll);
    }

    private static SeverityArgument Failed(string error) => new(string.Empty, Severity.Off, error);
}

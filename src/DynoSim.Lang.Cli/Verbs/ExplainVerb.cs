using System.CommandLine;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Cli.Rendering;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Cli.Verbs;

/// <summary><c>explain CODE</c>: what a diagnostic code means.</summary>
internal static class ExplainVerb
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(Streams streams)
    {
        var code = new Argument<string?>("CODE")
        {
            Description = "A code such as DYN0001, or its slug; all codes without it.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("explain", "Explains a diagnostic code.") { code };
        command.SetAction(parsed => Run(streams, parsed.GetValue(code)));
        return command;
    }

    private static int Run(Streams streams, string? wanted)
    {
        streams.Choose(ColourChoice.Auto);
        if (wanted is null)
        {
            foreach (var each in Descriptors.All)
            {
                streams.OutputText.WriteLine($"{each.Code}  {each.Severity.ToWord(),-7}  {each.Slug}");
            }

            return ExitCode.Success;
        }

        var descriptor = Descriptors.All.FirstOrDefault(each =>
            each.Code.Equals(wanted, StringComparison.OrdinalIgnoreCase)
            || each.Slug.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        if (descriptor is null)
        {
            return Misuse.Report(streams, $"no diagnostic is called `{wanted}`; `dynosim explain` lists all codes");
        }

        streams.OutputText.WriteLine($"{descriptor.Code} {descriptor.Slug}", Style.Strong);
        streams.OutputText.WriteLine($"severity: {descriptor.Severity.ToWord()}");
        streams.OutputText.WriteLine();
        foreach (var line in Wrapped.Lines(descriptor.Summary, 88))
        {
            streams.OutputText.WriteLine(line);
        }

        return ExitCode.Success;
    }
}

using System.CommandLine;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Cli.Explaining;
using DynoSim.Lang.Cli.Rendering;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Cli.Verbs;

/// <summary><c>explain CODE</c>: what a diagnostic code means.</summary>
internal static class ExplainVerb
{
    private const int Columns = 88;

    /// <summary>Declares the verb.</summary>
    public static Command Create(Streams streams)
    {
        var code = new Argument<string?>("CODE")
        {
            Description = "A code such as DYN0001, or its slug; all codes without it.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("explain", "Explains a diagnostic code, with examples.") { code };
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

        if (Descriptors.Find(wanted) is not { } descriptor)
        {
            return Misuse.Report(streams, $"no diagnostic is called `{wanted}`; `dynosim explain` lists all codes");
        }

        Write(streams.OutputText, Explanation.Of(descriptor));
        return ExitCode.Success;
    }

    private static void Write(Display display, Explanation explanation)
    {
        var descriptor = explanation.Descriptor;
        display.WriteLine($"{descriptor.Code} {descriptor.Slug}", Style.Strong);
        display.WriteLine($"severity: {descriptor.Severity.ToWord()}; stage: {explanation.Stage}");
        display.WriteLine();
        WriteParagraph(display, descriptor.Summary);
        WriteExample(display, "raises it:", explanation.Fails);
        WriteExample(display, "does not:", explanation.Passes);
        foreach (var sentence in explanation.Severity)
        {
            display.WriteLine();
            WriteParagraph(display, sentence);
        }
    }

    private static void WriteParagraph(Display display, string text)
    {
        foreach (var line in Wrapped.Lines(text, Columns))
        {
            display.WriteLine(line);
        }
    }

    private static void WriteExample(Display display, string title, string? program)
    {
        if (program is null)
        {
            return;
        }

        display.WriteLine();
        display.WriteLine(title, Style.Hint);
        display.WriteLine();
        foreach (var line in program.Split('\n'))
        {
            display.WriteLine(line.Length == 0 ? line : "    " + line);
        }
    }
}

using System.CommandLine;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Cli.Rendering;
using DynoSim.Lang.Experiments.Sweeps;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Cli.Verbs;

/// <summary><c>points FILE [NAME]</c>: the points of an experiment, and which of them cannot run.</summary>
internal static class PointsVerb
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(Streams streams)
    {
        var command = new Command("points", "Lists the points of an experiment; runs nothing.");
        var options = new SweepOptions();
        var output = new OutputOptions("text", "json");
        options.AddQuestionTo(command);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var (format, isQuiet, isStrict) = output.Read(parsed, streams);
            var listing = PointListing.Of(options.Read(parsed));
            if (listing.Misuse is { } misuse)
            {
                return Misuse.Report(streams, misuse);
            }

            if (format == "json")
            {
                PointListingJson.WriteDocument(streams.Output, listing);
            }
            else
            {
                Write(streams, listing, isQuiet);
            }

            return Verdict.Of(listing.Diagnostics, isStrict);
        });
        return command;
    }

    private static void Write(Streams streams, PointListing listing, bool isQuiet)
    {
        if (!isQuiet && listing is { Points.IsEmpty: true, Experiment.Length: > 0, SpaceSize: null })
        {
            streams.OutputText.WriteLine(
                "no list: an axis is an interval, in which the search chooses values as it goes", Style.Faint);
        }
        else if (!isQuiet && !listing.Points.IsEmpty)
        {
            var display = streams.OutputText;
            foreach (var point in listing.Points)
            {
                display.Write(point.Point.Id);
                display.Write($"  {point.Point.Text}");
                display.WriteLine(
                    point.Fault is { } fault ? $"  {fault.Code} {fault.Message}" : string.Empty, Style.Bad);
            }

            var infeasible = listing.Points.Count(point => point.Fault is not null);
            display.WriteLine(
                $"{QuantityFormat.Number(listing.Points.Length)} points"
                + (listing.SpaceSize is { } size ? $" of a grid of {QuantityFormat.Number(size)}" : string.Empty)
                + (infeasible > 0 ? $", {QuantityFormat.Number(infeasible)} infeasible" : string.Empty)
                + (listing.Replicate > 1 ? $", {listing.Replicate} runs each" : string.Empty),
                Style.Faint);
        }

        var shown = listing.Diagnostics
            .Where(diagnostic => diagnostic.Severity >= (isQuiet ? Severity.Error : Severity.Warning))
            .ToArray();
        if (shown.Length > 0)
        {
            streams.Flush();
            DiagnosticText.WriteAll(streams.ErrorText, shown);
        }
    }
}

using System.Globalization;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>
/// DYN6001, DYN6003 and DYN6010: the column that a distribution takes its values from is there, and holds numbers that
/// a length or a time can be.
/// </summary>
internal static class ColumnRules
{
    private const long LongestBytes = 64L << 20;

    public static void Check(EntityValue owner, FeasibilityReport report, IFileSource files, bool readsRows)
    {
        foreach (var property in owner.Kind?.Properties ?? [])
        {
            if (property.IsDerived || property.Phase != KnobPhase.Static || !owner.IsSet(property.Name))
            {
                continue;
            }

            if (property.Role == PropertyRole.NamedBlocks)
            {
                foreach (var block in owner.Blocks(property.Name))
                {
                    Check(block, report, files, readsRows);
                }
            }
            else if (property.Role == PropertyRole.Block && owner.Block(property.Name) is { } block)
            {
                Check(block, report, files, readsRows);
            }
            else if (owner.Get(property.Name) is RuntimeValue { Content: Distribution distribution })
            {
                Check(distribution, owner.LocationOf(property.Name), report, files, readsRows);
            }
        }
    }

    private static void Check(
        Distribution distribution,
        SourceLocation place,
        FeasibilityReport report,
        IFileSource files,
        bool readsRows)
    {
        switch (distribution)
        {
            case EmpiricalDistribution column:
                CheckColumn(column, place, report, files, readsRows);
                break;
            case ClampedDistribution clamped:
                Check(clamped.Inner, place, report, files, readsRows);
                break;
            case MixtureDistribution mixture:
                foreach (var (_, part) in mixture.Parts)
                {
                    Check(part, place, report, files, readsRows);
                }

                break;
        }
    }

    private static void CheckColumn(
        EmpiricalDistribution column,
        SourceLocation place,
        FeasibilityReport report,
        IFileSource files,
        bool readsRows)
    {
        var fault = FaultOf(column.Path, files);
        var read = fault == FileFault.None && readsRows ? files.ReadText(column.Path, LongestBytes) : default;
        if (fault != FileFault.None || (readsRows && read.Fault != FileFault.None))
        {
            report.Add(
                Descriptors.TraceMissing,
                place,
                $"the table `{column.Path}` {FileFaultText.Of(fault == FileFault.None ? read.Fault : fault)}",
                "cannot be opened",
                "a path in a file is relative to the file; one given with `--set` to the working folder");
            return;
        }

        if (!readsRows)
        {
            return;
        }

        var lines = read.Text.Split('\n');
        var names = lines[0].Trim().Split(',');
        var index = Array.IndexOf(names, column.Column);
        if (index < 0)
        {
            var near = Spelling.Suggest(column.Column, names);
            report.Add(
                Descriptors.TraceField,
                place,
                $"the table `{column.Path}` has no column `{column.Column}`",
                "no such column",
                near.IsEmpty ? $"it has {string.Join(", ", names)}" : $"did you mean `{near[0]}`?");
            return;
        }

        CheckValues(column, lines, index, place, report);
    }

    private static FileFault FaultOf(string path, IFileSource files)
    {
        var data = files.OpenData(path);
        using var content = data.Content;
        return content is null ? data.Fault : FileFault.None;
    }

    private static void CheckValues(
        EmpiricalDistribution column, string[] lines, int index, SourceLocation place, FeasibilityReport report)
    {
        var count = 0;
        for (var row = 1; row < lines.Length; row++)
        {
            if (string.IsNullOrWhiteSpace(lines[row]))
            {
                continue;
            }

            count++;
            var cells = lines[row].TrimEnd('\r').Split(',');
            var text = index < cells.Length ? cells[index].Trim() : string.Empty;
            var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && double.IsFinite(value);
            if (!isNumber || value < 0)
            {
                report.Add(
                    isNumber ? Descriptors.DistributionSupport : Descriptors.TraceField,
                    place,
                    $"column `{column.Column}` of `{column.Path}` has `{text}` in row {row}"
                        + (isNumber ? ", which reaches below zero" : ", which is no number"),
                    $"row {row}");
                return;
            }
        }

        if (count == 0)
        {
            report.Add(
                Descriptors.EmptyWindow,
                place,
                $"the table `{column.Path}` has no rows",
                "nothing to draw from");
        }
    }
}

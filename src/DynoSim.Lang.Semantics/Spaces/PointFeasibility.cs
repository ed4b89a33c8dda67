using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Feasibility;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>
/// The checks of one scenario, made at the points of a space: DYN5003 if some cannot run, DYN5004 if none can. A value
/// that a declaration forbids is reported at the axis.
/// </summary>
internal sealed class PointFeasibility(EntityValue experiment, Binder binder, IFileSource files)
{
    private readonly SortedDictionary<string, (int Count, Diagnostic First, string Point)> _found =
        new(StringComparer.Ordinal);

    private readonly HashSet<(string Code, SourceLocation Place)> _axisFaults = [];

    /// <summary>Looks at some or all points.</summary>
    /// <param name="points">The points looked at.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="place">Where findings about the space belong.</param>
    public void Check(ImmutableArray<ImmutableArray<Override>> points, int count, SourceLocation place)
    {
        if (experiment.Symbol is not { } symbol || binder.Entity(symbol).Subject is not { } subject)
        {
            return;
        }

        var infeasible = 0;
        var memory = new PlanningMemory(files);
        foreach (var point in points)
        {
            var bag = new DiagnosticBag();
            var there = binder.At(point, bag);
            if (there.Entity(subject) is not { } scenario)
            {
                continue;
            }

            var checker = new FeasibilityChecker(bag, new OptionsMaterializer(), files, readsRows: false, memory);
            if (scenario.Block("deployment") is { } deployment)
            {
                checker.Check(deployment);
            }

            checker.CheckPrompts(scenario);

            Read(scenario.Block("workload"));
            var faults = bag.Ordered([]).Where(found => found.Severity == Severity.Error).ToArray();
            var isInfeasible = Note(faults, point);
            infeasible += isInfeasible ? 1 : 0;
        }

        if (infeasible > 0)
        {
            Report(infeasible, points.Length, count, place);
        }
    }

    /// <summary>Values are checked when they are read.</summary>
    private static void Read(EntityValue? workload)
    {
        foreach (var property in workload?.Kind?.Properties.Where(property => !property.IsDerived) ?? [])
        {
            _ = workload?.Get(property.Name);
        }
    }

    private bool Note(Diagnostic[] faults, ImmutableArray<Override> point)
    {
        var isInfeasible = false;
        foreach (var fault in faults)
        {
            var place = new SourceLocation(fault.Source, fault.Span);
            var isFeasibility = fault.Descriptor.Code[3] == '4';
            if (!isFeasibility && point.Any(setting => setting.Location == place))
            {
                if (_axisFaults.Add((fault.Descriptor.Code, place)))
                {
                    binder.Report(fault);
                }
            }
            else if (isFeasibility)
            {
                isInfeasible = true;
                var code = fault.Descriptor.Code;
                _found[code] = _found.TryGetValue(code, out var known)
                    ? known with { Count = known.Count + 1 }
                    : (1, fault, Describe(point));
            }
        }

        return isInfeasible;
    }

    private void Report(int infeasible, int lookedAt, int count, SourceLocation place)
    {
        var isAll = infeasible == lookedAt;
        var whole = lookedAt == count ? string.Empty : $" looked at, of {QuantityFormat.Number(count)}";
        var number = QuantityFormat.Number(infeasible);
        binder.Report(new Diagnostic(
            isAll ? Descriptors.EmptySpace : Descriptors.InfeasiblePoints,
            place.Source,
            place.Span,
            isAll
                ? $"none of the {number} points of `{experiment.Name}`{whole} can run"
                : $"{number} of the {QuantityFormat.Number(lookedAt)} points of `{experiment.Name}`{whole} cannot run")
        {
            Label = string.Join(", ", _found.Select(entry => $"{entry.Key} at {entry.Value.Count}")),
            Notes =
            [
                .. _found.Select(entry => $"{entry.Key} {entry.Value.First.Descriptor.Slug} at {entry.Value.Point}: "
                    + entry.Value.First.Message),
            ],
            Help = "exclude them with `where`, as in `where deployment.gpus <= deployment.cluster.gpus`",
        });
    }

    private static string Describe(ImmutableArray<Override> point) =>
        string.Join(", ", point.Select(setting => $"{setting.Path.Text} = {setting.Value switch
        {
            Binding.Bound.BoundConstant constant => constant.Value.Display,
            var other => other.Location.Text,
        }}"));
}

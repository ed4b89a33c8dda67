using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Expectations;
using DynoSim.Lang.Semantics.Spaces;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>Everything a sweep says about itself; printed as text, JSON, CSV and a page.</summary>
public sealed record SweepReport
{
    /// <summary>The experiment.</summary>
    public required ExperimentPlan Plan { get; init; }

    /// <summary>The file as given.</summary>
    public required string File { get; init; }

    /// <summary>The settings of the command line, as given.</summary>
    public required ImmutableArray<string> Settings { get; init; }

    /// <summary>The first seed, if the command line gave one.</summary>
    public long? SeedAsked { get; init; }

    /// <summary>The seed of the first repetition.</summary>
    public required long Seed { get; init; }

    /// <summary>Points before <c>where</c>; null of a space with an interval.</summary>
    public required long? SpaceSize { get; init; }

    /// <summary>The points asked for, infeasible ones included, in the order in which the search asked.</summary>
    public required ImmutableArray<PointResults> Points { get; init; }

    /// <summary>The unchanged scenario; null if it cannot run.</summary>
    public required PointResults? Baseline { get; init; }

    /// <summary>The points that none beats, as indices, in crowding order: any beginning is spread well.</summary>
    public required ImmutableArray<int> Frontier { get; init; }

    /// <summary>The non-dominated rank of each point, 1 on the frontier; 0 without a value.</summary>
    public required ImmutableArray<int> Ranks { get; init; }

    /// <summary>
    /// The hypervolume of the frontier with its objectives scaled from 0 at its best to 1 at its worst, up to 1.1; null
    /// without a frontier.
    /// </summary>
    public required double? Hypervolume { get; init; }

    /// <summary>The answers of a <c>bisect</c>.</summary>
    public ImmutableArray<CapacityAnswer> Capacities { get; init; } = [];

    /// <summary>The expectations in source order.</summary>
    public required ImmutableArray<StudyVerdict> Expectations { get; init; }

    /// <summary>What the results rest on that the file does not say.</summary>
    public ImmutableArray<string> Assumptions { get; init; } = [];

    /// <summary>Findings of check, runs and expectations.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>The points that ran.</summary>
    public IEnumerable<PointResults> Ran => Points.Where(point => point.HasRun);

    /// <summary>The points that cannot run.</summary>
    public IEnumerable<PointResults> Infeasible => Points.Where(point => !point.HasRun);

    /// <summary>The best point of each objective as an index; null where no point has a value.</summary>
    public ImmutableArray<int?> Best =>
    [
        .. Plan.Objectives.Select((objective, column) => Enumerable.Range(0, Points.Length)
            .Where(index => Points[index].Mean(column) is not null)
            .OrderBy(index => objective.IsMaximizing ? -Points[index].Mean(column) : Points[index].Mean(column))
            .Cast<int?>()
            .FirstOrDefault()),
    ];
}

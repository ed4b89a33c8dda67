using System.Collections.Immutable;

namespace DynoSim.Lang.Experiments.Reports.Page;

/// <summary>
/// Everything that the page of a sweep shows. Points are numbered from 0 in the order of <see cref="Points"/>; every
/// index below is such a number. Values are in base units (seconds, bytes, dollars); what does not exist is NaN.
/// </summary>
public sealed record SweepPage
{
    /// <summary>What was run, and how much of it.</summary>
    public required PageHead Head { get; init; }

    /// <summary>The axes in the order of declaration.</summary>
    public required ImmutableArray<PageAxis> Axes { get; init; }

    /// <summary>The objectives in the order of declaration.</summary>
    public required ImmutableArray<PageObjective> Objectives { get; init; }

    /// <summary>Further columns of the points.</summary>
    public ImmutableArray<PageFigure> Figures { get; init; } = [];

    /// <summary>The points that ran, column by column.</summary>
    public required PagePoints Points { get; init; }

    /// <summary>The points that stand out.</summary>
    public required PageFrontier Frontier { get; init; }

    /// <summary>Points that a check refused before they ran.</summary>
    public ImmutableArray<PageAbsentPoint> Infeasible { get; init; } = [];

    /// <summary>Points whose run failed.</summary>
    public ImmutableArray<PageAbsentPoint> Failed { get; init; } = [];

    /// <summary>The expectations in the order of declaration.</summary>
    public ImmutableArray<PageExpectation> Expectations { get; init; } = [];

    /// <summary>Where along an axis a condition changes, a line each; empty where nobody asked.</summary>
    public ImmutableArray<string> Answers { get; init; } = [];

    /// <summary>What the results rest on that the file does not say, a line each.</summary>
    public ImmutableArray<string> Assumptions { get; init; } = [];

    /// <summary>Warnings of check and run, a line each.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>What is known in detail, for some points: the frontier, the baseline, the best.</summary>
    public ImmutableArray<PageDrawer> Drawers { get; init; } = [];
}

/// <summary>What was run, and how much of it.</summary>
public sealed record PageHead
{
    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>The file as given.</summary>
    public required string File { get; init; }

    /// <summary>The scenario that is varied.</summary>
    public required string Scenario { get; init; }

    /// <summary>The hash of everything the results depend on.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The seed of the random streams.</summary>
    public required long Seed { get; init; }

    /// <summary>Runs a point.</summary>
    public int Replicate { get; init; } = 1;

    /// <summary>The search in words: <c>exhaustive</c>, <c>evolutionary, 2,000 trials, seed 11</c>.</summary>
    public required string Search { get; init; }

    /// <summary>The tool and its version.</summary>
    public string Tool { get; init; } = ToolVersion.Text;

    /// <summary>Points of the whole space.</summary>
    public required long PointsInSpace { get; init; }

    /// <summary>Points that ran.</summary>
    public required long PointsRun { get; init; }

    /// <summary>Points that a check refused, listed or not.</summary>
    public long PointsInfeasible { get; init; }

    /// <summary>Points whose run failed, listed or not.</summary>
    public long PointsFailed { get; init; }

    /// <summary>The exact hypervolume of the frontier.</summary>
    public double? Hypervolume { get; init; }

    /// <summary>What the hypervolume is measured from, in words.</summary>
    public string? HypervolumeReference { get; init; }

    /// <summary>The command that gives this page again.</summary>
    public required string Reproduce { get; init; }

    /// <summary>The command that runs one point again, but for the settings of the point.</summary>
    public required string RunPoint { get; init; }
}

/// <summary>The points that stand out.</summary>
public sealed record PageFrontier
{
    /// <summary>The points that none dominates, in crowding order: any prefix is a fair shortlist.</summary>
    public required ImmutableArray<int> Points { get; init; }

    /// <summary>The point to compare with, if it ran.</summary>
    public int? Baseline { get; init; }

    /// <summary>The best point of each objective, in the order of the objectives.</summary>
    public required ImmutableArray<int?> Best { get; init; }
}

using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Spaces;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>The points of an experiment before anything runs.</summary>
public sealed record PointListing
{
    /// <summary>The experiment's name; empty if there is none.</summary>
    public string Experiment { get; init; } = "";

    /// <summary>Points before <c>where</c>; null of a space with an interval.</summary>
    public long? SpaceSize { get; init; }

    /// <summary>Repetitions of each.</summary>
    public int Replicate { get; init; } = 1;

    /// <summary>The points, in order; of a search that chooses by results, those it could choose from.</summary>
    public ImmutableArray<ListedPoint> Points { get; init; } = [];

    /// <summary>Findings of the files.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>What is wrong with the question.</summary>
    public string? Misuse { get; init; }

    /// <summary>Lists the points.</summary>
    public static PointListing Of(SweepRequest request)
    {
        var choice = ExperimentChoice.Of(request.Run, new DiskFileSource(request.Run.File));
        if (choice is not { Plan: { } plan, Space: { } space })
        {
            return new PointListing { Misuse = choice.Misuse, Diagnostics = choice.Diagnostics };
        }

        var size = space.Size(PointChooser.MostPoints);
        var points = plan.Search.Word == "sample" ? PointChooser.Sample(plan, space)
            : size is null ? []
            : space.Points(PointChooser.MostPoints);
        return new PointListing
        {
            Experiment = plan.Name,
            SpaceSize = size,
            Replicate = plan.Replicate,
            Points = [.. points.Select(point => new ListedPoint(point, PointRunner.FaultOf(space.Resolve(point))))],
            Diagnostics = choice.Diagnostics,
        };
    }
}

/// <summary>A point of a listing.</summary>
/// <param name="Point">The point.</param>
/// <param name="Fault">Why it cannot run; null if it can.</param>
public sealed record ListedPoint(SpacePoint Point, PointFault? Fault);

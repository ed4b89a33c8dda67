using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Statistics;
using DynoSim.Lang.Semantics.Spaces;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>A point with all its repetitions.</summary>
/// <param name="Point">The point.</param>
/// <param name="Runs">Its runs in order of repetition; one record with a fault if it cannot run.</param>
public sealed record PointResults(SpacePoint Point, ImmutableArray<RunRecord> Runs)
{
    /// <summary>Why it cannot run; null if it did.</summary>
    public PointFault? Fault => Runs.Select(run => run.Fault).FirstOrDefault(fault => fault is not null);

    /// <summary>Whether it has results.</summary>
    public bool HasRun => Fault is null;

    /// <summary>The saturation of the first repetition that shows any.</summary>
    public Saturation Saturation =>
        Runs.Select(run => run.Saturation).FirstOrDefault(each => each.Kind != SaturationKind.None)
        ?? Saturation.None;

    /// <summary>The mean of a column over the repetitions; null if one of them has no value.</summary>
    public double? Mean(int column) => Mean(Values(column));

    /// <summary>The mean of a figure over the repetitions; null if one of them has no value.</summary>
    public double? MeanFigure(int figure) => HasRun ? Mean([.. Runs.Select(run => run.Figures[figure])]) : null;

    /// <summary>A column, repetition by repetition; empty if the point cannot run.</summary>
    public ImmutableArray<double?> Values(int column) => HasRun ? [.. Runs.Select(run => run.Columns[column])] : [];

    /// <summary>Half the width of the 95 % interval of a column's mean; 0 of a single run.</summary>
    public double? HalfWidth(int column)
    {
        var values = Values(column);
        if (values.IsEmpty || values.Contains(null))
        {
            return null;
        }

        var interval = ConfidenceInterval.OfMean([.. values.Select(value => value ?? 0)]);
        return (interval.Upper - interval.Lower) / 2;
    }

    private static double? Mean(ImmutableArray<double?> values) => values.IsEmpty || values.Contains(null)
        ? null
        : SampleSummary.Of([.. values.Select(value => value ?? 0)]).Mean;
}

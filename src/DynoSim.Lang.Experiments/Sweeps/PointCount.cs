using System.Globalization;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Spaces;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>Counts what is finished, for whoever watches.</summary>
/// <param name="plan">The experiment.</param>
/// <param name="space">Its points.</param>
/// <param name="progress">Whoever watches.</param>
internal sealed class PointCount(ExperimentPlan plan, ExperimentSpace space, Action<SweepProgress> progress)
{
    private readonly long? _expected = plan.Search.Word switch
    {
        "exhaustive" => space.Size(PointChooser.MostPoints),
        "bisect" => null,
        _ => plan.Search.Trials,
    };

    private double? _best;
    private int _infeasible;

    /// <summary>Points that are finished.</summary>
    public int Finished { get; private set; }

    /// <summary>Another point is finished.</summary>
    public void Add(PointResults point)
    {
        Finished++;
        _infeasible += point.HasRun ? 0 : 1;
        if (plan.Objectives is [var first, ..] && point.HasRun && point.Mean(0) is { } value
            && (_best is null || (first.IsMaximizing ? value > _best : value < _best)))
        {
            _best = value;
        }

        progress(new SweepProgress(Finished, _expected, _infeasible, Best));
    }

    private string Best => _best is { } value && plan.Objectives is [var first, ..]
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{first.Text} {QuantityFormat.Readable(new Quantity(value, first.Dimension))}")
        : string.Empty;
}

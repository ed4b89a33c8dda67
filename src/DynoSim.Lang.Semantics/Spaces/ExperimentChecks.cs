using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Feasibility;
using DynoSim.Lang.Semantics.Files;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>
/// Experiments before any run: whether their axes can be listed and are read, whether points are left, whether there is
/// something to optimise.
/// </summary>
internal sealed class ExperimentChecks(Binder binder, Evaluator evaluator, IFileSource files)
{
    private readonly FeasibilityReport _report = new(binder.Diagnostics);

    /// <summary>Checks one experiment.</summary>
    public void Check(EntityValue experiment)
    {
        CheckMetrics(experiment);
        var search = SearchPlan.Of(experiment, evaluator);
        ObjectiveRules.Check(experiment, search, binder);
        UnreadAxes.Check(experiment, binder);
        var areDistinct = AxisRules.Check(experiment, search, binder, evaluator);
        if (search is not null && areDistinct && !experiment.IsSet("points"))
        {
            new SpaceRules(experiment, search, binder, evaluator, files).Check();
        }
    }

    private void CheckMetrics(EntityValue experiment)
    {
        if (experiment.Symbol is { } symbol && binder.Entity(symbol).Subject is { } subject
            && evaluator.Entity(subject) is { } scenario)
        {
            var paths = Axis.Of(experiment).SelectMany(axis => axis.Paths)
                .Select(path => string.Join('.', path.Steps.Select(step => step.Name)) + ".")
                .Where(path => path.Length > 1)
                .ToArray();
            MetricRules.Check(
                experiment,
                scenario,
                member => Array.Exists(
                    paths,
                    path => path.StartsWith($"{member}.", StringComparison.Ordinal)
                        || $"{member}.".StartsWith(path, StringComparison.Ordinal)),
                _report);
        }
    }
}

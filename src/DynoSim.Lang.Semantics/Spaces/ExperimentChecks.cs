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
    /// <summary>Checks one experiment.</summary>
    public void Check(EntityValue experiment)
    {
        var search = SearchPlan.Of(experiment, evaluator);
        ObjectiveRules.Check(experiment, search, binder);
        UnreadAxes.Check(experiment, binder);
        MetricRules.Check(experiment, binder, evaluator);
        SearchRules.Check(experiment, search, binder);
        var areDistinct = AxisRules.Check(experiment, search, binder, evaluator);
        if (search is not null && areDistinct && !experiment.IsSet("points"))
        {
            new SpaceRules(experiment, search, binder, evaluator, files).Check();
        }
    }
}

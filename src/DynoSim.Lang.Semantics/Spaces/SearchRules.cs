using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>DYN2021: a search that may run no point, or that would never be near enough.</summary>
internal static class SearchRules
{
    public static void Check(EntityValue experiment, SearchPlan? search, Binder binder)
    {
        var (what, value, least) = search switch
        {
            { Word: "exhaustive", Limit: < 1 and var limit } => ("limit", limit, "at least 1"),
            { Word: "sample", Trials: < 1 and var number } => ("n", number, "at least 1"),
            { Word: "bayesian" or "evolutionary", Trials: < 1 and var trials } => ("trials", trials, "at least 1"),
            { Word: "bisect", Tolerance: <= 0 and var tolerance } => ("tolerance", tolerance, "above 0"),
            _ => (string.Empty, 0.0, string.Empty),
        };
        if (what.Length > 0)
        {
            binder.Report(
                Descriptors.OutOfRange,
                search?.Place ?? experiment.Location,
                $"`{what}` of `{search?.Word}` is {Quantities.QuantityFormat.Number(value)}, but must be {least}");
        }
    }
}

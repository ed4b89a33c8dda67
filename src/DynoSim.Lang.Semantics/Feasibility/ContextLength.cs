using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>DYN4012: an engine accepts no more than the model was trained for.</summary>
internal static class ContextLength
{
    public static void Check(PoolFacts pool, FeasibilityReport report)
    {
        var engine = pool.Options.Engine;
        if (engine.MaxContext is not { } longest || longest <= pool.Model.Context)
        {
            return;
        }

        var place = pool.Entity.Block("engine")?.LocationOf("max_context") ?? pool.At("engine");
        report.Add(
            Descriptors.ContextExceedsModel,
            place,
            $"engine `{engine.Name}` accepts {Amounts.Tokens(longest)}, but `{pool.Model.Name}` was trained for "
                + $"{Amounts.Tokens(pool.Model.Context)}",
            $"{Amounts.Tokens(longest)} over {Amounts.Tokens(pool.Model.Context)}",
            $"write `max_context = {Amounts.Tokens(pool.Model.Context)}`, or extend the model's `context`",
            related: pool.ModelEntity is { } model
                ? FeasibilityReport.At(model.LocationOf("context"), "trained for this many")
                : null);
    }
}

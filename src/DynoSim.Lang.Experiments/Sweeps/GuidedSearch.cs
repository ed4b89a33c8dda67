using DynoSim.Lang.Semantics.Spaces;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>Searches in which results decide which point is next.</summary>
/// <param name="plan">The experiment.</param>
/// <param name="space">Its points.</param>
/// <param name="ledger">Runs them.</param>
internal sealed class GuidedSearch(ExperimentPlan plan, ExperimentSpace space, SweepLedger ledger)
{
    /// <summary>Runs the search to its end.</summary>
    public void Run() => throw new NotSupportedException($"{plan} {space} {ledger}");
}

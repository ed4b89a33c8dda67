using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>
/// A finished run as a value: <c>run(S, seed = 1)</c>. Two runs are equal if every request fared the same.
/// </summary>
/// <param name="results">What it measured.</param>
/// <param name="display">What ran, in a few words.</param>
public sealed class RunValue(IMetricSource results, string display) : Value
{
    /// <summary>What it measured.</summary>
    public IMetricSource Results { get; } = results;

    /// <inheritdoc/>
    public override string Display { get; } = display;
}

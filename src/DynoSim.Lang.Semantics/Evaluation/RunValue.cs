using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>
/// A finished run as a value: <c>run(S, seed = 1)</c>. Two runs are equal if every request fared the same.
/// </summary>
/// <param name="results">What it measured.</param>
/// <param name="identity">Equal for runs in which every request fared the same.</param>
/// <param name="display">The call as written.</param>
public sealed class RunValue(IMetricSource results, string identity, string display) : Value
{
    /// <summary>What it measured.</summary>
    public IMetricSource Results { get; } = results;

    /// <summary>Equal for runs in which every request fared the same.</summary>
    public string Identity { get; } = identity;

    /// <inheritdoc/>
    public override string Display { get; } = display;
}

using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Experiments.Verification;

namespace DynoSim.Lang.Cli.CommandLine;

/// <summary>What runs scenarios and what compares the engines: ours, or in a test some with a planted fault.</summary>
/// <param name="Runner">Makes what runs scenarios.</param>
/// <param name="Check">Makes what compares the engines.</param>
internal sealed record Engines(Func<ScenarioRunner> Runner, Func<SelfCheck> Check)
{
    /// <summary>The engines there are.</summary>
    public static Engines Ours { get; } = new(ScenarioRunner.ForUser, () => new SelfCheck());
}

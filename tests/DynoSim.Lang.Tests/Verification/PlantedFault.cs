using System.Text;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Experiments.Verification;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Kernel.Verification;
using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Verification;

/// <summary>The tool with an accelerated engine that does not know prefix caching.</summary>
internal static class PlantedFault
{
    public static Engines Engines { get; } = new(
        () => new ScenarioRunner(
            new ScenarioExecution(ScenarioLoader.ForUser()) { Fault = WithoutCaching },
            DiskCache.ForUser("plans")),
        () => new SelfCheck(given => EngineComparison.Difference(given, [true], WithoutCaching)));

    public static CommandRunner.Outcome Run(params string[] arguments) => Run(new Interruption(), arguments);

    public static CommandRunner.Outcome Run(Interruption interruption, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var streams = new Streams(output, error, isOutputTerminal: false, isErrorTerminal: false);
        var code = Entry.Run(arguments, streams, interruption, Engines);
        return new CommandRunner.Outcome(
            code, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }

    private static SimulationSetup WithoutCaching(SimulationSetup setup) => setup with
    {
        Pools = [.. setup.Pools.Select(pool => pool with { Engine = pool.Engine with { PrefixCaching = false } })],
    };
}

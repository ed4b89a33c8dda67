using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using DynoSim.Lang.Simulation.Kernel.Accelerated;
using DynoSim.Lang.Simulation.Kernel.Reference;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>Both engines on the same scenario, compared integer by integer.</summary>
public static class EngineComparison
{
    private const int Lanes = 3;

    /// <summary>Runs a case on both engines; null if everything is equal, else the first difference.</summary>
    /// <param name="given">The case, whose router is drawn.</param>
    /// <param name="macroSteps">Whether the accelerated engine may make many passes at a time.</param>
    public static EngineDifference? Difference(EngineCase given, bool macroSteps = true) =>
        Difference(given, [macroSteps], setup => setup);

    /// <summary>
    /// Runs a case on the reference, and on the accelerated engine with macro-steps, without, and split.
    /// </summary>
    public static EngineDifference? DifferenceOfAll(EngineCase given) =>
        Difference(given, [true, false], setup => setup);

    /// <summary>What the reference answers on a case; null if a timing cannot be built.</summary>
    /// <param name="given">The case, whose router is drawn.</param>
    public static SimulationResult? ReferenceResult(EngineCase given) => given.Timings() is { IsEmpty: false } timings
        ? ReferenceSimulator.Run(
            given.Setup,
            ImmutableArray.CreateRange(timings, timing => timing.AsAny()),
            new DrawnRouter(given.Router ?? DrawnPolicy.RoundRobin))
        : null;

    /// <summary>The first difference between two results, null if there is none.</summary>
    public static EngineDifference? Difference(SimulationResult reference, SimulationResult accelerated) =>
        ResultComparison.Of(reference, accelerated);

    /// <summary>
    /// Runs both; an engine that fails differs from one that does not, and from one that fails otherwise.
    /// </summary>
    /// <param name="reference">Runs the reference.</param>
    /// <param name="accelerated">Runs the accelerated engine.</param>
    public static EngineDifference? Difference(Func<SimulationResult> reference, Func<SimulationResult> accelerated) =>
        Difference(Ended.Of(reference), Ended.Of(accelerated));

    /// <summary>
    /// Runs a case on both engines; the accelerated one may be given something else, which is how tests plant a fault.
    /// </summary>
    /// <param name="given">The case, whose router is drawn.</param>
    /// <param name="macroSteps">The modes of the accelerated engine.</param>
    /// <param name="fault">What the accelerated engine makes of what it is given.</param>
    public static EngineDifference? Difference(
        EngineCase given, ImmutableArray<bool> macroSteps, Func<SimulationSetup, SimulationSetup> fault)
    {
        if (given.Timings() is not { IsEmpty: false } timings)
        {
            return null;
        }

        var comparing = new Comparing(given, timings, macroSteps, fault);
        return timings.Select(timing => timing.Use(new TypeReader())).Distinct().Count() == 1
            ? timings[0].Use(comparing)
            : comparing.With([.. timings.Select(timing => timing.AsAny())]);
    }

    private static EngineDifference? Difference(Ended reference, Ended accelerated) =>
        (reference.Result, accelerated.Result) switch
        {
            ({ } one, { } other) => ResultComparison.Of(one, other),
            _ when reference.How == accelerated.How && reference.IsTimeline => null,
            _ => new EngineDifference("run", "end", reference.How, accelerated.How),
        };

    /// <summary>How a run ended: with a result or with an exception.</summary>
    private readonly record struct Ended(SimulationResult? Result, string How, bool IsTimeline = false)
    {
        [SuppressMessage("Design", "CA1031", Justification = "Whatever an engine throws is what it differs by.")]
        public static Ended Of(Func<SimulationResult> run)
        {
            try
            {
                return new Ended(run(), "a result");
            }
            catch (TimelineException error)
            {
                return new Ended(null, error.Message, IsTimeline: true);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                return new Ended(null, $"{error.GetType().Name}: {error.Message}");
            }
        }
    }

    private sealed class Comparing(
        EngineCase given,
        ImmutableArray<PassTiming> timings,
        ImmutableArray<bool> macroSteps,
        Func<SimulationSetup, SimulationSetup> fault) : ITimingUse<EngineDifference?>
    {
        public EngineDifference? With<TTiming>(TTiming timing)
            where TTiming : struct, ISegmentedTiming =>
            With(ImmutableArray.CreateRange(timings, one => one.Use(new Opening<TTiming>())));

        public EngineDifference? With<TTiming>(ImmutableArray<TTiming> opened)
            where TTiming : struct, ISegmentedTiming
        {
            var (setup, router) = (given.Setup, new DrawnRouter(given.Router ?? DrawnPolicy.RoundRobin));
            var altered = fault(setup);
            var reference = Ended.Of(() => ReferenceSimulator.Run(setup, opened, router));
            foreach (var macro in macroSteps)
            {
                if (Of(altered, macro) is { } difference)
                {
                    return difference;
                }
            }

            // Where the router reads nothing, the run may be split; everywhere else this would be the same run again.
            return router.Reads == SignalSet.None ? Of(altered with { Threads = Lanes }, macroSteps[0]) : null;

            EngineDifference? Of(SimulationSetup setup, bool macro) =>
                Difference(reference, Ended.Of(() => AcceleratedSimulator.Run(setup, opened, router, macro)));
        }
    }

    /// <summary>Takes a timing out of its wrapper; the caller knows its type.</summary>
    private sealed class Opening<TExpected> : ITimingUse<TExpected>
        where TExpected : struct, ISegmentedTiming
    {
        public TExpected With<TTiming>(TTiming timing)
            where TTiming : struct, ISegmentedTiming => (TExpected)(object)timing;
    }

    private sealed class TypeReader : ITimingUse<Type>
    {
        public Type With<TTiming>(TTiming timing)
            where TTiming : struct, ISegmentedTiming => typeof(TTiming);
    }
}

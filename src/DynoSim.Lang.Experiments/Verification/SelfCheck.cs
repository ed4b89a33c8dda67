using System.Collections.Concurrent;
using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Kernel.Verification;

namespace DynoSim.Lang.Experiments.Verification;

/// <summary>Random scenarios through both engines, many at a time.</summary>
public sealed class SelfCheck
{
    private readonly Func<EngineCase, EngineDifference?> _compare;

    /// <summary>A check of the two engines there are.</summary>
    public SelfCheck()
        : this(EngineComparison.DifferenceOfAll)
    {
    }

    /// <param name="compare">What the engines disagree about first on a case; null if they agree.</param>
    internal SelfCheck(Func<EngineCase, EngineDifference?> compare) => _compare = compare;

    /// <summary>Runs the scenarios; scenario i of a seed is the same whatever the jobs.</summary>
    /// <param name="request">How many, from which seed, on how many threads.</param>
    /// <param name="progress">Told after each scenario how many are done and how many differ.</param>
    /// <param name="interrupt">Ends the check with what is done so far.</param>
    public SelfCheckOutcome Run(
        SelfCheckRequest request,
        Action<long, long>? progress = null,
        CancellationToken interrupt = default)
    {
        var found = new ConcurrentBag<DifferingScenario>();
        var (next, done) = (-1L, 0L);
        Parallel.For(0, request.Jobs, new ParallelOptions { MaxDegreeOfParallelism = request.Jobs }, _ =>
        {
            while (!interrupt.IsCancellationRequested && Interlocked.Increment(ref next) is var index
                && index < request.Count)
            {
                var seed = RandomScenario.SeedOf(request.Seed, index);
                if (_compare(RandomScenario.Draw(seed)) is { } difference)
                {
                    found.Add(new DifferingScenario(index, seed, difference));
                }

                var finished = Interlocked.Increment(ref done);
                progress?.Invoke(finished, found.Count);
            }
        });
        return new SelfCheckOutcome(
            request, Interlocked.Read(ref done), [.. found.OrderBy(one => one.Index)]);
    }

    /// <summary>The files that show a difference again, made as small as it gets.</summary>
    /// <param name="differing">A scenario that differs.</param>
    /// <param name="enough">When to stop with what is smallest so far.</param>
    public ImmutableArray<(string Name, string Text)> Reproduce(
        DifferingScenario differing, CancellationToken enough = default)
    {
        var (smallest, difference) = new CaseShrinker(_compare, enough).Shrink(
            RandomScenario.Draw(differing.Seed), differing.Difference);
        return CaseFiles.Of(smallest, own: null, difference);
    }
}

/// <summary>What to check.</summary>
/// <param name="Count">Number of scenarios.</param>
/// <param name="Seed">Seed of all of them.</param>
/// <param name="Jobs">Threads.</param>
public sealed record SelfCheckRequest(long Count, long Seed, int Jobs);

/// <summary>What came of a check.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Done">Scenarios compared; fewer than asked if interrupted.</param>
/// <param name="Differences">Those that differ, in order.</param>
public sealed record SelfCheckOutcome(
    SelfCheckRequest Request, long Done, ImmutableArray<DifferingScenario> Differences)
{
    /// <summary>Whether it ended before its time.</summary>
    public bool IsInterrupted => Done < Request.Count;
}

/// <summary>A scenario on which the engines differ.</summary>
/// <param name="Index">Its number among those asked for, from 0.</param>
/// <param name="Seed">The seed it is drawn from.</param>
/// <param name="Difference">What they disagree about first.</param>
public sealed record DifferingScenario(long Index, long Seed, EngineDifference Difference);

using System.Collections.Immutable;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>
/// Draws routers: the plain ones, and weighted sums of every signal there is, so that a wrong signal shows as another
/// choice. Weights are eighths, which binary fractions hold exactly.
/// </summary>
internal static class RandomPolicy
{
    private static readonly ImmutableArray<string> _sensibleLimits =
        ["worker.kv_used", "worker.queued", "worker.running", "worker.inflight", "worker.waiting_tokens"];

    /// <summary>A router's decision.</summary>
    public static DrawnPolicy Draw(Dice dice) => dice.Whole(0, 9) switch
    {
        0 or 1 => DrawnPolicy.RoundRobin,
        2 => new DrawnPolicy { DrawsTies = true },
        3 => new DrawnPolicy { Terms = [new CostTerm(1, dice.Of(RouterSignal.OfWorker.AsSpan()))] },
        4 => Sum(dice, dice.Whole(2, 3)),
        _ => Sum(dice, dice.Whole(1, 8)) with
        {
            IsMaximizing = dice.Chance(0.15),
            Limits = dice.Chance(0.3) ? Limits(dice) : [],
            TieBreak = Keys(dice),
            DrawsTies = dice.Chance(0.25),
        },
    };

    private static DrawnPolicy Sum(Dice dice, int terms)
    {
        var sum = ImmutableArray.CreateBuilder<CostTerm>();
        for (var term = 0; term < terms; term++)
        {
            sum.Add(new CostTerm(
                dice.Whole(-8, 24) / 8.0,
                dice.Of(RouterSignal.OfWorker.AsSpan()),
                dice.Chance(0.2) ? dice.Of(RouterSignal.Common.AsSpan()) : null));
        }

        return new DrawnPolicy { Terms = sum.ToImmutable() };
    }

    private static ImmutableArray<CandidateLimit> Limits(Dice dice)
    {
        var signal = RouterSignal.Named(dice.Of(_sensibleLimits.AsSpan()));
        var limit = signal.Name switch
        {
            "worker.kv_used" => dice.Whole(3, 15) / 16.0,
            "worker.waiting_tokens" => dice.Spread(1, 8_192),
            _ => dice.Whole(0, 6),
        };
        return dice.Chance(0.2)
            ? [new CandidateLimit(signal, limit), new CandidateLimit(RouterSignal.Named("worker.queued"), 4)]
            : [new CandidateLimit(signal, limit)];
    }

    private static ImmutableArray<RouterSignal> Keys(Dice dice) => dice.Whole(0, 3) switch
    {
        0 => [RouterSignal.Named("worker.queued"), RouterSignal.Named("worker.id")],
        1 => [RouterSignal.Named("worker.id")],
        2 => [],
        _ => [dice.Of(RouterSignal.OfWorker.AsSpan()), dice.Of(RouterSignal.OfWorker.AsSpan())],
    };
}

using DynoSim.Lang.Experiments.Search;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Tests.Search;

/// <summary>Spaces that behave like serving: saturation cliffs, interactions, plateaus, heavy tails, holes.</summary>
internal static class ServingSpaces
{
    private static readonly SearchAxis[] AggregatedAxes =
    [
        SearchAxis.Ordered(4), SearchAxis.Ordered(8), SearchAxis.Ordered(6), SearchAxis.Ordered(4),
        SearchAxis.Ordered(6), SearchAxis.Categorical(3),
    ];

    /// <summary>One pool: tp, replicas, batch, chunk, load, router. Goodput per GPU against p99 TTFT.</summary>
    public static TestSpace Aggregated() => TestSpace.Of(
        "aggregated", [.. AggregatedAxes], levels => (1 << levels[0]) * (levels[1] + 1) <= 32, levels =>
        {
            var (tp, replicas) = (1 << levels[0], levels[1] + 1);
            var (batch, chunk) = (16 << levels[2], 1_024 << levels[3]);
            var rate = 4 * DeterministicMath.Exp2(levels[4]);
            var reuse = new[] { 0.1, 0.45, 0.55 }[levels[5]];
            var imbalance = new[] { 1.05, 1.35, 1.12 }[levels[5]];
            var weights = 140.0 / tp;
            var memory = 72 - (weights / 2) - (chunk / 4_096.0);
            if (memory < 2)
            {
                return null;
            }

            var fits = Math.Min(batch, memory * tp * 3);
            var speed = DeterministicMath.Pow(tp, 0.82);
            var step = (7 + (0.035 * fits) + (chunk * 0.002)) / speed;
            var prefill = 2_000 * (1 - reuse) / (chunk / (chunk + 900.0)) * 0.06 / speed;
            var service = (prefill / 1_000) + (200 * step / 1_000 / fits);
            var load = rate * imbalance * service / replicas;
            var waiting = Waiting(load, service, replicas);
            var ttft = (prefill / 1_000) + waiting + (step / 1_000);
            var throughput = Math.Min(rate, rate / load);
            var good = throughput * Logistic((2 - ttft) * 3) * Logistic((60 - step) / 4);
            return [-good / (tp * replicas), ttft];
        });

    private static readonly SearchAxis[] SplitAxes =
    [
        SearchAxis.Ordered(3), SearchAxis.Ordered(4), SearchAxis.Ordered(8), SearchAxis.Ordered(8),
        SearchAxis.Ordered(3), SearchAxis.Ordered(6),
    ];

    /// <summary>Prefill and decode apart. Goodput per GPU, p99 TTFT, cost per token; some lack memory.</summary>
    public static TestSpace Split() => TestSpace.Of(
        "split", [.. SplitAxes], levels => Gpus(levels) <= 48, levels =>
        {
            var (prefillTp, decodeTp) = (1 << levels[0], 1 << levels[1]);
            var (prefills, decodes) = (levels[2] + 1, levels[3] + 1);
            if (decodeTp < prefillTp || (decodeTp == 1 && levels[4] == 0))
            {
                return null;
            }

            var chunk = new[] { 8_192, 16_384, 32_768 }[levels[4]];
            var batch = new[] { 64, 32, 16 }[levels[4]] * decodeTp;
            var rate = 5 * DeterministicMath.Exp2(levels[5]);
            var prefillTime = 0.15 / DeterministicMath.Pow(prefillTp, 0.8) * (1 + (2_000.0 / chunk));
            var decodeStep = (6 + (0.04 * batch)) / DeterministicMath.Pow(decodeTp, 0.75) / 1_000;
            var prefillLoad = rate * prefillTime / prefills;
            var decodeLoad = rate * 250 * decodeStep / batch / decodes;
            var transfer = 0.004 * prefillTp * (1 + (rate / 80));
            var ttft = prefillTime + Waiting(prefillLoad, prefillTime, prefills) + transfer
                + (0.5 * Waiting(decodeLoad, decodeStep * 20, decodes));
            var throughput = rate / Math.Max(1, Math.Max(prefillLoad, decodeLoad));
            var good = throughput * Logistic((1.5 - ttft) * 4) * Logistic((25 - (decodeStep * 1_000)) / 2);
            var cost = Gpus(levels) * 2.5 / 3_600 / (throughput * 0.25);
            return [-good / Gpus(levels), ttft, cost];
        });

    private static readonly SearchAxis[] RuggedAxes =
    [
        SearchAxis.Categorical(6), SearchAxis.Ordered(10), SearchAxis.Ordered(9), SearchAxis.Ordered(4),
        SearchAxis.Categorical(4), SearchAxis.Ordered(2),
    ];

    /// <summary>Names with effects of their own, noise of 5 %, plateaus, holes, an axis without effect.</summary>
    public static TestSpace Rugged() => TestSpace.Of("rugged", [.. RuggedAxes], _ => true, levels =>
    {
        var noise = new RandomStream(17, "rugged");
        var index = 0L;
        foreach (var level in levels[..5])
        {
            index = (index * 16) + level;
        }

        var effect = noise.Uniform(levels[0], 1) + (0.6 * noise.Uniform((levels[0] * 8) + levels[4], 2));
        if (noise.Uniform((levels[0] * 16) + levels[3], 3) < 0.12)
        {
            return null;
        }

        var size = DeterministicMath.Exp2(levels[1] * 0.5);
        var load = DeterministicMath.Exp2(levels[2] * 0.6) / 3 / (size * (0.6 + effect));
        var ttft = (0.05 + Waiting(load, 0.03, 1 + levels[3])) * (0.95 + (0.1 * noise.Uniform(index, 4)));
        var plateau = Math.Floor(8 * Math.Min(1, 1 / load)) / 8;
        var good = DeterministicMath.Exp2(levels[2] * 0.6) * plateau * Logistic(4 - (2 * ttft))
            * (0.95 + (0.1 * noise.Uniform(index, 5)));
        var cost = size * (1 + (0.15 * levels[3])) * (levels[4] == 2 ? 0.8 : 1);
        return [-good / cost, ttft, cost];
    });

    private static int Gpus(int[] levels) =>
        ((1 << levels[0]) * (levels[2] + 1)) + ((1 << levels[1]) * (levels[3] + 1));

    // Nearly nothing below the capacity, and growing with the length of the run beyond: up to 1,000 s.
    private static double Waiting(double load, double service, int servers) => load < 0.98
        ? Math.Min(50, 3 * service / servers * DeterministicMath.Pow(load, Math.Sqrt(2 * (servers + 1))) / (1 - load))
        : Math.Min(1_000, 50 + (600 * (load - 0.98)));

    private static double Logistic(double value) => 1 / (1 + DeterministicMath.Exp(-value));
}

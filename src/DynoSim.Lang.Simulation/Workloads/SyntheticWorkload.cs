using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>
/// Generates the requests of a workload from its arrivals and distributions. Each thing that is drawn has a stream of
/// its own, keyed by its path and indexed by the request, so that adding or changing one never moves another.
/// </summary>
internal sealed class SyntheticWorkload(WorkloadOptions options, long seed, long streamAbove)
{
    /// <summary>Tokens of a content block of generated prompts that share prefixes.</summary>
    public const int SharedBlockTokens = 16;

    /// <summary>The stream of the arrivals.</summary>
    public const string ArrivalPath = "workload.arrivals";

    /// <summary>The stream of the prompt lengths.</summary>
    public const string InputPath = "workload.input";

    /// <summary>The stream of the output lengths.</summary>
    public const string OutputPath = "workload.output";

    private const int MostRequests = 100_000_000;
    private const long MostBlocks = 1_000_000_000;

    /// <summary>The length that a distribution gives a request.</summary>
    public static int LengthAt(Distribution distribution, RandomStream stream, long request) =>
        (int)Math.Clamp(distribution.WholeAt(stream.Uniform(request)), 1, MooncakeTrace.LongestTokens);

    /// <summary>Draws everything.</summary>
    public PreparedWorkload Prepare()
    {
        if (options.Input is not { } input || options.Output is not { } output
            || (options.Arrivals is null && options.Concurrency is null))
        {
            return new PreparedWorkload(null, WorkloadProblem.Incomplete);
        }

        if (IsMeaningless(input, output))
        {
            return new PreparedWorkload(null, WorkloadProblem.Meaningless);
        }

        if (options.Requests is null && (options.Arrivals is null || options.Duration is null))
        {
            return new PreparedWorkload(null, WorkloadProblem.Endless);
        }

        if (Expected() > MostRequests)
        {
            return new PreparedWorkload(null, WorkloadProblem.TooLarge);
        }

        if (Stream(input, output) is { } stream)
        {
            return new PreparedWorkload(null) { Stream = stream };
        }

        var arrivals = Arrivals();
        if (arrivals.Length == 0)
        {
            return new PreparedWorkload(null, WorkloadProblem.NothingLeft);
        }

        var inputs = Lengths(input, InputPath, arrivals.Length);
        var outputs = Lengths(output, OutputPath, arrivals.Length);
        return Prefixes(inputs) is not { } prefixes
            ? new PreparedWorkload(null, WorkloadProblem.TooLarge)
            : new PreparedWorkload(new RequestTable
            {
                ArrivalPicoseconds = arrivals,
                InputTokens = inputs,
                OutputTokens = outputs,
                Prefixes = prefixes,
            });
    }

    private bool IsMeaningless(Distribution input, Distribution output) =>
        input.Problem != DistributionProblem.None
        || output.Problem != DistributionProblem.None
        || (options.Arrivals is { } arrivals && arrivals.Problem != ArrivalProblem.None)
        || (options.Prefix?.Popularity is { } popularity && popularity.Problem != DistributionProblem.None);

    // An upper estimate; the exact number is only known from the draws.
    private double Expected()
    {
        var requests = options.Requests ?? double.PositiveInfinity;
        return options.Arrivals is { } arrivals && options.Duration is { } duration
            ? Math.Min(requests, arrivals.PeakRate * duration.Seconds)
            : requests;
    }

    private int Most => (int)Math.Min(options.Requests ?? MostRequests, MostRequests);

    private SimulatedTime End => options.Duration ?? new SimulatedTime(long.MaxValue >> 1);

    /// <summary>The requests as a stream; null if they are too few or depend on each other.</summary>
    private RequestStream? Stream(Distribution input, Distribution output)
    {
        if (options is not { Arrivals: { } arrivals, Concurrency: null, Session: null, Prefix: not { Shared: > 0 } }
            || 2 * Expected() <= streamAbove)
        {
            return null;
        }

        var stream = new RequestStream(arrivals, input, output, End, Most, seed);
        return stream.HasMoreThan(streamAbove) ? stream : null;
    }

    private long[] Arrivals() => options.Arrivals is { } arrivals
        ? arrivals.Times(new RandomStream(seed, ArrivalPath), End, Most)
        : new long[Most];

    private int[] Lengths(Distribution distribution, string path, int count)
    {
        var stream = new RandomStream(seed, path);
        var lengths = new int[count];
        for (var request = 0; request < count; request++)
        {
            lengths[request] = LengthAt(distribution, stream, request);
        }

        return lengths;
    }

    private PrefixTree? Prefixes(int[] inputs)
    {
        if (options.Prefix is not { Shared: > 0 } prefix)
        {
            return Unshared(inputs.Length);
        }

        var blocks = inputs.Sum(input => (input + SharedBlockTokens - 1L) / SharedBlockTokens);
        return blocks > MostBlocks ? null : Shared(inputs, prefix, (int)blocks);
    }

    // Nothing in common: one content block of any size stands for a whole prompt.
    private static PrefixTree Unshared(int requests)
    {
        var parents = new int[requests];
        Array.Fill(parents, -1);
        return new PrefixTree
        {
            BlockTokens = MooncakeTrace.LongestTokens,
            NodeCount = requests,
            Parent = parents,
            Nodes = [.. Enumerable.Range(0, requests)],
            PathStart = [.. Enumerable.Range(0, requests + 1)],
        };
    }

    // Hashes: block b of group g is (g, b) with the top bit clear, own blocks count up from the top bit.
    private PrefixTree Shared(int[] inputs, PrefixOptions prefix, int blocks)
    {
        const ulong OwnBlocks = 1UL << 63;
        var groups = new GroupChoice(prefix, new RandomStream(seed, "workload.prefix.group"));
        var tree = new PrefixTreeBuilder(SharedBlockTokens, inputs.Length, blocks);
        var path = Array.Empty<ulong>();
        var own = OwnBlocks;
        for (var request = 0; request < inputs.Length; request++)
        {
            var length = (inputs[request] + SharedBlockTokens - 1) / SharedBlockTokens;
            var common = (int)Math.Round(length * prefix.Shared);
            var group = (ulong)groups.Of(request);
            if (path.Length < length)
            {
                path = new ulong[Math.Max(length, 2 * path.Length)];
            }

            for (var block = 0; block < length; block++)
            {
                path[block] = block < common ? (group << 32) | (uint)block : own++;
            }

            tree.AddPath(path.AsSpan(0, length));
        }

        return tree.Build();
    }

    /// <summary>The prefix group of each request, from 0.</summary>
    private readonly struct GroupChoice(PrefixOptions prefix, RandomStream stream)
    {
        private readonly Distribution _ranks = prefix.Popularity switch
        {
            null => new UniformDistribution(1, prefix.Groups),
            ZipfDistribution zipf => zipf with { Ranks = prefix.Groups },
            var other => other,
        };

        public long Of(int request) => Math.Clamp(_ranks.WholeAt(stream.Uniform(request)), 1, prefix.Groups) - 1;
    }
}

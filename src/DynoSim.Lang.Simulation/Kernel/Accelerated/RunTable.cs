using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// The prompts of a request table as paths of <em>runs</em>: maximal stretches of KV blocks that exactly the same
/// requests contain. A cache decision about a block of a run holds for its whole stretch, so a worker's cache needs one
/// entry a run instead of one a block. What is at the end of a prompt and in no other has no run. Derived from the
/// contents of the prompts for one block size; immutable, shared by all simulations.
/// </summary>
internal sealed class RunTable
{
    // Fewer are looked at one by one sooner than they are halved.
    private const int FewRuns = 8;

    /// <summary>Number of runs.</summary>
    public int Count => Length.Length;

    /// <summary>Blocks of each run, at least 1.</summary>
    public required int[] Length { get; init; }

    /// <summary>Requests whose prompt contains the run.</summary>
    public required int[] Popularity { get; init; }

    /// <summary>
    /// Whether the run is the single last block of a prompt that ends on a block boundary. Only such a block can exist
    /// in several copies: a prompt that is found whole must still compute its last block (vLLM's full-hit rule).
    /// </summary>
    public required bool[] EndsPrompt { get; init; }

    /// <summary>Where the path of request i begins in <see cref="Path"/>; one more entry than requests.</summary>
    public required int[] PathStart { get; init; }

    /// <summary>
    /// The runs of all prompts, one request after the other: up to the last that other requests contain too, or to the
    /// end of prompts that end on a block boundary.
    /// </summary>
    public required int[] Path { get; init; }

    /// <summary>Blocks before each run in every prompt that contains it.</summary>
    public required int[] Before { get; init; }

    /// <summary>
    /// Place within a path of the last run before each run that <see cref="EndsPrompt"/>; -1 for none. The same in
    /// every path, since what is before a run is.
    /// </summary>
    public required int[] EndsBefore { get; init; }

    /// <summary>Blocks of each path.</summary>
    public required int[] SharedBlocks { get; init; }

    /// <summary>Full blocks of each prompt, where the table knows the requests.</summary>
    public required int[] FullBlocks { get; init; }

    /// <summary>Tokens of a block.</summary>
    public required int BlockTokens { get; init; }

    /// <summary>
    /// The bits of a request's number that count: all, or none where all requests have the same path, an empty one.
    /// </summary>
    private int Mask { get; init; } = -1;

    /// <summary>The runs of a request's prompt in order.</summary>
    public ReadOnlySpan<int> PathOf(int request) => Path.AsSpan(PathStartOf(request)..PathEndOf(request));

    /// <summary>Where the path of a request begins in <see cref="Path"/>.</summary>
    public int PathStartOf(int request) => PathStart[request & Mask];

    /// <summary>Where it ends.</summary>
    public int PathEndOf(int request) => PathStart[(request & Mask) + 1];

    /// <summary>
    /// The place in <see cref="Path"/> of a request's run that holds its n-th block, n being at least 1.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="blocks">The number of a block of its path.</param>
    public int PlaceOf(int request, long blocks) =>
        Halving.FirstWithout(PathStartOf(request), PathEndOf(request), new BeginsBefore(this, blocks)) - 1;

    /// <summary>Whether a request's path has so many runs that places in it are found by halving.</summary>
    public bool IsLong(int request) => PathEndOf(request) - PathStartOf(request) > FewRuns;

    /// <summary>Whether any run of a request's path, which is not empty, ends a prompt.</summary>
    public bool HasEnds(int request)
    {
        var last = Path[PathEndOf(request) - 1];
        return EndsPrompt[last] || EndsBefore[last] >= 0;
    }

    /// <summary>Blocks of a request's path.</summary>
    public int SharedBlocksOf(int request) => SharedBlocks[request & Mask];

    /// <summary>
    /// No runs, for any number of requests: none shares anything with another, or finds a whole prompt of its own again
    /// without having got a token.
    /// </summary>
    /// <param name="blockTokens">Tokens of a KV block, at least 1.</param>
    public static RunTable Unshared(int blockTokens) => new()
    {
        BlockTokens = blockTokens,
        Length = [],
        Popularity = [],
        EndsPrompt = [],
        Before = [],
        EndsBefore = [],
        PathStart = [0, 0],
        Path = [],
        SharedBlocks = [0],
        FullBlocks = [],
        Mask = 0,
    };

    /// <summary>Derives the runs of a request table.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="blockTokens">Tokens of a KV block, at least 1.</param>
    public static RunTable Create(RequestTable requests, int blockTokens) =>
        new RunTableBuilder(requests, requests.PromptTree ?? PromptTree.Of(requests), blockTokens).Build();

    private readonly struct BeginsBefore(RunTable runs, long blocks) : ILeadingProperty
    {
        public bool Holds(int place) => runs.Before[runs.Path[place]] < blocks;
    }
}

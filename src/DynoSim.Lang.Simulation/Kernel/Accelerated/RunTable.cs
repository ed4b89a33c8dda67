using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// The prompts of a request table as paths of <em>runs</em>: maximal stretches of KV blocks that exactly the same
/// requests contain. A cache decision about a block of a run holds for its whole stretch, so a worker's cache needs one
/// entry a run instead of one a block. Derived from the prefix tree for one block size; immutable, shared by all runs.
/// </summary>
internal sealed class RunTable
{
    private RunTable(int[] length, int[] popularity, bool[] endsPrompt, int[] pathStart, int[] path, int[] fullBlocks)
    {
        Length = length;
        Popularity = popularity;
        EndsPrompt = endsPrompt;
        PathStart = pathStart;
        Path = path;
        FullBlocks = fullBlocks;
    }

    /// <summary>Number of runs.</summary>
    public int Count => Length.Length;

    /// <summary>Blocks of each run, at least 1.</summary>
    public int[] Length { get; }

    /// <summary>Requests whose prompt contains the run.</summary>
    public int[] Popularity { get; }

    /// <summary>
    /// Whether the run is the single last block of a prompt that ends on a block boundary. Only such a block can exist
    /// in several copies: a prompt that is found whole must still compute its last block (vLLM's full-hit rule).
    /// </summary>
    public bool[] EndsPrompt { get; }

    /// <summary>Where the path of request i begins in <see cref="Path"/>; one more entry than requests.</summary>
    public int[] PathStart { get; }

    /// <summary>The runs of all prompts' full blocks, one request after the other.</summary>
    public int[] Path { get; }

    /// <summary>Full blocks of each prompt.</summary>
    public int[] FullBlocks { get; }

    /// <summary>Derives the runs of a request table.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="blockTokens">Tokens of a KV block, at least 1.</param>
    public static RunTable Create(RequestTable requests, int blockTokens) =>
        new RunTableBuilder(requests, blockTokens).Build(
            static (length, popularity, ends, start, path, full) =>
                new RunTable(length, popularity, ends, start, path, full));
}

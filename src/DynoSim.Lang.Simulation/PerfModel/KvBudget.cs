using System.Collections.Immutable;
using System.Globalization;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.PerfModel.Analytic;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>One term of the memory model.</summary>
/// <param name="Label">What it is: <c>memory</c>, <c>weights</c>, <c>activations</c>, …</param>
/// <param name="Bytes">Bytes on one GPU; negative where it is taken away.</param>
/// <param name="Detail">How it is made up, in numbers.</param>
public sealed record KvBudgetLine(string Label, double Bytes, string Detail);

/// <summary>
/// The KV cache of a worker from the memory of its GPUs, term by term, or as stated. A stated size is never refused;
/// the result says what it would need.
/// </summary>
public sealed record KvBudget
{
    private KvBudget()
    {
    }

    /// <summary>Usable blocks of a worker: as stated, else as derived; 0 where nothing is left.</summary>
    public required long Blocks { get; init; }

    /// <summary>Blocks the memory would hold; 0 where nothing is left.</summary>
    public required long DerivedBlocks { get; init; }

    /// <summary>Whether <c>kv_blocks</c> states the size.</summary>
    public required bool IsStated { get; init; }

    /// <summary>Tokens of a block.</summary>
    public required long BlockTokens { get; init; }

    /// <summary>KV bytes of one token on one GPU.</summary>
    public required double BytesPerToken { get; init; }

    /// <summary>Bytes of weights on one GPU.</summary>
    public required double WeightBytes { get; init; }

    /// <summary>Bytes left for KV on one GPU; negative if the rest does not fit.</summary>
    public required double BudgetBytes { get; init; }

    /// <summary>The terms, in the order they are taken.</summary>
    public required ImmutableArray<KvBudgetLine> Lines { get; init; }

    /// <summary>Whether weights, activations and the runtime leave anything for KV.</summary>
    public bool Fits => BudgetBytes > 0;

    /// <summary>KV capacity in tokens.</summary>
    public long Tokens => Blocks * BlockTokens;

    /// <summary>KV bytes on one GPU that <see cref="Blocks"/> take.</summary>
    public double NeededBytes => Tokens * BytesPerToken;

    /// <summary>What a stated size means for the memory; null where none is stated.</summary>
    public string? StatedNote => !IsStated
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"kv_blocks = {Blocks} of {BlockTokens} tok needs {Gigabytes(NeededBytes)} a GPU; the memory model leaves "
            + $"{Gigabytes(Math.Max(0, BudgetBytes))} ({DerivedBlocks} blocks)");

    /// <summary>The budget of one worker.</summary>
    /// <param name="model">The model.</param>
    /// <param name="accelerator">The GPU.</param>
    /// <param name="shape">How the replica is spread.</param>
    /// <param name="engine">Backend, fraction, block, pass budget and a stated size.</param>
    public static KvBudget For(
        ModelOptions model,
        AcceleratorOptions accelerator,
        ParallelShape shape,
        EngineOptions engine)
    {
        var memory = new MemoryModel(model, shape, engine);
        var lines = memory.Lines(accelerator);
        var budget = lines.Sum(line => line.Bytes);
        var context = Math.Min(engine.MaxContext ?? model.Context, model.Context);
        var perToken = RankWeights.KvBytesPerToken(model, shape, context);
        var derived = Math.Max(0, (long)Math.Floor(budget / (perToken * engine.Block)));
        return new KvBudget
        {
            Blocks = engine.KvBlocks ?? derived,
            DerivedBlocks = derived,
            IsStated = engine.KvBlocks is not null,
            BlockTokens = engine.Block,
            BytesPerToken = perToken,
            WeightBytes = memory.WeightBytes,
            BudgetBytes = budget,
            Lines = lines,
        };
    }

    internal static string Gigabytes(double bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0}GB");
}

using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>A trace file and how to read it; the value of <c>trace(…)</c>.</summary>
/// <param name="Path">The file as the user wrote it; whoever opens files resolves it.</param>
/// <param name="Format">Its layout.</param>
/// <param name="BlockTokens">Tokens that one content hash of the trace stands for.</param>
public sealed record TraceSource(string Path, TraceFormat Format, long BlockTokens)
{
    /// <summary>The value of <c>trace(path, format, block)</c>.</summary>
    [LanguageFunction(
        "trace",
        "TraceSource",
        Doc = "A recorded trace. `block` is the number of prompt tokens that one content hash of the trace stands for; "
            + "it need not relate to the engine's block. A name that ends in .gz is decompressed.",
        Simulated = true)]
    public static TraceSource Trace(
        [Formal("Path")] string path,
        [Formal("Format", DefaultOnly = true)] TraceFormat format = TraceFormat.Mooncake,
        [Formal("Tokens/Blocks", Per = "tok/blk", Range = ">0")] long block = 512) =>
        new(path, format, block);
}

/// <summary>Layouts of trace files.</summary>
[LanguageEnum("Format")]
public enum TraceFormat
{
    /// <summary>JSON lines of Mooncake: timestamp, input_length, output_length, hash_ids.</summary>
    Mooncake,

    /// <summary>Mooncake with only the new tokens in later turns.</summary>
    MooncakeDelta,

    /// <summary>Graphs of requests of agents.</summary>
    Agentic,

    /// <summary>Recordings of Dynamo's frontend.</summary>
    DynamoRequest,

    /// <summary>Azure's public CSV of LLM inference.</summary>
    AzureLlm,

    /// <summary>CSV of BurstGPT.</summary>
    Burstgpt,

    /// <summary>CSV with a column mapping.</summary>
    Csv,

    /// <summary>JSON lines with a field mapping.</summary>
    Jsonl,
}

using System.Globalization;
using DynoSim.Lang.Experiments.Sweeps;

namespace DynoSim.Lang.Experiments.Shards;

/// <summary>
/// The journals of the parts of a sweep: <c>shards/0003-of-0016.jsonl</c>, and <c>0003-of-0016.1.jsonl</c> and so on
/// for further attempts. Every process begins a journal of its own and never adds to another one. So a task that was
/// started again cannot disturb one that was taken for dead and still runs; and nothing rests on file locks, which
/// shared file systems keep in their own ways. What two attempts have both run is equal, and is counted once.
/// </summary>
/// <param name="sweep">The folder of the sweep.</param>
internal sealed class ShardJournals(string sweep)
{
    private readonly string _folder = Path.Combine(sweep, "shards");

    /// <summary>What all parts have finished; of a journal with a torn line, what stands before it.</summary>
    /// <exception cref="IOException">A journal cannot be read.</exception>
    public IEnumerable<RunRecord> All() => Files().SelectMany(Journal.Read);

    /// <summary>
    /// What is finished that a part would else run: by its earlier attempts, by a sweep without parts, by parts of
    /// another number. The journals of other parts of the same number hold nothing for it and are not read.
    /// </summary>
    /// <exception cref="IOException">A journal cannot be read.</exception>
    public IEnumerable<RunRecord> KnownTo(Shard shard)
    {
        var own = Stem(shard) + ".";
        var others = OfCount(shard);
        return Files()
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith(own, StringComparison.Ordinal) || !name.Contains(others, StringComparison.Ordinal)))
            .SelectMany(Journal.Read)
            .Concat(Whole())
            .Where(record => shard.Holds(record.Id));
    }

    /// <summary>Begins the journal of one more attempt at a part.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public Journal Begin(Shard shard)
    {
        Directory.CreateDirectory(_folder);
        for (var attempt = 0; ; attempt++)
        {
            var path = Path.Combine(_folder, attempt == 0
                ? $"{Stem(shard)}.jsonl"
                : string.Create(CultureInfo.InvariantCulture, $"{Stem(shard)}.{attempt}.jsonl"));
            try
            {
                return Journal.Begin(path);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another attempt has it.
            }
        }
    }

    private static string Stem(Shard shard) =>
        string.Create(CultureInfo.InvariantCulture, $"{shard.Index:0000}{OfCount(shard)[..^1]}");

    private static string OfCount(Shard shard) =>
        string.Create(CultureInfo.InvariantCulture, $"-of-{shard.Count:0000}.");

    /// <summary>What a sweep without parts has left; unknown while one runs, so that more is run than needed.</summary>
    private List<RunRecord> Whole()
    {
        try
        {
            return Journal.Read(Path.Combine(sweep, "points.jsonl"));
        }
        catch (IOException)
        {
            return [];
        }
    }

    private IEnumerable<string> Files() => Directory.Exists(_folder)
        ? Directory.EnumerateFiles(_folder, "*.jsonl").Order(StringComparer.Ordinal)
        : [];
}

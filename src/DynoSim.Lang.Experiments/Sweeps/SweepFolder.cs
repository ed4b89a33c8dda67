using System.Text;
using System.Text.Json;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Experiments.Reports.Page;
using DynoSim.Lang.Experiments.Shards;
using DynoSim.Lang.Semantics.Spaces;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>
/// The folder of a sweep: the journal, what it was asked, and at the end the reports. A second sweep in it goes on
/// where the first one stopped, if it asks the same.
/// </summary>
internal sealed class SweepFolder : IDisposable
{
    private const string Identity = "experiment.json";
    private const string PartEnding = ".part";
    private readonly string _path;

    private SweepFolder(string path) => _path = path;

    /// <summary>Why the folder cannot be used; null if it can.</summary>
    public string? Problem { get; private init; }

    /// <summary>The runs that are finished already.</summary>
    public IReadOnlyList<RunRecord> Known { get; private init; } = [];

    /// <summary>Takes further runs.</summary>
    public Journal? Journal { get; private init; }

    /// <summary>Opens a folder, made if it is not there.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static SweepFolder Open(string path, ExperimentPlan plan, ExperimentChoice choice)
    {
        if (Prepare(path, plan, choice) is { } problem)
        {
            return new SweepFolder(path) { Problem = problem };
        }

        var journal = Journal.Open(Path.Combine(path, "points.jsonl"), out var known);
        try
        {
            known.AddRange(new ShardJournals(path).All());
        }
        catch
        {
            journal.Dispose();
            throw;
        }

        return new SweepFolder(path) { Journal = journal, Known = known };
    }

    /// <summary>Makes a folder if it is not there, and says in it what it is for.</summary>
    /// <returns>Why it cannot be used; null if it can.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static string? Prepare(string path, ExperimentPlan plan, ExperimentChoice choice)
    {
        var input = Path.Combine(path, "input");
        Directory.CreateDirectory(input);
        var identity = Path.Combine(input, Identity);
        if (ReadFingerprint(identity) is not { } there)
        {
            WriteInput(input, identity, plan, choice);
            return null;
        }

        // What is there already is left alone: many tasks of a cluster may be looking at it.
        return there == plan.Fingerprint
            ? null
            : $"`{path}` holds another sweep, of fingerprint {there[..12]}; this one has "
                + $"{plan.Fingerprint[..12]}: the file, an import, a setting or the tool has changed since. "
                + "Choose another folder, or empty this one";
    }

    /// <summary>Writes the reports of a sweep that came to its end.</summary>
    /// <param name="report">The sweep.</param>
    /// <param name="records">All its runs, in order.</param>
    /// <param name="drawers">The detail of some points, for the page.</param>
    /// <exception cref="IOException">They cannot be written.</exception>
    public void Finish(SweepReport report, IEnumerable<RunRecord> records, IEnumerable<PageDrawer> drawers)
    {
        RemoveParts();
        Journal?.Finish(records);
        Write("points.csv", stream => SweepCsv.WritePoints(stream, report));
        Write("frontier.csv", stream => SweepCsv.WriteFrontier(stream, report));
        Write("summary.json", stream => SweepJson.WriteDocument(stream, report));
        Write("report.html", stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
            SweepPageWriter.Write(writer, SweepPages.Of(report, drawers));
        });
    }

    /// <inheritdoc/>
    public void Dispose() => Journal?.Dispose();

    private static string? ReadFingerprint(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.GetProperty("fingerprint").GetString();
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // A torn file says nothing, and nothing was run before it was whole.
            return null;
        }
    }

    private static void WriteInput(string folder, string identity, ExperimentPlan plan, ExperimentChoice choice)
    {
        foreach (var module in choice.Compilation?.Modules ?? [])
        {
            Replace(
                Path.Combine(folder, Reproduction.FlatName(module.Source.Path)),
                stream => stream.Write(Encoding.UTF8.GetBytes(module.Source.Text)));
        }

        Replace(identity, stream =>
        {
            using var writer = new Utf8JsonWriter(stream, JsonStyle.Options);
            writer.WriteStartObject();
            writer.WriteString("experiment", plan.Name);
            writer.WriteString("fingerprint", plan.Fingerprint);
            writer.WriteString("tool", ToolVersion.Text);
            writer.WriteEndObject();
        });
    }

    /// <summary>What a killed sweep left half written. Whoever has the journal is alone in the folder.</summary>
    private void RemoveParts()
    {
        foreach (var part in Directory.GetFiles(_path, "*" + PartEnding, SearchOption.AllDirectories))
        {
            File.Delete(part);
        }
    }

    private void Write(string name, Action<Stream> content) => Replace(Path.Combine(_path, name), content);

    /// <summary>A file is there whole or not at all, even where two processes write it.</summary>
    private static void Replace(string path, Action<Stream> content)
    {
        var part = $"{path}.{Path.GetRandomFileName()}{PartEnding}";
        try
        {
            using var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write);
            content(file);
            file.Flush(flushToDisk: true);
        }
        catch
        {
            // What is half written takes room on a disk that may be full.
            File.Delete(part);
            throw;
        }

        File.Move(part, path, overwrite: true);
    }
}

using System.Diagnostics;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>
/// <c>points.jsonl</c>: every finished run at once, one line each. A line that a kill or a full disk tore is cut off
/// when the journal is opened again; what stands before it is kept. Written by one thread at a time.
/// </summary>
internal sealed class Journal : IDisposable
{
    private static readonly TimeSpan _longestUnsynced = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly FileStream _file;
    private readonly Stopwatch _sinceSync = Stopwatch.StartNew();

    private Journal(string path, FileStream file)
    {
        _path = path;
        _file = file;
    }

    /// <summary>Opens a journal for more lines, or begins one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="records">What it holds already, in the order written.</param>
    /// <exception cref="IOException">It cannot be written, or another process writes it.</exception>
    public static Journal Open(string path, out List<RunRecord> records)
    {
        records = [];
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            var whole = ReadWhole(file, records);
            file.SetLength(whole);
            file.Position = whole;
            return new Journal(path, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Begins a journal where none is; others may read it while it grows.</summary>
    /// <exception cref="IOException">There is a file already, or it cannot be written.</exception>
    public static Journal Begin(string path) =>
        new(path, new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read));

    /// <summary>What a journal holds by now; nothing if there is none.</summary>
    /// <exception cref="IOException">It cannot be read, or is open to one sweep alone.</exception>
    public static List<RunRecord> Read(string path)
    {
        var records = new List<RunRecord>();
        if (File.Exists(path))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            ReadWhole(file, records);
        }

        return records;
    }

    /// <summary>Adds a run. The system has it when this returns; the disk, soon after.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Add(RunRecord record)
    {
        _file.Write(RunRecordJson.Line(record));
        _file.Flush();
        if (_sinceSync.Elapsed > _longestUnsynced)
        {
            _file.Flush(flushToDisk: true);
            _sinceSync.Restart();
        }
    }

    /// <summary>
    /// Puts the lines in order: a finished sweep leaves the same journal whatever thread was faster and however often
    /// it was interrupted.
    /// </summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Finish(IEnumerable<RunRecord> ordered)
    {
        _file.Flush(flushToDisk: true);
        var sorted = _path + ".sorted";
        using (var file = new FileStream(sorted, FileMode.Create, FileAccess.Write))
        {
            using var buffered = new BufferedStream(file, 1 << 16);
            foreach (var record in ordered)
            {
                buffered.Write(RunRecordJson.Line(record));
            }

            buffered.Flush();
            file.Flush(flushToDisk: true);
        }

        File.Move(sorted, _path, overwrite: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // What could not be written has been said where it was written.
        }

        _file.Dispose();
    }

    /// <summary>Reads lines up to the first that is torn.</summary>
    /// <returns>Where that line begins.</returns>
    private static int ReadWhole(FileStream file, List<RunRecord> records)
    {
        var content = new byte[file.Length];
        file.ReadExactly(content);
        var whole = 0;
        while (Array.IndexOf(content, (byte)'\n', whole) is var end && end >= 0
            && RunRecordJson.Parse(content.AsMemory(whole, end - whole)) is { } record)
        {
            records.Add(record);
            whole = end + 1;
        }

        return whole;
    }
}

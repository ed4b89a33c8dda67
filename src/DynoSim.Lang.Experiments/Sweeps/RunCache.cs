using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DynoSim.Lang.Experiments.Keeping;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>
/// Runs kept between sweeps, by what they depend on: a sweep with one value more runs only what is new. One file for
/// each scenario of each file and build of the tool, a line a run. Losing any of it costs time, nothing else.
/// </summary>
internal sealed class RunCache : IDisposable
{
    private const long MostBytes = 128 << 20;
    private const int KeyLength = 64;

    private readonly Dictionary<string, RunRecord> _known = new(StringComparer.Ordinal);
    private readonly Lock _turn = new();
    private readonly FileStream? _file;

    private RunCache(FileStream? file) => _file = file;

    /// <summary>Opens what is kept for a scenario; an empty cache where nothing can be kept.</summary>
    /// <param name="folder">The folder of all runs.</param>
    /// <param name="subject">Which scenario of which file.</param>
    public static RunCache Open(string folder, string subject)
    {
        var builds = KeptTypes.Build();
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{builds}\n{subject}")));
        try
        {
            var file = new FileStream(
                Path.Combine(folder, name + ".jsonl"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            var cache = new RunCache(file);
            cache.Read(file);
            return cache;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another sweep has it, or nobody may write there.
            return new RunCache(null);
        }
    }

    /// <summary>A repetition of a run; null if it is not kept.</summary>
    public RunRecord? Find(string key, int repetition)
    {
        lock (_turn)
        {
            return _known.GetValueOrDefault(Full(key, repetition));
        }
    }

    /// <summary>Keeps a run.</summary>
    public void Add(string key, RunRecord record)
    {
        lock (_turn)
        {
            if (_file is null || !_known.TryAdd(Full(key, record.Repetition), record))
            {
                return;
            }

            try
            {
                _file.Write(Encoding.ASCII.GetBytes(key));
                _file.Write(RunRecordJson.Line(record));
            }
            catch (IOException)
            {
                // A disk that is full keeps no runs; the sweep itself says so where it matters.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _file?.Dispose();
        }
        catch (IOException)
        {
            // As above.
        }
    }

    private static string Full(string key, int repetition) =>
        string.Create(CultureInfo.InvariantCulture, $"{key}{repetition}");

    private void Read(FileStream file)
    {
        if (file.Length > MostBytes)
        {
            file.SetLength(0);
        }

        var content = new byte[file.Length];
        file.ReadExactly(content);
        var start = 0;
        while (Array.IndexOf(content, (byte)'\n', start) is var end && end >= 0)
        {
            if (end - start > KeyLength
                && RunRecordJson.Parse(content.AsMemory(start + KeyLength, end - start - KeyLength)) is { } record)
            {
                var key = Encoding.ASCII.GetString(content, start, KeyLength);
                _known[Full(key, record.Repetition)] = record;
            }

            start = end + 1;
        }

        // A torn line is cut off, so that the next one begins on its own.
        file.SetLength(start);
        file.Position = start;
    }
}

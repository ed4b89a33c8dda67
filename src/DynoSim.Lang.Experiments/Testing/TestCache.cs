using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Semantics.Spaces;
using DynoSim.Lang.Semantics.Testing;
using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Experiments.Testing;

/// <summary>What is remembered of an item that passed.</summary>
/// <param name="Pictures">The pictures of its checks, in order.</param>
/// <param name="Data">The data files it opened.</param>
internal sealed record CachedVerdict(ImmutableArray<string> Pictures, ImmutableArray<string> Data);

/// <summary>
/// Verdicts of items that passed, by everything they depend on: a scenario or an
/// experiment by its fingerprint, a test by the texts of
/// its files; both by the data they read and by the build of the tool. What failed is always judged again.
/// </summary>
internal sealed class TestCache(string? folder)
{
    private readonly DiskCache _store = new(folder);

    /// <summary>The key of a scenario.</summary>
    public static string KeyOf(Compilation compilation, RunRequest request, ScenarioPlan plan) =>
        Hash(compilation, request, ["scenario", plan.Fingerprint]);

    /// <summary>The key of an experiment.</summary>
    public static string KeyOf(Compilation compilation, RunRequest request, ExperimentPlan plan) =>
        Hash(compilation, request, ["experiment", plan.Fingerprint]);

    /// <summary>The key of a test; the data it reads are checked when it is read.</summary>
    public static string KeyOf(Compilation compilation, RunRequest request, TestCase test) => Hash(
        compilation,
        request,
        [
            "test",
            test.Title,
            test.Location.Span.Start.ToString(CultureInfo.InvariantCulture),
            .. request.Settings.Select(setting => setting.Text),
            .. compilation.Modules.SelectMany(module => new[] { module.Path, module.Source.Text }),
        ]);

    /// <summary>The verdict under a key, if its data are still what they were; null otherwise.</summary>
    public CachedVerdict? Read(string key, IFileSource files)
    {
        if (_store.TryRead(key) is not { } stored || Parse(stored) is not { } entry)
        {
            return null;
        }

        return entry.Data.All(data => Fingerprint.OfFile(files, data.Path) == data.Hash)
            ? new CachedVerdict(entry.Pictures, [.. entry.Data.Select(data => data.Path)])
            : null;
    }

    /// <summary>Remembers a verdict.</summary>
    public void Write(string key, CachedVerdict verdict, IFileSource files)
    {
        var hashes = verdict.Data.Select(path => (Path: path, Hash: Fingerprint.OfFile(files, path))).ToArray();
        if (hashes.Any(data => data.Hash is null))
        {
            return;
        }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("pictures");
            foreach (var picture in verdict.Pictures)
            {
                json.WriteStringValue(picture);
            }

            json.WriteEndArray();
            json.WriteStartObject("data");
            foreach (var (path, hash) in hashes)
            {
                json.WriteString(path, hash);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        _store.Write(key, stream.ToArray());
    }

    private static (ImmutableArray<string> Pictures, ImmutableArray<(string Path, string Hash)> Data)? Parse(
        byte[] stored)
    {
        try
        {
            using var document = JsonDocument.Parse(stored);
            return (
                [.. document.RootElement.GetProperty("pictures").EnumerateArray()
                    .Select(picture => picture.GetString() ?? string.Empty)],
                [.. document.RootElement.GetProperty("data").EnumerateObject()
                    .Select(data => (data.Name, data.Value.GetString() ?? string.Empty))]);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Hash(Compilation compilation, RunRequest request, IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var type in new[]
        {
            typeof(SimulatedTime), typeof(Compilation), typeof(ScenarioLoader), typeof(TestCache),
        })
        {
            hash.AppendData(type.Module.ModuleVersionId.ToByteArray());
        }

        IEnumerable<string> all =
        [
            request.Engine.ToString(),
            request.Verify.ToString(),
            request.Seed?.ToString(CultureInfo.InvariantCulture) ?? "none",
            compilation.Entry?.Folder ?? string.Empty,
            .. parts,
        ];
        foreach (var part in all)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

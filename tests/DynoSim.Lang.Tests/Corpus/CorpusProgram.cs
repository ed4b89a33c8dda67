using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Hygiene;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Tests.Corpus;

/// <summary>
/// A program of the language corpus: a file, or a folder of files of which one is checked. What it is marked with:
/// <c>//! CODE</c> at the end of a line or <c>//! CODE@line:col</c> elsewhere, and <c>//= name: value</c>.
/// </summary>
public sealed partial record CorpusProgram(string Name, string Entry)
{
    private static readonly string[] EntryNames = ["main", "a", "study", "heir", "disaggregated"];

    /// <summary>The programs below <c>valid</c> or <c>faulty</c>; the test is skipped where they are absent.</summary>
    public static IReadOnlyList<CorpusProgram> In(string folder)
    {
        var root = Path.Combine(SharedFolder.Of("language"), folder);
        return
        [
            .. Directory.GetFileSystemEntries(root).Order(StringComparer.Ordinal)
                .Where(path => Directory.Exists(path) || path.EndsWith(".dyno", StringComparison.Ordinal))
                .Select(path => new CorpusProgram(Path.GetFileName(path), EntryOf(path)))
                .Where(program => File.Exists(program.Entry)),
        ];
    }

    /// <summary>The findings it is marked with, as <c>file:line code</c>.</summary>
    public IReadOnlyList<string> Marks => [.. Files.SelectMany(MarksOf).Order(StringComparer.Ordinal)];

    /// <summary>The static values it is marked with.</summary>
    public IReadOnlyList<(string Name, string Value)> Values =>
    [
        .. File.ReadLines(Entry).Select(line => Value().Match(line)).Where(match => match.Success)
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value.Trim())),
    ];

    /// <summary>
    /// What checking it finds. Rules that are off by default are on where a comment of the program asks for them.
    /// </summary>
    public IReadOnlyList<Diagnostic> Findings() => Findings(new DiskFileSource(Entry));

    /// <summary>What checking it finds with another text in one of its files.</summary>
    public IReadOnlyList<Diagnostic> Findings(string path, string text) =>
        Findings(new OverlayFileSource(new DiskFileSource(Entry), path, text));

    private ImmutableArray<Diagnostic> Findings(IFileSource files)
    {
        var chosen = SeveritySettings.Default.Chosen.AddRange(WantedOn().Matches(File.ReadAllText(Entry))
            .Select(match => KeyValuePair.Create(match.Groups[1].Value, Severity.Warning)));
        var options = new CompilationOptions { Severities = new SeveritySettings(chosen, ShowsAll: false) };
        return Compilation.Create(Entry, files, options).Diagnostics;
    }

    /// <summary>A finding as marks are written.</summary>
    public static string Text(Diagnostic finding)
    {
        var line = finding.Source.GetPosition(finding.Span.Start).Line;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileName(finding.Source.Path)}:{line} {finding.Descriptor.Code}");
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private IEnumerable<string> Files => Path.GetDirectoryName(Entry) is { } folder && Path.GetFileName(folder) == Name
        ? Directory.GetFiles(folder, "*.dyno")
        : [Entry];

    private static string EntryOf(string path) => Directory.Exists(path)
        ? EntryNames.Select(name => Path.Combine(path, name + ".dyno")).FirstOrDefault(File.Exists) ?? path
        : path;

    private static IEnumerable<string> MarksOf(string file)
    {
        var lines = File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            var start = lines[i].IndexOf("//!", StringComparison.Ordinal);
            foreach (Match mark in Mark().Matches(start < 0 ? "" : lines[i][start..]))
            {
                var here = (i + 1).ToString(CultureInfo.InvariantCulture);
                var line = mark.Groups[2].Success ? mark.Groups[2].Value : here;
                yield return $"{Path.GetFileName(file)}:{line} {mark.Groups[1].Value}";
            }
        }
    }

    [GeneratedRegex(@"(DYN\d{4})(?:@(\d+):\d+)?")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^//= ([\w.]+): (.*)$")]
    private static partial Regex Value();

    [GeneratedRegex(@"(DYN\d{4}) on\b")]
    private static partial Regex WantedOn();
}

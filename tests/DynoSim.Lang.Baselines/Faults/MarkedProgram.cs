using System.Globalization;
using System.Text.RegularExpressions;
using DynoSim.Lang.Baselines.Infrastructure;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Hygiene;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Baselines.Faults;

/// <summary>
/// A folder with a program of several files; the findings expected of it are marked in it: <c>//! CODE…</c> at the end
/// of a line, <c>//! CODE@line:column</c> anywhere.
/// </summary>
/// <param name="Folder">The folder.</param>
/// <param name="EntryName">The file that is checked.</param>
public sealed partial record MarkedProgram(string Folder, string EntryName)
{
    /// <summary>The path of the file that is checked.</summary>
    public string Entry => Path.Combine(Folder, EntryName);

    /// <summary>The texts of the program by the name they have in findings.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; } = Directory.GetFiles(Folder)
        .Where(path => Path.GetExtension(path) is ".dyno" or ".jsonl" or ".csv")
        .ToDictionary(path => Path.GetFileName(path), File.ReadAllText, StringComparer.Ordinal);

    /// <summary>The marks as <c>file:line code</c>.</summary>
    public IReadOnlyList<string> Marks =>
        [.. Texts.SelectMany(entry => MarksOf(entry.Key, entry.Value)).Order(StringComparer.Ordinal)];

    /// <summary>What checking the program finds, with some texts replaced.</summary>
    /// <param name="replaced">Texts instead of those of the files.</param>
    /// <param name="severities">How severe findings are.</param>
    public IReadOnlyList<Diagnostic> Findings(
        IReadOnlyDictionary<string, string>? replaced = null, SeveritySettings? severities = null)
    {
        var texts = Texts.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, text) in replaced ?? new Dictionary<string, string>())
        {
            texts[name] = text;
        }

        var options = new CompilationOptions { Severities = severities ?? SeveritySettings.Default };
        return Compilation.Create(EntryName, new MemoryFileSource(texts), options).Diagnostics;
    }

    /// <summary>The files of the program with findings below the lines they are about, the entry first.</summary>
    public string Render(IReadOnlyList<Diagnostic> findings)
    {
        var sources = Texts.Where(entry => entry.Key.EndsWith(".dyno", StringComparison.Ordinal))
            .OrderBy(entry => entry.Key == EntryName ? "" : entry.Key, StringComparer.Ordinal)
            .Where(entry => entry.Key == EntryName || findings.Any(found => found.Source.Path == entry.Key))
            .Select(entry => new SourceText(entry.Key, entry.Value));
        return string.Join('\n', sources.Select(source =>
            $"{source.Path}\n{DiagnosticsText.Render(source, findings)}"));
    }

    /// <summary>A finding as marks are written.</summary>
    public static string Text(Diagnostic finding)
    {
        var line = finding.Source.GetPosition(finding.Span.Start).Line;
        return string.Create(CultureInfo.InvariantCulture, $"{finding.Source.Path}:{line} {finding.Descriptor.Code}");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Path.GetFileName(Folder)}/{EntryName}";

    private static IEnumerable<string> MarksOf(string name, string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var start = lines[i].IndexOf("//!", StringComparison.Ordinal);
            foreach (Match mark in Mark().Matches(start < 0 ? "" : lines[i][start..]))
            {
                var here = (i + 1).ToString(CultureInfo.InvariantCulture);
                yield return $"{name}:{(mark.Groups[2].Success ? mark.Groups[2].Value : here)} {mark.Groups[1].Value}";
            }
        }
    }

    [GeneratedRegex(@"(DYN\d{4})(?:@(\d+):\d+)?")]
    private static partial Regex Mark();
}

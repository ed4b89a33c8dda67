using System.Text.RegularExpressions;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Docs;

/// <summary>The page on experiments compiles, and its commands print what it shows.</summary>
public sealed partial class ExperimentsPageTests
{
    private const string Name = "experiments.dyno";

    private static readonly string _text =
        File.ReadAllText(RepositoryFile.Of("docs/experiments.md")).ReplaceLineEndings("\n");

    private static readonly Tour _page = new(_text);

    private static IEnumerable<TestCaseData> Broken =>
        _page.Broken.Select(broken => new TestCaseData(broken.Program, broken.Codes).SetArgDisplayNames(broken.Title));

    private static IEnumerable<TestCaseData> Shown => Console().Matches(_text)
        .SelectMany(block => Command().Matches(block.Groups[1].Value))
        .Select(command => new TestCaseData(command.Groups[1].Value, command.Groups[2].Value)
            .SetArgDisplayNames(command.Groups[1].Value));

    [Test]
    public void The_file_checks_clean()
    {
        Assert.That(_page.Pieces, Is.GreaterThan(6));
        Assert.That(Findings(_page.Program), Is.Empty);
    }

    [TestCaseSource(nameof(Broken))]
    public void A_broken_piece_is_found_as_marked(string program, string[] codes) =>
        Assert.That(Findings(program).Select(finding => finding.Descriptor.Code), Is.EqualTo(codes));

    [TestCaseSource(nameof(Shown))]
    public void A_command_prints_what_is_shown(string command, string shown)
    {
        using var folder = new SampleFolder();
        var path = folder.Write(Name, _page.Program);
        var words = command.Split(' ');
        var output = CommandRunner.Run([
            .. words.Select((word, i) => word == Name ? path
                : i > 0 && words[i - 1] == "--out" ? folder.At(word)
                : word),
            .. words[0] == "sweep" ? ["--no-cache"] : Array.Empty<string>()]).Output
            .Replace(folder.Folder + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal)
            .ReplaceLineEndings("\n");

        // A line of its own stands for any lines, elsewhere it stands for any text of the line.
        var pattern = Regex.Escape(Lines(shown)).Replace(@"\n…\n", @"\n(?:.*\n)*", StringComparison.Ordinal)
            .Replace("…", ".*", StringComparison.Ordinal);
        Assert.That(Lines(output), Does.Match($@"\A{pattern}\z"));
    }

    private static string Lines(string text) =>
        string.Join('\n', text.Trim('\n').Split('\n').Select(line => line.TrimEnd()));

    private static IEnumerable<Diagnostic> Findings(string program) =>
        Compilation.Create(Name, MemoryFileSource.Of(Name, program)).Diagnostics
            .Where(finding => finding.Severity >= Severity.Warning);

    [GeneratedRegex("^```console\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Console();

    [GeneratedRegex(@"^\$ dynosim ([^\n]+)\n(.*?)(?=^\$ |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Command();
}

using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DynoSim.Lang.Architecture;

/// <summary>The build keeps its promises: locked packages, one solution, checks that are wired up.</summary>
public sealed class PolicyTests
{
    private static readonly string[] CheckFiles =
        ["BannedSymbols.txt", "BannedSymbols.Console.txt", "BannedSymbols.Outside.txt"];

    /// <summary>What a project may set against the policy, and why.</summary>
    private static readonly Dictionary<(string Project, string Element, string Value), string> Exceptions = new()
    {
        [("Syntax", "NoWarn", "$(NoWarn);CS3021")] = "the generated parser speaks of CLS compliance",
    };

    [Test]
    public void EveryProjectHasALockFile() => Findings.AssertNone(Repository.Projects
        .Where(project => !File.Exists(Path.Combine(
            Repository.Root, Path.GetDirectoryName(project.Path) ?? "", "packages.lock.json")))
        .Select(project => project.Finding(1, "has no packages.lock.json", "restore once and commit the lock file")));

    [Test]
    public void EveryProjectIsInTheSolution()
    {
        var solution = Repository.Files.Single(file => file.Name == "DynoSim.Lang.sln").Text.Replace('\\', '/');
        Findings.AssertNone(Repository.Projects
            .Where(project => !solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal))
            .Select(project => project.Finding(1, "is not in the solution", "dotnet sln add it")));
    }

    [Test]
    public void WarningsAreErrorsEverywhere() => Findings.AssertNone(Repository.Projects.SelectMany(project =>
        XDocument.Parse(project.Text).Descendants()
            .Where(element => element.Name.LocalName is "NoWarn" or "TreatWarningsAsErrors" or "WarningsNotAsErrors"
                or "Nullable" or "AnalysisLevel" or "EnableNETAnalyzers")
            .Where(element => !Exceptions.ContainsKey((project.Project, element.Name.LocalName, element.Value)))
            .Select(element => project.Finding(
                1, $"`{element.Name.LocalName}` in a project", "policy stands in Directory.Build.props"))));

    [TestCase("README.md")]
    [TestCase(".ci/run")]
    public void TheTestsHaveOneCommand(string path)
    {
        var text = Repository.Files.SingleOrDefault(file => file.Path == path)?.Text ?? "";
        Assert.That(text, Does.Match(@"dotnet test -c Release(\s|$)"));
    }

    [Test]
    public void BannedSymbolsReachTheCompiler()
    {
        var props = Repository.Files.Single(file => file.Path == "Directory.Build.props").Text;
        foreach (var name in CheckFiles)
        {
            Assert.That(Repository.Files.Select(file => file.Path), Does.Contain(name));
            Assert.That(props, Does.Contain($"$(MSBuildThisFileDirectory){name}"));
        }
    }

    [Test]
    public void ABannedSymbolHasAReasonAndIsBannedOnce()
    {
        var lines = Repository.Files.Where(file => CheckFiles.Contains(file.Path))
            .SelectMany(file => file.Lines.Select((line, i) => (File: file, Number: i + 1, Text: line)))
            .Where(line => line.Text.Length > 0)
            .ToArray();
        Assert.That(lines, Has.Length.GreaterThan(20));
        Findings.AssertNone(lines.Where(line => !Regex.IsMatch(line.Text, "^[TMPFN]:[^; ]+; \\S.*$"))
            .Select(line => line.File.Finding(line.Number, "is not a symbol with a reason", "write `T:Name; why`")));
        Assert.That(lines.Select(line => line.Text.Split(';')[0]), Is.Unique);
    }
}

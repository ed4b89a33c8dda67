using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DynoSim.Lang.Architecture;

/// <summary>References point one way, and each heavy package has one door.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["Quantities"] = [],
        ["Syntax"] = ["Quantities"],
        ["Simulation"] = ["Quantities"],
        ["Semantics"] = ["Syntax", "Simulation", "Quantities"],
        ["Emit"] = ["Semantics", "Simulation"],
        ["Experiments"] = ["Emit", "Semantics", "Simulation"],
        ["LanguageServer"] = ["Semantics", "Syntax"],
        ["Cli"] = ["Quantities", "Syntax", "Simulation", "Semantics", "Emit", "Experiments", "LanguageServer"],
    };

    private static readonly Dictionary<string, string[]> PackageDoors = new()
    {
        ["Antlr4.Runtime.Standard"] = ["Syntax"],
        ["Antlr4BuildTasks"] = ["Syntax"],
        ["Sprache"] = ["Quantities", "Cli"],
        ["Microsoft.CodeAnalysis.CSharp"] = ["Emit"],
        ["Spectre.Console"] = ["Cli"],
        ["System.CommandLine"] = ["Cli"],
    };

    // The same doors for code: what a project may not even name, whoever brings the package along.
    private static readonly Dictionary<string, string[]> NamespaceDoors = new()
    {
        ["Antlr4"] = ["Syntax"],
        ["Sprache"] = ["Quantities", "Cli"],
        ["Microsoft.CodeAnalysis"] = ["Emit"],
        ["Spectre"] = ["Cli"],
        ["System.CommandLine"] = ["Cli"],
    };

    [Test]
    public void ProjectsReferenceOnlyWhatStandsBelowThem()
    {
        var projects = ProductProjects().ToArray();
        Assert.That(projects, Has.Length.GreaterThanOrEqualTo(7));
        Findings.AssertNone(projects.SelectMany(
            project => WrongReferences(project, References(project, "ProjectReference"))));
    }

    [Test]
    public void PackagesStayBehindTheirDoors() => Findings.AssertNone(
        ProductProjects().SelectMany(project => WrongPackages(project, References(project, "PackageReference"))));

    [Test]
    public void CodeNamesNoPackageBeyondItsDoor() => Findings.AssertNone(Repository.Product.SelectMany(WrongUsings));

    [Test]
    public void PackageVersionsStandInOnePlace() => Findings.AssertNone(Repository.Projects.SelectMany(project =>
        XDocument.Parse(project.Text).Descendants("PackageReference")
            .Where(reference => reference.Attribute("Version") is not null)
            .Select(_ => project.Finding(1, "a package version in a project", "move it to Directory.Packages.props"))));

    [TestCase("Syntax", "Semantics")]
    [TestCase("Quantities", "Syntax")]
    [TestCase("Simulation", "Syntax")]
    [TestCase("Emit", "Experiments")]
    [TestCase("LanguageServer", "Emit")]
    public void AReferenceUpwardsIsFound(string project, string reference) =>
        Assert.That(WrongReferences(Fake(project), [reference]).Count(), Is.EqualTo(1));

    [TestCase("Semantics", "Microsoft.CodeAnalysis.CSharp")]
    [TestCase("Simulation", "Sprache")]
    [TestCase("Quantities", "Newtonsoft.Json")]
    public void APackageBesideItsDoorIsFound(string project, string package) =>
        Assert.That(WrongPackages(Fake(project), [package]).Count(), Is.EqualTo(1));

    [TestCase("Semantics", "using Antlr4.Runtime;")]
    [TestCase("Simulation", "using static Sprache.Parse;")]
    [TestCase("Cli", "using Microsoft.CodeAnalysis.CSharp.Syntax;")]
    public void AUsingBesideItsDoorIsFound(string project, string code) =>
        Assert.That(WrongUsings(new SourceFile(Fake(project).Path, code)).Count(), Is.EqualTo(1));

    private static IEnumerable<SourceFile> ProductProjects() => Repository.Projects.Where(project => project.IsProduct);

    private static SourceFile Fake(string project) =>
        new($"src/{Repository.Prefix}{project}/{Repository.Prefix}{project}.csproj", "");

    private static IEnumerable<string> References(SourceFile project, string element) =>
        XDocument.Parse(project.Text).Descendants(element)
            .Select(reference => reference.Attribute("Include")?.Value ?? "")
            .Select(include => element == "ProjectReference"
                ? Path.GetFileNameWithoutExtension(include.Replace('\\', '/')).Replace(Repository.Prefix, "")
                : include);

    private static IEnumerable<Finding> WrongReferences(SourceFile project, IEnumerable<string> references)
    {
        if (!MayReference.TryGetValue(project.Project, out var allowed))
        {
            return [project.Finding(1, $"`{project.Project}` has no place", "give it one in DependencyTests")];
        }

        return references.Where(reference => !allowed.Contains(reference)).Select(reference => project.Finding(
            1, $"{project.Project} references {reference}", "turn the dependency round, or move the code down"));
    }

    private static IEnumerable<Finding> WrongPackages(SourceFile project, IEnumerable<string> packages) => packages
        .Where(package => !PackageDoors.TryGetValue(package, out var doors) || !doors.Contains(project.Project))
        .Select(package => project.Finding(
            1, $"{project.Project} uses the package {package}", "use it through the project that is its door"));

    private static IEnumerable<Finding> WrongUsings(SourceFile file)
    {
        foreach (var node in file.Syntax.DescendantNodes().OfType<UsingDirectiveSyntax>())
        {
            var name = node.NamespaceOrType.ToString();
            foreach (var (root, doors) in NamespaceDoors)
            {
                var isInside = name == root || name.StartsWith(root + ".", StringComparison.Ordinal);
                if (isInside && !doors.Contains(file.Project))
                {
                    var allowed = string.Join(" and ", doors);
                    yield return file.Finding(node, $"{file.Project} names {root}", $"only {allowed} may");
                }
            }
        }
    }
}

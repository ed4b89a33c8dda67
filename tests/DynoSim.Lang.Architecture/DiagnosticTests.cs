using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DynoSim.Lang.Architecture;

/// <summary>Every diagnostic has one descriptor, in a file of its name, and something that raises it.</summary>
public sealed partial class DiagnosticTests
{
    private const string Folder = "src/DynoSim.Lang.Syntax/Diagnostics/";
    private const string Examples = "tests/DynoSim.Lang.Baselines/diagnostics/";

    /// <summary>A defect of the compiler itself: a file that raised it would be corrected away.</summary>
    private const string NotOfFiles = "DYN9001";

    // Section 6 of the language reference, and DYN4014, DYN5013, DYN8010, DYN8011, which are younger; the others are
    // errors.
    private static readonly Dictionary<string, string> Severities = Listed(
        ("Info", "1012 8006 8007"),
        ("Warning", "2005 4003 4014 4032 4033 4034 4040 4041 5003 5011 5013 6002 7002 7010 8001 8002 8003 8008 "
            + "8010 8011"),
        ("Off", "8004 8005 8009"));

    /// <summary>Descriptors that nothing raises yet, each with the reason why it is there at all.</summary>
    private static readonly Dictionary<string, string> Unraised = [];

    [Test]
    public void ADescriptorStandsInAFileOfItsName()
    {
        var descriptors = Descriptors().ToArray();
        Assert.That(descriptors, Is.Not.Empty);
        Findings.AssertNone(descriptors.SelectMany(Misplaced));
    }

    [Test]
    public void ACodeIsUsedOnce() => Findings.AssertNone(Descriptors()
        .GroupBy(descriptor => descriptor.Code)
        .SelectMany(group => group.Skip(1))
        .Select(second => second.File.Finding(1, $"{second.Code} is taken", "use a free code of the same stage")));

    [Test]
    public void ASlugIsUsedOnce() => Findings.AssertNone(Descriptors()
        .GroupBy(descriptor => descriptor.Slug)
        .SelectMany(group => group.Skip(1))
        .Select(second => second.File.Finding(1, $"`{second.Slug}` is taken", "name what differs")));

    [Test]
    public void SeveritiesAreThoseOfTheReference() => Findings.AssertNone(Descriptors()
        .Where(descriptor => descriptor.Severity != Severities.GetValueOrDefault(descriptor.Code, "Error"))
        .Select(wrong => wrong.File.Finding(
            1,
            $"{wrong.Code} has severity {wrong.Severity}",
            $"make it {Severities.GetValueOrDefault(wrong.Code, "Error")}")));

    [Test]
    public void EveryDescriptorIsRaisedSomewhere()
    {
        var uses = Repository.Product
            .Where(file => !file.Path.StartsWith(Folder, StringComparison.Ordinal))
            .SelectMany(file => Use().Matches(file.Text).Select(match => match.Groups[1].Value))
            .ToHashSet();
        Findings.AssertNone(Descriptors()
            .Where(descriptor => uses.Contains(descriptor.Member) == Unraised.ContainsKey(descriptor.Code))
            .Select(wrong => uses.Contains(wrong.Member)
                ? wrong.File.Finding(1, $"{wrong.Code} is raised but listed as not", "take it off Unraised")
                : wrong.File.Finding(1, $"nothing raises {wrong.Code} {wrong.Slug}", "raise it, or delete its file")));
    }

    [Test]
    public void EveryDescriptorHasAnExampleThatFailsAndOneThatPasses()
    {
        var files = Repository.Files.Select(file => file.Path).ToHashSet();
        Findings.AssertNone(Descriptors()
            .Where(descriptor => descriptor.Code != NotOfFiles)
            .SelectMany(descriptor => new[] { "fails", "passes" }
                .Select(name => $"{Examples}{descriptor.Code}/{name}.dyno")
                .Where(path => !files.Contains(path))
                .Select(path => descriptor.File.Finding(1, $"{descriptor.Code} lacks an example", $"write {path}"))));
    }

    [Test]
    public void ACodeInTheTextOfTheProductExists()
    {
        var known = Descriptors().Select(descriptor => descriptor.Code).ToHashSet();
        Findings.AssertNone(Repository.Product.SelectMany(file => file.Lines.SelectMany((line, i) =>
            Code().Matches(line)
                .Where(match => !known.Contains(match.Value))
                .Select(match => file.Finding(i + 1, $"there is no {match.Value}", "name a code with a descriptor")))));
    }

    [TestCase("Dyn0001MissingHeader.cs", "MissingHeader", "DYN0001", "missing-header", 0)]
    [TestCase("Dyn0002MissingHeader.cs", "MissingHeader", "DYN0001", "missing-header", 1)]
    [TestCase("Dyn0001MissingHeader.cs", "HeaderMissing", "DYN0001", "missing-header", 1)]
    [TestCase("Dyn0001MissingHeader.cs", "MissingHeader", "DYN0001", "header-missing", 2)]
    [TestCase("Dyn001MissingHeader.cs", "MissingHeader", "DYN001", "missing-header", 1)]
    public void AMisplacedDescriptorIsFound(string name, string member, string code, string slug, int findings)
    {
        var descriptor = new Descriptor(new SourceFile(Folder + name, ""), member, code, slug, "Error", IsAlone: true);
        Assert.That(Misplaced(descriptor).Count(), Is.EqualTo(findings));
    }

    private static IEnumerable<Finding> Misplaced(Descriptor descriptor)
    {
        var (file, member, code, slug, _, isAlone) = descriptor;
        var pascal = string.Concat(slug.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        if (!Code().IsMatch(code))
        {
            yield return file.Finding(1, $"`{code}` is not a code", "write DYN and four digits");
        }
        else if (file.Name != $"Dyn{code[3..]}{pascal}.cs")
        {
            yield return file.Finding(1, $"holds {code} {slug}", $"name it Dyn{code[3..]}{pascal}.cs");
        }

        if (member != pascal)
        {
            yield return file.Finding(1, $"the member of {slug} is `{member}`", $"name it `{pascal}`");
        }

        if (!isAlone)
        {
            yield return file.Finding(1, "more than one descriptor in a file", "give each its own");
        }
    }

    private static IEnumerable<Descriptor> Descriptors()
    {
        foreach (var file in Repository.Product.Where(file => file.Path.StartsWith(Folder, StringComparison.Ordinal)))
        {
            var found = file.Syntax.DescendantNodes().OfType<VariableDeclaratorSyntax>()
                .Where(declarator => declarator.Parent is VariableDeclarationSyntax { Type: IdentifierNameSyntax type }
                    && type.Identifier.Text == "DiagnosticDescriptor")
                .ToArray();
            foreach (var declarator in found)
            {
                if (declarator.Initializer?.Value is BaseObjectCreationExpressionSyntax creation
                    && creation.ArgumentList?.Arguments is [var code, var slug, var severity, ..])
                {
                    yield return new Descriptor(
                        file, declarator.Identifier.Text, Literal(code), Literal(slug),
                        severity.ToString().Replace("Severity.", ""), found.Length == 1);
                }
            }
        }
    }

    private static string Literal(ArgumentSyntax argument) => argument.Expression.ToString().Trim('"');

    private static Dictionary<string, string> Listed(params (string Severity, string Codes)[] rows) => rows
        .SelectMany(row => row.Codes.Split(' ').Select(code => ("DYN" + code, row.Severity)))
        .ToDictionary();

    private sealed record Descriptor(
        SourceFile File, string Member, string Code, string Slug, string Severity, bool IsAlone);

    [GeneratedRegex(@"\bDescriptors\.(\w+)")]
    private static partial Regex Use();

    [GeneratedRegex(@"\bDYN[0-9]{4}\b")]
    private static partial Regex Code();
}

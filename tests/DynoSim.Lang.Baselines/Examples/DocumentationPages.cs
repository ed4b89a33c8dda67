using System.Text;
using DynoSim.Lang.Baselines.Infrastructure;
using DynoSim.Lang.Cli.Explaining;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Baselines.Examples;

/// <summary>
/// The pages of <c>docs/diagnostics</c>: one per code, made from its descriptor and examples, and an index.
/// </summary>
public sealed class DocumentationPages
{
    private const string Notice = "<!-- Made by DocumentationPages from the descriptor and its examples; "
        + "DYNOSIM_UPDATE=1 writes it. -->\n";

    private static string Folder => Path.GetFullPath(Path.Combine(
        RepositoryFolder.Of("diagnostics"), "..", "..", "..", "docs", "diagnostics"));

    private static IEnumerable<DiagnosticDescriptor> All => Descriptors.All;

    [TestCaseSource(nameof(All))]
    public void Page(DiagnosticDescriptor descriptor) =>
        Check($"{descriptor.Code}.md", PageOf(Explanation.Of(descriptor)));

    [Test]
    public void Index() => Check("README.md", IndexText());

    [Test]
    public void NoPageIsLeftOfACodeThatIsGone()
    {
        var known = Descriptors.All.Select(descriptor => $"{descriptor.Code}.md").Append("README.md").ToHashSet();
        var strays = Directory.GetFiles(Folder).Where(path => !known.Contains(Path.GetFileName(path))).ToArray();
        Assert.That(strays.Select(Path.GetFileName), Is.Empty);
    }

    [Test]
    public void EveryCodeOfFilesIsExplainedWithExamples() => Assert.That(
        Descriptors.All.Where(descriptor => Explanation.Of(descriptor) is not { Fails: not null, Passes: not null })
            .Select(descriptor => descriptor.Code),
        Is.EqualTo(DiagnosticExamples.NotOfFiles.Keys));

    private static void Check(string name, string text)
    {
        Directory.CreateDirectory(Folder);
        Baseline.Check(Path.Combine(Folder, name), text);
    }

    private static string PageOf(Explanation explanation)
    {
        var descriptor = explanation.Descriptor;
        var page = new StringBuilder(Notice);
        page.Append($"# {descriptor.Code} {descriptor.Slug}\n\n");
        page.Append($"Severity: {descriptor.Severity.ToString().ToLowerInvariant()}. Stage: {explanation.Stage}.\n\n");
        page.Append(descriptor.Summary).Append("\n\n");
        if (explanation is { Fails: { } fails, Passes: { } passes })
        {
            page.Append($"This raises it:\n\n```dyno\n{fails}\n```\n\n");
            page.Append($"```text\n{Told(descriptor)}\n```\n\n");
            page.Append($"This does not:\n\n```dyno\n{passes}\n```\n\n");
        }
        else
        {
            page.Append($"No file raises it: {DiagnosticExamples.NotOfFiles[descriptor.Code]}.\n\n");
        }

        page.Append("## Severity\n\n").AppendJoin("\n\n", explanation.Severity).Append('\n');
        return page.ToString();
    }

    /// <summary>What the compiler says of the failing example, as the baseline beside it has it.</summary>
    private static string Told(DiagnosticDescriptor descriptor)
    {
        var path = Path.Combine(RepositoryFolder.Of("diagnostics"), descriptor.Code, "fails.diagnostics");
        var findings = File.ReadLines(path).Where(line => line.StartsWith("//", StringComparison.Ordinal))
            .Select(line => line.Length > 4 ? line[4..] : string.Empty)
            .Where(line => line.TrimStart() is [not '^' and not '|', ..]);
        return string.Join('\n', findings);
    }

    private static string IndexText()
    {
        var index = new StringBuilder(Notice);
        index.Append("# Diagnostics\n\n");
        index.Append("`dynosim explain CODE` says the same. The first digit is the stage that raises a code. ");
        index.Append("Errors of the stages 0 to 4 and 9 stay errors; all else can be given another severity in ");
        index.Append("`dynosim.json`, the nearest one from the folder of the file up to the root of the project:\n\n");
        index.Append("```json\n{ \"severities\": { \"DYN8004\": \"warning\", \"DYN8006\": \"off\" } }\n```\n\n");
        index.Append("or for one call with `--severity DYN8004=warning`. `check --strict` lets warnings fail and ");
        index.Append("shows what is off by default as remarks. One line is excused with a reason, above it or behind ");
        index.Append("it; an excuse that is not needed is reported (DYN8010):\n\n```dyno\n");
        index.Append("private let spare = 2 // dynosim: allow DYN8001 because \"read by a notebook\"\n```\n\n");
        index.Append("| code | name | severity | what is wrong |\n|---|---|---|---|\n");
        foreach (var descriptor in Descriptors.All)
        {
            var summary = descriptor.Summary.Replace("|", "\\|", StringComparison.Ordinal);
            index.Append($"| [{descriptor.Code}]({descriptor.Code}.md) | {descriptor.Slug} ");
            index.Append($"| {descriptor.Severity.ToString().ToLowerInvariant()} | {summary} |\n");
        }

        return index.ToString();
    }
}

using System.Text.RegularExpressions;
using DynoSim.Lang.Semantics.Catalog;

namespace DynoSim.Lang.Tests.Catalog;

/// <summary>The catalog against the tables of the language reference.</summary>
public sealed partial class ReferenceTableTests
{
    private static readonly LanguageCatalog Catalog = LanguageCatalog.Instance;

    /// <summary>
    /// Words of the tables that are statements, declarations or figures of experiments rather than properties.
    /// </summary>
    private static readonly string[] NotProperties =
        ["param", "let", "eligible", "choose", "every", "where", "expect", "faults", "maximizing"];

    [Test]
    public void Every_kind_of_the_reference_is_known()
    {
        string[] kinds =
        [
            "accelerator", "node", "cluster", "model", "engine", "deployment", "pool", "transfer", "router",
            "admission",
            "cache", "tier", "offload", "onboard", "planner", "workload", "slo", "scenario", "experiment",
        ];
        Assert.That(kinds.Except(Catalog.Kinds.Select(kind => kind.Name)), Is.Empty);
    }

    [Test]
    public void Every_property_of_the_reference_is_known()
    {
        var missing = new List<string>();
        foreach (var (kind, cell) in Rows())
        {
            missing.AddRange(Missing(kind, cell));
        }

        TestContext.Out.WriteLine($"missing from the catalog: {string.Join(", ", missing)}");
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Every_enum_of_the_reference_has_its_members()
    {
        var section = Section("## 2. Enums");
        var missing = new List<string>();
        foreach (var entry in section.Split('·'))
        {
            var words = WordPattern().Matches(entry).Select(match => match.Value).ToArray();
            if (words is not [var name, .. var members] || name == "Format"
                || !Catalog.Enums.TryGetValue(name, out var type))
            {
                missing.AddRange(words.Take(1).Where(word => word != "Format"));
                continue;
            }

            missing.AddRange(members.Except(type.Members).Select(member => $"{name}.{member}"));
        }

        Assert.That(missing, Is.Empty);
    }

    private static IEnumerable<string> Missing(KindSchema kind, string cell)
    {
        var text = cell.Replace("`", string.Empty).Replace("*", string.Empty).Replace("!", string.Empty);
        if (kind.FindProperty(text.Trim()) is null && text.Contains('{', StringComparison.Ordinal))
        {
            var open = text.IndexOf('{', StringComparison.Ordinal);
            var word = WordPattern().Match(text).Value;
            if (NotProperties.Contains(word))
            {
                yield break;
            }

            if (kind.FindProperty(word) is not { } block)
            {
                yield return $"{kind.Name}.{word}";
                yield break;
            }

            foreach (var missing in block.Kind is { } inner ? Nested(inner, text[(open + 1)..].Split('}')[0]) : [])
            {
                yield return missing;
            }

            yield break;
        }

        foreach (var part in text.Split(',', '/'))
        {
            var word = WordPattern().Match(part).Value;
            if (word.Length > 0 && !NotProperties.Contains(word) && kind.FindProperty(word) is null)
            {
                yield return $"{kind.Name}.{word}";
            }
        }
    }

    private static IEnumerable<string> Nested(KindSchema kind, string body)
    {
        foreach (Match member in MemberPattern().Matches(body))
        {
            foreach (var word in member.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries))
            {
                if (!NotProperties.Contains(word) && kind.FindProperty(word) is null)
                {
                    yield return $"{kind.Name}.{word}";
                }
            }
        }
    }

    /// <summary>The first cells of the tables of section 1, with the kind they describe.</summary>
    private static IEnumerable<(KindSchema Kind, string Cell)> Rows()
    {
        KindSchema? kind = null;
        foreach (var line in Section("## 1. Kinds").Split('\n'))
        {
            if (line.StartsWith("### ", StringComparison.Ordinal))
            {
                kind = Catalog.Kinds.FirstOrDefault(candidate => candidate.Name == WordPattern().Match(line).Value);
            }
            else if (kind is not null && line.StartsWith("| ", StringComparison.Ordinal)
                && !line.StartsWith("| property", StringComparison.Ordinal)
                && !line.StartsWith("| member", StringComparison.Ordinal))
            {
                var cell = line.Split('|')[1];
                yield return (kind, cell.Replace("cache.", string.Empty));
            }
        }
    }

    private static string Section(string heading)
    {
        var path = Path.Combine(SharedFolder.Of("design"), "reference.md");
        var text = File.ReadAllText(path);
        var start = text.IndexOf(heading, StringComparison.Ordinal) + heading.Length;
        var end = text.IndexOf("\n## ", start, StringComparison.Ordinal);
        return text[text.IndexOf('\n', start)..end].Trim();
    }

    [GeneratedRegex("[A-Za-z_][A-Za-z_0-9]*")]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"(?<![A-Za-z0-9_])([a-z][a-z_0-9]*(?:\s*,\s*[a-z][a-z_0-9]*)*)\s*:")]
    private static partial Regex MemberPattern();
}

using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Hygiene;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Cli.Explaining;

/// <summary>
/// Everything there is to say about a diagnostic: what <c>explain</c> prints and the pages of the documentation hold.
/// </summary>
/// <param name="Descriptor">The diagnostic.</param>
/// <param name="Fails">A program that raises it; null where no file does.</param>
/// <param name="Passes">A program as alike as possible that does not.</param>
public sealed record Explanation(DiagnosticDescriptor Descriptor, string? Fails, string? Passes)
{
    private static readonly ImmutableArray<string> Stages =
    [
        "text", "names", "types and units", "phases and evaluation", "feasibility", "experiments", "workloads",
        "expectations", "hygiene", "code generation",
    ];

    /// <summary>The part of the compiler that raises it.</summary>
    public string Stage => Stages[Descriptor.Code[3] - '0'];

    /// <summary>How severe it is, and who can change that.</summary>
    public ImmutableArray<string> Severity
    {
        get
        {
            var code = Descriptor.Code;
            var word = Descriptor.Severity.ToString().ToLowerInvariant();
            if (SeveritySettings.IsFixed(Descriptor))
            {
                return ["Always an error: what is not understood or cannot fit cannot run."];
            }

            var first = Descriptor.Severity == Syntax.Diagnostics.Severity.Off
                ? $"Off by default. `check --strict` shows it as a remark; `--severity {code}=warning`, or "
                    + $"`{{ \"severities\": {{ \"{code}\": \"warning\" }} }}` in `dynosim.json`, switches it on."
                : $"By default: {word}. `--severity {code}=off` or `{{ \"severities\": {{ \"{code}\": \"off\" }} }}` "
                    + "in `dynosim.json` changes it (off, info, warning, error).";
            return
            [
                first,
                $"One line is excused by a comment with a reason, behind it or above it: `// dynosim: allow {code} "
                    + "because \"…\"`.",
            ];
        }
    }

    /// <summary>What is known of a diagnostic.</summary>
    public static Explanation Of(DiagnosticDescriptor descriptor) =>
        new(descriptor, Example(descriptor, "fails"), Example(descriptor, "passes"));

    private static string? Example(DiagnosticDescriptor descriptor, string name)
    {
        using var content = typeof(Explanation).Assembly.GetManifestResourceStream(
            $"diagnostics/{descriptor.Code}/{name}.dyno");
        if (content is null)
        {
            return null;
        }

        using var reader = new StreamReader(content);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n');
    }
}

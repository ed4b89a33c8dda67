using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DynoSim.Lang.Architecture.Rules;

/// <summary>Rules that keep tests able to fail.</summary>
internal static class TestRules
{
    private static readonly string[] Attributes = ["Ignore", "Explicit"];
    private static readonly string[] Verdicts = ["Pass", "Inconclusive"];

    /// <summary>Tests that never run, or pass without having looked.</summary>
    public static IEnumerable<Finding> Switches(SourceFile file)
    {
        foreach (var node in file.Syntax.DescendantNodes())
        {
            if (node is AttributeSyntax attribute && Attributes.Contains(attribute.Name.ToString()))
            {
                yield return file.Finding(
                    node, $"`[{attribute.Name}]` switches a test off", "mend it, or delete it with what it tested");
            }

            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } invocation
                && call.Expression.ToString() == "Assert")
            {
                if (Verdicts.Contains(call.Name.ToString()))
                {
                    yield return file.Finding(node, $"`{call}` passes without looking", "assert something");
                }

                if (call.Name.ToString() == "Ignore" && invocation.ArgumentList.Arguments.Count == 0)
                {
                    yield return file.Finding(node, "the test is skipped without a reason", "say what is missing");
                }
            }
        }
    }
}

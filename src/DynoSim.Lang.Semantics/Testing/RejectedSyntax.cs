using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Checks;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Testing;

/// <summary>
/// Findings of the parser inside a fragment of <c>reject</c>. They are the fragment's like any other: no fault of the
/// file where its code is what the test expects. A brace that is missing is not inside anything and stays one.
/// </summary>
internal static class RejectedSyntax
{
    /// <summary>
    /// Judges the fragments of the entry file and adds what is wrong; a fault of the syntax that the test does not
    /// expect is told as such, at its own place.
    /// </summary>
    public static void Judge(Compilation home, Module entry, Binder binder, DiagnosticBag bag)
    {
        var fragments = new RejectedFragments(home);
        foreach (var test in entry.Tests)
        {
            foreach (var reject in TestBlocks.Bind(test, entry, binder).Statements.OfType<RejectStatement>())
            {
                var own = Of(reject.Body, entry).ToArray();
                if (own.Any(found => found.Severity == Severity.Error && found.Descriptor.Code != reject.Code.Text)
                    || IsOpen(reject.Body))
                {
                    continue;
                }

                bag.RemoveAll(own.Contains);
                if (fragments.Judge(reject).Finding is { } finding)
                {
                    bag.Add(finding);
                }
            }
        }
    }

    /// <summary>Takes back what is wrong inside the fragments of a file that somebody else judges, or nobody.</summary>
    public static void Forget(Module module, DiagnosticBag bag)
    {
        var own = module.Tests.SelectMany(test => test.DescendantNodes().OfType<RejectSyntax>())
            .SelectMany(reject => Of(reject.Body, module)).ToHashSet();
        if (own.Count > 0)
        {
            bag.RemoveAll(own.Contains);
        }
    }

    private static IEnumerable<Diagnostic> Of(BlockSyntax body, Module module) => IsOpen(body)
        ? []
        : module.Tree.Diagnostics.Where(found => found.Span.Start >= body.Open.Span.End
            && found.Span.End <= body.Close.Span.Start);

    private static bool IsOpen(BlockSyntax body) => body.Open.IsMissing || body.Close.IsMissing;
}

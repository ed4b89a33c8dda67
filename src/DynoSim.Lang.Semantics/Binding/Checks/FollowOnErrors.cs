using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Semantics.Binding.Checks;

/// <summary>
/// Findings about what a syntax error has left over: a member whose text was guessed at means nothing for sure. And
/// about what one has cut off: of <c>fixed { prefill = 20ms }</c> only the name is left, and that
/// it is not called is no news beside the brace.
/// </summary>
internal static class FollowOnErrors
{
    public static void Remove(DiagnosticBag diagnostics, IReadOnlyList<Module> modules)
    {
        foreach (var module in modules)
        {
            if (!module.Tree.Doubts.IsEmpty)
            {
                diagnostics.RemoveAll(found => ReferenceEquals(found.Source, module.Source)
                    && !module.Tree.Diagnostics.Contains(found)
                    && IsAboutMeaning(found.Descriptor)
                    && module.Tree.Doubts.Any(doubt =>
                        doubt.Start <= found.Span.Start && found.Span.End <= doubt.End));
            }

            var cuts = module.Tree.Diagnostics
                .Where(found => ReferenceEquals(found.Descriptor, Descriptors.UnexpectedToken))
                .Where(found => Opens(found, module.Source))
                .Select(found => LastCharacter(module.Source, found.Span.Start))
                .ToHashSet();
            if (cuts.Count > 0)
            {
                diagnostics.RemoveAll(found => ReferenceEquals(found.Source, module.Source)
                    && !module.Tree.Diagnostics.Contains(found)
                    && cuts.Contains(found.Span.End));
            }
        }
    }

    /// <summary>Which names a file has is known however the rest of their declarations reads.</summary>
    private static bool IsAboutMeaning(DiagnosticDescriptor descriptor) =>
        descriptor != Descriptors.DuplicateDeclaration && descriptor != Descriptors.ShadowedName
        && descriptor != Descriptors.AmbiguousImport && descriptor != Descriptors.ImportNotFound
        && descriptor != Descriptors.ImportCycle;

    private static bool Opens(Diagnostic found, SourceText source) =>
        found.Span.Start < source.Text.Length && source.Text[found.Span.Start] is '{' or '(' or '[';

    private static int LastCharacter(SourceText source, int before)
    {
        while (before > 0 && char.IsWhiteSpace(source.Text[before - 1]))
        {
            before--;
        }

        return before;
    }
}

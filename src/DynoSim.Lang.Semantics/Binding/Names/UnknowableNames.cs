using DynoSim.Lang.Semantics.Binding.Scopes;

namespace DynoSim.Lang.Semantics.Binding.Names;

/// <summary>
/// Blocks whose names nobody can know because what they are about is missing, which is reported by itself: a planner
/// without <c>bounds</c> may name any pool, an experiment of no scenario any of its members.
/// </summary>
internal static class UnknowableNames
{
    /// <summary>Whether a place is in such a block.</summary>
    public static bool Are(Scope scope)
    {
        for (Scope? current = scope; current is not null; current = current.Outer)
        {
            if (current is ObjectScope { Type.Kind: { } kind } block)
            {
                return PlannerPools.AreUnknown(kind, block.Shape)
                    || (kind.HasSubject && block.Subject is null);
            }
        }

        return false;
    }
}

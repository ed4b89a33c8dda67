using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;

namespace DynoSim.Lang.Emit.Writing;

/// <summary>The lets of one policy as locals, each written once, where it is first needed.</summary>
internal sealed class LetWriter(CodeWriter code, ImmutableArray<BoundExpression> lets)
{
    private readonly HashSet<int> _written = [];

    /// <summary>Writes those lets that some expressions need, are wanted here and are not written yet.</summary>
    public void Write(ImmutableArray<BoundExpression> roots, Func<BoundExpression, bool> isWanted)
    {
        var names = Names(roots);
        foreach (var index in roots.SelectMany(root => PolicyReads.Lets(root, lets)).Distinct().Order())
        {
            var let = lets[index];
            if (isWanted(let) && _written.Add(index))
            {
                code.Mapped(
                    let.Location, $"{ExpressionWriter.TypeOf(let)} {names[index]} = {ExpressionWriter.Write(let)};");
            }
        }
    }

    private Dictionary<int, string> Names(ImmutableArray<BoundExpression> roots) => roots
        .Concat(lets)
        .SelectMany(PolicyReads.Within)
        .OfType<BoundPolicyLet>()
        .DistinctBy(let => let.Index)
        .ToDictionary(let => let.Index, let => ExpressionWriter.LetName(let.Index, let.Name));
}

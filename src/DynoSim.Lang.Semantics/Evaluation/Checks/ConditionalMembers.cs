using System.Runtime.CompilerServices;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Evaluation.Checks;

/// <summary>Members that are needed, or not, because of others.</summary>
internal static class ConditionalMembers
{
    /// <summary>Whether a required property may be left out of this object.</summary>
    public static bool MayLack(EntityValue entity, PropertySchema property) => (entity.Kind?.Name, property.Name) switch
    {
        ("deployment", "model") => entity.Blocks("pool") is { IsEmpty: false } pools
            && pools.All(pool => pool.IsSet("model")),
        ("cluster", "node" or "nodes") => !entity.Blocks("group").IsEmpty,
        _ => false,
    };

    /// <summary>What this object needs beside its required properties, and why.</summary>
    public static IEnumerable<(string What, string Why)> Missing(EntityValue entity, HashSet<string> forgiven)
    {
        foreach (var property in entity.Kind?.Properties ?? [])
        {
            if (property.Role == PropertyRole.NamedBlocks
                && property.Member?.IsDefined(typeof(RequiredMemberAttribute), inherit: false) == true
                && !forgiven.Contains(property.Name)
                && entity.Blocks(property.Name).IsEmpty)
            {
                yield return ($"a `{property.Name}`", property.Doc);
            }
        }

        if (entity.Kind?.Name == "deployment" && !entity.IsSet("transfer") && !forgiven.Contains("transfer")
            && HasRole(entity, "prefill") && HasRole(entity, "decode"))
        {
            yield return ("a `transfer`", "A prefill and a decode pool are joined by a transfer of KV blocks.");
        }

        if (entity.Kind?.Name == "workload")
        {
            foreach (var missing in WorkloadMembers(entity, forgiven))
            {
                yield return missing;
            }
        }
    }

    private static IEnumerable<(string What, string Why)> WorkloadMembers(
        EntityValue workload, HashSet<string> forgiven)
    {
        var isGenerated = !workload.IsSet("source") && workload.Blocks("class").IsEmpty && !workload.IsSet("session");
        if (isGenerated && !workload.IsSet("input") && !forgiven.Contains("input"))
        {
            yield return ("`input`", "A generated workload says how long prompts are.");
        }

        if (isGenerated && !workload.IsSet("output") && !forgiven.Contains("output"))
        {
            yield return ("`output`", "A generated workload says how long answers are.");
        }

        if (!workload.IsSet("source") && !workload.IsSet("arrivals") && !workload.IsSet("concurrency")
            && !forgiven.Contains("arrivals") && !forgiven.Contains("concurrency") && !forgiven.Contains("source"))
        {
            yield return ("`arrivals`, `concurrency` or `source`", "Something says when requests come.");
        }
    }

    private static bool HasRole(EntityValue deployment, string role) =>
        deployment.Blocks("pool").Any(pool => pool.Get("role") is EnumValue { Member: var member } && member == role);
}

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>Which params and lets of blocks are mentioned.</summary>
internal static class LocalUses
{
    public static void Note(LayerMember member)
    {
        switch (member)
        {
            case LocalLet let:
                let.IsUsed = true;
                break;
            case LocalParam param:
                param.IsUsed = true;
                break;
        }
    }
}

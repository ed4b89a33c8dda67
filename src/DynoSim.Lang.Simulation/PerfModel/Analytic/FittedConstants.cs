namespace DynoSim.Lang.Simulation.PerfModel.Analytic;

/// <summary>A fit with the accelerator and the kernel variant it was made for.</summary>
internal readonly record struct FitEntry<TFit>(string System, string Key, TFit Fit);

/// <summary>
/// The fitted constants and where to borrow where there are none. Computed from the performance tables of
/// ai-dynamo/aiconfigurator (see NOTICE); the data half is generated.
/// </summary>
internal static partial class FittedConstants
{
    /// <summary>Rows of a query or token tile.</summary>
    public const int TileRows = 128;

    /// <summary>Streaming multiprocessors: tiles that run at once.</summary>
    public static int Multiprocessors(string? system) => system switch
    {
        "a100_sxm" or "a100_pcie" => 108,
        "a30" => 56,
        "l4" => 58,
        "l40s" => 142,
        "h100_pcie" => 114,
        "b200_sxm" or "b300_sxm" or "gb200" or "gb300" => 148,
        "rtx_pro_6000_server" => 188,
        _ => 132,
    };

    /// <summary>The accelerators to take constants from, nearest first, the named one included.</summary>
    public static string[] Lineage(string system) => system switch
    {
        "a100_sxm" => ["a100_sxm", "h100_sxm"],
        "a100_pcie" or "a30" => [system, "a100_sxm", "h100_sxm"],
        "h100_sxm" => ["h100_sxm", "h200_sxm"],
        "h100_pcie" => [system, "h100_sxm", "h200_sxm"],
        "h200_sxm" => ["h200_sxm", "h100_sxm"],
        "b200_sxm" => ["b200_sxm", "gb200"],
        "b300_sxm" => [system, "b200_sxm", "gb200"],
        "gb200" => ["gb200", "b200_sxm"],
        "gb300" => [system, "gb200", "b200_sxm"],
        "l40s" => ["l40s", "h100_sxm"],
        "l4" => [system, "l40s", "h100_sxm"],
        "rtx_pro_6000_server" => [system, "l40s", "b200_sxm"],
        _ => [],
    };
}

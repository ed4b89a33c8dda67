using BenchmarkDotNet.Running;
using DynoSim.Lang.Bench.Comparison;

if (args is ["compare", .. var rest])
{
    return Compare.Run(rest);
}

BenchmarkSwitcher.FromAssembly(typeof(Compare).Assembly).Run(args);
return 0;

using System.Collections.Immutable;
using System.Globalization;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.PerfModel.Analytic;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>What takes memory on one GPU beside the KV cache, per backend.</summary>
internal sealed class MemoryModel(ModelOptions model, ParallelShape shape, EngineOptions engine)
{
    private const double MiB = 1L << 20;
    private const double RuntimeBytes = 3584 * MiB;
    private const double ExchangeBytesOfTwo = 342 * MiB;
    private const double ExchangeBytesOfMore = 392 * MiB;
    private const long LatentWorkspaceTile = 128;

    private bool IsSglang => engine.Backend == Backend.Sglang;

    public double WeightBytes { get; } = RankWeights.Bytes(model, shape);

    public ImmutableArray<KvBudgetLine> Lines(AcceleratorOptions accelerator)
    {
        var fraction = engine.MemoryFraction;
        var taken = Taken();
        var memory = accelerator.Memory;
        if (engine.Backend != Backend.Trtllm)
        {
            var share = new KvBudgetLine("memory", memory * fraction, $"{Percent(fraction)} of {Gib(memory)}");
            return [share, .. taken];
        }

        // TensorRT-LLM takes its fraction of what is left, so the rest of it stays unused.
        var free = memory + taken.Sum(line => line.Bytes);
        var left = -(1 - fraction) * Math.Max(0, free);
        var unused = new KvBudgetLine("unused", left, $"{Percent(fraction)} of the free memory");
        return [new KvBudgetLine("memory", memory, Gib(memory)), .. taken, unused];
    }

    private ImmutableArray<KvBudgetLine> Taken()
    {
        var lines = ImmutableArray.CreateBuilder<KvBudgetLine>();
        lines.Add(new KvBudgetLine("weights", -WeightBytes, WeightDetail()));
        lines.Add(Activations());
        if (shape.Tp > 1)
        {
            var exchange = shape.Tp == 2 ? ExchangeBytesOfTwo : ExchangeBytesOfMore;
            lines.Add(new KvBudgetLine("collectives", -exchange, Text($"{exchange / MiB:0}MiB for tp {shape.Tp}")));
        }

        var runtime = RuntimeBytes * (IsSglang ? 1.2 : 1);
        lines.Add(new KvBudgetLine("runtime", -runtime, Text($"{runtime / MiB:0}MiB of context, kernels and buffers")));
        if (engine.Graphs is { Memory: > 0 } graphs)
        {
            lines.Add(new KvBudgetLine("graphs", -graphs.Memory, "captured CUDA graphs"));
        }

        return lines.ToImmutable();
    }

    private KvBudgetLine Activations()
    {
        var width = model.Heads * (model.HeadDim + (model.IsMla ? model.Attention.RopeDim ?? 0 : 0));
        var factor = ActivationFactor();
        var least = (IsSglang ? 90 : 70) * MiB;
        var bytes = Math.Max(2.0 * engine.MaxBatchedTokens * width * factor, least) * (IsSglang ? 1.15 : 1);
        if (model is { IsMla: true, Moe: { } moe })
        {
            bytes += 4.0 * engine.MaxBatchedTokens * model.Hidden * shape.Dp * moe.Experts * moe.Active
                / shape.Ep / LatentWorkspaceTile;
        }

        return new KvBudgetLine(
            "activations",
            -bytes,
            Text($"{engine.MaxBatchedTokens} tok x {width} x 2B x {factor}"));
    }

    private double ActivationFactor()
    {
        var step = shape.Tp >= 8 ? 3 : shape.Tp >= 4 ? 2 : shape.Tp >= 2 ? 1 : 0;
        ReadOnlySpan<double> wide = IsSglang ? [28, 17, 13, 13] : [22, 13, 10, 10];
        ReadOnlySpan<double> dense = IsSglang ? [14, 8.5, 6.5, 6.5] : [11, 6.5, 5, 5];
        return model.IsMla || model.Moe is not null ? wide[step] : dense[step];
    }

    private string WeightDetail()
    {
        var spread = shape.Pp > 1 ? Text($"tp {shape.Tp}, pp {shape.Pp}") : Text($"tp {shape.Tp}");
        var experts = model.Moe is null ? string.Empty : Text($", ep {shape.Ep}");
        var size = Gigabytes(model.WeightBytes);
        return Text($"{model.Parameters / 1e9:0.00}e9 parameters, {size} over {spread}{experts}");
    }

    private static string Gigabytes(double bytes) => KvBudget.Gigabytes(bytes);

    private static string Gib(double bytes) => Text($"{bytes / (1L << 30):0.##}GiB");

    private static string Percent(double ratio) => Text($"{ratio * 100:0.##}%");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

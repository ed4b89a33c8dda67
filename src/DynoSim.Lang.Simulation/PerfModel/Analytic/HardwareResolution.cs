using System.Collections.Immutable;

namespace DynoSim.Lang.Simulation.PerfModel.Analytic;

/// <summary>The peaks and links a replica's kernels need, or what the node lacks for them.</summary>
internal sealed record HardwareResolution(Hardware? Hardware, ImmutableArray<TimingProblem> Problems)
{
    public static HardwareResolution Resolve(ModelOptions model, NodeOptions node, ParallelShape shape)
    {
        var problems = ImmutableArray.CreateBuilder<TimingProblem>();
        var accelerator = node.Accelerator;
        var body = Peak(accelerator, model, model.BodyWeights, problems);
        var experts = model.Moe is null || model.ExpertWeights == model.BodyWeights
            ? body
            : Peak(accelerator, model, model.ExpertWeights, problems);
        var group = shape.Tp * shape.Dp;
        var spansNodes = group > node.Gpus;
        var stagesShareNode = shape.Gpus <= node.Gpus;
        var scaleUp = Link(node, "scale_up") ?? Link(node, "pcie");
        var scaleOut = Link(node, "scale_out");
        if (scaleUp is null && group > 1 && node.Gpus > 1)
        {
            problems.Add(NoLink(node, "scale_up", $"{group} GPUs of a replica exchange activations inside a node"));
        }

        if (scaleOut is null && (spansNodes || (shape.Pp > 1 && !stagesShareNode)))
        {
            problems.Add(NoLink(node, "scale_out", $"a replica of {shape.Gpus} GPUs spans nodes of {node.Gpus}"));
        }

        if (problems.Count > 0)
        {
            return new HardwareResolution(null, problems.ToImmutable());
        }

        // Latent attention was fitted against the fp8 peak for 4-bit weights.
        var latent = model.BodyWeights is Precision.Fp4 or Precision.Nvfp4 ? accelerator.Compute.Fp8 ?? body : body;
        return new HardwareResolution(
            new Hardware
            {
                Bandwidth = accelerator.MemoryBw,
                PeakBf16 = accelerator.Compute.Bf16,
                PeakBody = body,
                PeakLatent = latent,
                PeakExperts = experts,
                GpusPerNode = node.Gpus,
                ScaleUpBandwidth = scaleUp ?? double.PositiveInfinity,
                ScaleOutBandwidth = scaleOut ?? double.PositiveInfinity,
                ScaleOutLatencySeconds = node.FindLink("scale_out")?.Latency.Seconds ?? 0,
                StagesShareNode = stagesShareNode,
            },
            []);
    }

    private static double? Link(NodeOptions node, string name) =>
        node.FindLink(name) is { } link ? link.Bandwidth * link.Efficiency : null;

    private static double Peak(
        AcceleratorOptions accelerator,
        ModelOptions model,
        Precision precision,
        ImmutableArray<TimingProblem>.Builder problems)
    {
        var compute = accelerator.Compute;
        var (peak, name) = precision switch
        {
            Precision.Fp8 or Precision.Fp8Block => (compute.Fp8, "fp8"),
            Precision.Fp4 or Precision.Nvfp4 => (compute.Fp4, "fp4"),
            _ => (compute.Bf16, "bf16"),
        };
        if (peak is null)
        {
            problems.Add(new TimingProblem(
                TimingProblemKind.AbsentPeak,
                $"`{accelerator.Name}` states no `compute.{name}`, which the weights of `{model.Name}` need"));
        }

        return peak ?? compute.Bf16;
    }

    private static TimingProblem NoLink(NodeOptions node, string link, string why) =>
        new(TimingProblemKind.NoLink, $"`{node.Name}` has no link `{link}`, but {why}");
}

using System.Collections.Immutable;

namespace DynoSim.Lang.Simulation.PerfModel.Analytic;

/// <summary>
/// Chooses the constants for a model on an accelerator. What was not measured there is borrowed from its nearest
/// sibling or taken from the generic roofline, and each such step leaves a note.
/// </summary>
internal sealed class FitSelection
{
    private static readonly EfficiencyOptions Unfitted = new();

    private readonly ImmutableArray<string>.Builder _notes = ImmutableArray.CreateBuilder<string>();
    private readonly string _system;
    private readonly string[] _lineage;

    private FitSelection(string system)
    {
        _system = system;
        _lineage = FittedConstants.Lineage(system);
    }

    /// <summary>The constants, and a note for everything that was not fitted on the accelerator itself.</summary>
    /// <param name="accelerator">The accelerator, whose stated efficiency switches the fit off.</param>
    /// <param name="model">The model.</param>
    /// <param name="groupInNode">GPUs of a tensor-parallel group that share a node.</param>
    public static (KernelConstants Constants, ImmutableArray<string> Notes) For(
        AcceleratorOptions accelerator,
        ModelOptions model,
        long groupInNode)
    {
        if (accelerator.Efficiency is { } efficiency)
        {
            return (GenericConstants.All(efficiency),
                [$"`{accelerator.Name}` states its efficiency, so the fitted constants are not used"]);
        }

        if (accelerator.Fit is not { } fit || FittedConstants.Lineage(fit).Length == 0)
        {
            var name = accelerator.Fit ?? accelerator.Name;
            return (GenericConstants.All(Unfitted),
                [$"no fitted constants for `{name}`: generic roofline, 70% of compute, 80% of memory"]);
        }

        var selection = new FitSelection(fit);
        return (selection.Choose(model, groupInNode), selection._notes.ToImmutable());
    }

    private KernelConstants Choose(ModelOptions model, long groupInNode)
    {
        var heads = model.HeadDim <= 64 ? "hd64" : "hd128";
        var cache = Name(model.KvDtype is Precision.Bf16 ? Precision.Bf16 : Precision.Fp8);
        ReadOnlySpan<string> attention = [$"{heads}|{cache}", $"hd128|{cache}", $"{heads}|bf16", "hd128|bf16"];
        var body = Name(model.BodyWeights);
        var generic = GenericConstants.All(Unfitted);
        if (!model.IsMla && model.HeadDim is not (64 or 128))
        {
            _notes.Add($"attention with heads of {model.HeadDim} uses the constants of {heads[2..]}");
        }

        return new KernelConstants
        {
            Body = Pick(FittedConstants.Gemm, [body, "bf16"], "matrix products", generic.Body),
            Bf16 = Pick(FittedConstants.Gemm, ["bf16"], "matrix products", generic.Bf16),
            PrefillAttention = model.IsMla
                ? generic.PrefillAttention
                : Pick(FittedConstants.PrefillAttention, attention, "prefill attention", generic.PrefillAttention),
            DecodeAttention = model.IsMla
                ? generic.DecodeAttention
                : Pick(FittedConstants.DecodeAttention, attention, "decode attention", generic.DecodeAttention),
            AllReduce = groupInNode < 2
                ? generic.AllReduce
                : Pick(FittedConstants.AllReduce, [GroupKey(groupInNode)], "all-reduce", generic.AllReduce),
            Moe = model.Moe is null
                ? generic.Moe
                : Pick(FittedConstants.Moe, [Name(model.ExpertWeights), "bf16"], "experts", generic.Moe),
            MlaPrefill = Latent(model, "context", cache, generic.MlaPrefill),
            MlaDecode = Latent(model, "generation", cache, generic.MlaDecode),
            ElementwiseUs = 3,
            PrefillExtraUs = model.IsMla ? 0 : model.QkNorm ? 39.6 : 13.2,
            ElementwiseMemory = 0.8,
            Multiprocessors = FittedConstants.Multiprocessors(_system),
        };
    }

    private MlaFit Latent(ModelOptions model, string phase, string cache, MlaFit generic)
    {
        if (!model.IsMla)
        {
            return generic;
        }

        var weights = Name(model.BodyWeights);
        var nearest = weights == "fp8" ? "fp8_block" : weights;
        return Pick(
            FittedConstants.Mla,
            [$"{phase}|{weights}|{cache}", $"{phase}|{nearest}|{cache}", $"{phase}|bf16|{cache}"],
            "latent attention",
            generic);
    }

    private TFit Pick<TFit>(FitEntry<TFit>[] entries, ReadOnlySpan<string> keys, string what, TFit generic)
    {
        foreach (var system in _lineage)
        {
            foreach (var key in keys)
            {
                foreach (var entry in entries)
                {
                    if (entry.System != system || entry.Key != key)
                    {
                        continue;
                    }

                    if (system != _system || key != keys[0])
                    {
                        Note($"{what} ({keys[0]}) on `{_system}` use the constants of `{system}` ({key})");
                    }

                    return entry.Fit;
                }
            }
        }

        Note($"{what} ({keys[0]}) on `{_system}` use the generic roofline");
        return generic;
    }

    private void Note(string text)
    {
        if (!_notes.Contains(text))
        {
            _notes.Add(text);
        }
    }

    private static string GroupKey(long group) => group <= 2 ? "2" : group <= 4 ? "4" : "8";

    private static string Name(Precision precision) => precision switch
    {
        Precision.Bf16 => "bf16",
        Precision.Fp8 => "fp8",
        Precision.Fp8Block => "fp8_block",
        Precision.Fp4 or Precision.Nvfp4 => "nvfp4",
        Precision.Int4 => "int4",
        Precision.Mxfp4 => "mxfp4",
        _ => "int8",
    };
}

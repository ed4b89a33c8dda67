namespace DynoSim.Lang.Simulation.PerfModel.Analytic;

/// <summary>The sizes of a model on one rank.</summary>
internal readonly record struct ModelSizes
{
    public ModelSizes(ModelOptions model, ParallelShape shape)
    {
        Layers = model.Layers;
        DenseLayers = model.DenseLayers;
        WindowLayers = model.WindowLayers;
        Window = model.WindowLayers > 0 ? model.Attention.Window : null;
        Hidden = model.Hidden;
        Heads = Share(model.Heads, shape.Tp);
        KvHeads = Share(model.KvHeads, shape.Tp);
        HeadWidth = model.HeadDim;
        FeedForward = Share(model.Intermediate, shape.Tp);
        Vocabulary = Share(model.Vocab, shape.Tp);
        KvBytes = Precisions.BytesOf(model.KvDtype);
        Precision = model.BodyWeights;
        ExpertPrecision = model.ExpertWeights;
        Experts = model.Moe?.Experts ?? 0;
        ActiveExperts = model.Moe?.Active ?? 0;
        ExpertWidth = model.Moe?.Intermediate ?? 0;
        SharedWidth = Share((model.Moe?.Shared ?? 0) * ExpertWidth, shape.Tp);
        Imbalance = model.Moe?.Imbalance ?? 1;
        ExpertGroups = shape.Ep;
        ExpertTp = shape.MoeTp;
        LatentWidth = model.Attention.KvLora ?? 0;
        RotaryWidth = model.Attention.RopeDim ?? 0;
        QueryLatent = model.Attention.QLora;
        ValueWidth = model.Attention.ValueDim ?? model.HeadDim;
    }

    public long Layers { get; }

    public long DenseLayers { get; }

    public long WindowLayers { get; }

    public long? Window { get; }

    public long Hidden { get; }

    public long Heads { get; }

    public long KvHeads { get; }

    public long HeadWidth { get; }

    public long FeedForward { get; }

    public long Vocabulary { get; }

    public double KvBytes { get; }

    public Precision Precision { get; }

    public Precision ExpertPrecision { get; }

    public long Experts { get; }

    public double ActiveExperts { get; }

    public long ExpertWidth { get; }

    public long SharedWidth { get; }

    public double Imbalance { get; }

    public long ExpertGroups { get; }

    public long ExpertTp { get; }

    public long LatentWidth { get; }

    public long RotaryWidth { get; }

    public long? QueryLatent { get; }

    public long ValueWidth { get; }

    /// <summary>Width of a query head of latent attention.</summary>
    public long QueryWidth => HeadWidth + RotaryWidth;

    private static long Share(long total, long ranks) => (total + ranks - 1) / ranks;
}

using System.Globalization;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.SimulationTests.Conformance;

namespace DynoSim.Lang.SimulationTests.PerfModel;

/// <summary>The measured and computed figures beside the repository, as options records.</summary>
internal sealed class PerfData
{
    private readonly Dictionary<string, Dictionary<string, string>> _systems;
    private readonly Dictionary<string, Dictionary<string, string>> _models;

    private PerfData(string folder)
    {
        _systems = Read(Path.Combine(folder, "gpu_specs.csv")).ToDictionary(row => row["system"]);
        _models = Read(Path.Combine(folder, "model_arch.csv"))
            .ToDictionary(row => row["model"].Split('/')[^1].Replace("Meta-", string.Empty));
        Steps = Read(Path.Combine(folder, "step_reference.csv"));
    }

    /// <summary>The accelerators, by the name of the system.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, string>> Systems => _systems;

    /// <summary>The checkpoints, each a row.</summary>
    public IEnumerable<Dictionary<string, string>> Models => _models.Values;

    /// <summary>Step latencies: op-sum, compact, roofline, generic.</summary>
    public IReadOnlyList<Dictionary<string, string>> Steps { get; }

    /// <summary>The data, or the test skipped with the reason.</summary>
    public static PerfData Load()
    {
        var folder = Path.Combine(Oracle.Shared, "perf");
        if (!Directory.Exists(folder))
        {
            Assert.Ignore($"The folder {folder} is not here.");
        }

        return new PerfData(folder);
    }

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public NodeOptions Node(string system, EfficiencyOptions? efficiency = null)
    {
        var row = _systems[system];
        double? Peak(string column) => Number(row[column]) is > 0 and var value ? value * 1e12 : null;
        return new NodeOptions
        {
            Gpus = (long)Number(row["gpus_per_node"]),
            Accelerator = new AcceleratorOptions
            {
                Name = system,
                Fit = system,
                Memory = Number(row["mem_gib"]) * (1L << 30),
                MemoryBw = Number(row["mem_bw_gbs"]) * 1e9,
                Compute = new ComputeOptions
                {
                    Bf16 = Number(row["bf16_tflops"]) * 1e12,
                    Fp8 = Peak("fp8_tflops"),
                    Fp4 = Peak("fp4_tflops"),
                },
                Efficiency = efficiency,
            },
            Links =
            [
                new LinkOptions { Name = "scale_up", Bandwidth = Number(row["intra_node_gbs"]) * 1e9 },
                new LinkOptions { Name = "scale_out", Bandwidth = Number(row["inter_node_gbs"]) * 1e9 },
            ],
        };
    }

    public ModelOptions Model(string name, string weights, string kv, string experts = "")
    {
        var row = _models[name];
        long Count(string column) => row[column].Length == 0 ? 0 : (long)Number(row[column]);
        var latent = Count("kv_lora_rank") > 0;
        return new ModelOptions
        {
            Name = name,
            Layers = Count("layers"),
            Hidden = Count("hidden"),
            Intermediate = Math.Max(1, Count("intermediate")),
            Vocab = Count("vocab"),
            Heads = Count("heads"),
            KvHeads = Count("kv_heads"),
            HeadDim = latent ? Count("qk_nope") : Count("head_dim"),
            Context = Count("max_pos"),
            Weights = Precision(weights),
            KvDtype = Precision(kv),
            QkNorm = Count("qk_norm") == 1,
            TiedEmbeddings = Count("tie_embed") == 1,
            Attention = new AttentionOptions
            {
                Kind = latent ? AttentionKind.Mla : Count("swa_layers") > 0 ? AttentionKind.Window : AttentionKind.Gqa,
                KvLora = latent ? Count("kv_lora_rank") : null,
                QLora = latent ? Count("q_lora_rank") : null,
                RopeDim = latent ? Count("qk_rope") : null,
                ValueDim = latent ? Count("v_head") : null,
                Window = Count("sliding_window") is > 0 and var window ? window : null,
                WindowLayers = Count("swa_layers") is > 0 and var layers ? layers : null,
            },
            Moe = Count("experts") == 0
                ? null
                : new MoeOptions
                {
                    Experts = Count("experts"),
                    Active = Count("topk"),
                    Shared = Count("shared_experts"),
                    Intermediate = Count("moe_intermediate"),
                    DenseLayers = Count("dense_layers"),
                    Weights = experts.Length == 0 ? null : Precision(experts),
                },
        };
    }

    /// <summary>Parameters as the data state them, in billions.</summary>
    public double Billions(string model) => Number(_models[model]["params_b"]);

    private static Precision Precision(string name) => name switch
    {
        "bfloat16" => Simulation.PerfModel.Precision.Bf16,
        "fp8" => Simulation.PerfModel.Precision.Fp8,
        "fp8_block" => Simulation.PerfModel.Precision.Fp8Block,
        "nvfp4" => Simulation.PerfModel.Precision.Nvfp4,
        _ => throw new ArgumentException(name),
    };

    private static List<Dictionary<string, string>> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split(',');
        return lines.Skip(1)
            .Select(line => header.Zip(Fields(line)).ToDictionary(pair => pair.First, pair => pair.Second))
            .ToList();
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var quoted = false;
        var start = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (i == line.Length || (line[i] == ',' && !quoted))
            {
                fields.Add(line[start..i].Trim('"'));
                start = i + 1;
            }
        }

        return fields;
    }
}

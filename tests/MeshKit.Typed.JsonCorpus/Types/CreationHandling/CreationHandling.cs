using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace MeshKit.Typed.JsonCorpus.CreationHandling;

public sealed class Part
{
    public int A { get; set; } = 1;

    public int B { get; set; } = 2;
}

[SyncJob("json.creationhandling.lists", AllowDuplicates = "corpus")]
public sealed class Lists
{
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public List<int> GetOnly { get; } = [1];

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public List<string> Settable { get; set; } = ["a"];

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Replace)]
    public List<int> Replaced { get; set; } = [2];

    public List<int> Plain { get; set; } = [3];
}

[SyncJob("json.creationhandling.collections", AllowDuplicates = "corpus")]
public sealed class Collections
{
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public HashSet<int> Set { get; } = [1];

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Queue<int> Queue { get; } = new([1]);

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public SortedSet<int> Sorted { get; } = [5];

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Collection<string> Collection { get; } = ["c"];

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public LinkedList<int> Linked { get; } = new([1, 2]);
}

[SyncJob("json.creationhandling.interfaces", AllowDuplicates = "corpus")]
public sealed class Interfaces
{
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public IList<int> List { get; } = new List<int> { 1 };

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public ICollection<int> Collection { get; } = new List<int> { 2 };

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public IDictionary<string, int> Dictionary { get; } = new Dictionary<string, int> { ["a"] = 1 };

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public ISet<int> Set { get; } = new HashSet<int> { 3 };
}

[SyncJob("json.creationhandling.dictionaries", AllowDuplicates = "corpus")]
public sealed class Dictionaries
{
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, int> ByText { get; } = new() { ["a"] = 1 };

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public SortedDictionary<int, string> Sorted { get; } = new() { [1] = "one" };

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<DayOfWeek, List<int>> Nested { get; set; } = new() { [DayOfWeek.Friday] = [5] };
}

[SyncJob("json.creationhandling.objects", AllowDuplicates = "corpus")]
public sealed class Objects
{
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Part GetOnly { get; } = new() { A = 5 };

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Part? Maybe { get; set; }

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public PartStruct Struct { get; set; } = new() { A = 7 };

    public Part Plain { get; set; } = new() { B = 9 };
}

public struct PartStruct
{
    public int A { get; set; }

    public int B { get; set; }
}

[SyncJob("json.creationhandling.type", AllowDuplicates = "corpus")]
[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
public sealed class WholeType
{
    public List<int> List { get; } = [1];

    public Part Part { get; } = new();

    public int[] Array { get; set; } = [1];

    public string Text { get; set; } = "t";

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Replace)]
    public List<int> Replaced { get; set; } = [2];
}

[SyncJob("json.creationhandling.type-replace", AllowDuplicates = "corpus")]
[JsonObjectCreationHandling(JsonObjectCreationHandling.Replace)]
public sealed class WholeTypeReplace
{
    public List<int> List { get; set; } = [1];

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public List<int> Populated { get; } = [1];
}

[SyncJob("json.creationhandling.nested", AllowDuplicates = "corpus")]
public sealed class NestedPopulation
{
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public WholeType Inner { get; } = new();

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, List<WholeType>> Map { get; } = [];
}

[SyncJob("json.creationhandling.field", AllowDuplicates = "corpus")]
public sealed class PopulatedField
{
    [JsonInclude]
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public List<int> Field = [1];
}

public class PopulatedBase
{
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public List<int> FromBase { get; } = [1];
}

[SyncJob("json.creationhandling.inherited", AllowDuplicates = "corpus")]
public sealed class InheritedPopulation : PopulatedBase
{
    public List<int> Own { get; set; } = [2];
}

using System.Text;

namespace MeshKit.Typed.JsonDifferential;

/// <summary>Damages documents: in their structure, in their values, in their bytes.</summary>
internal sealed class Mutator(Tape tape)
{
    private static readonly string[] WrongValues =
    [
        "null", "1", "\"\"", "true", "[]", "{}", "-1.5", "1e400", "99999999999999999999999999999999999999999", "\"x\"", "\"1\"", "false", "[null]", "[1,\"a\"]",
        "{\"a\":null}", "\"\\ud800\"", "\"\\u12\"", "\"\\x\"", "01", "+1", "1.", ".5", "1e", "nul", "NaN", "\"NaN\"", "\"Infinity\"", "-", "'a'", "\"\t\"", "[1,]",
        "{\"a\":1,}", "/* c */1", "{\"$id\":\"1\"}", "{\"$ref\":\"1\"}", "{\"$values\":[]}", "{\"$type\":\"x\"}", "{\"$type\":1}", "undefined", "\"2026-13-45\"", "128", "256",
        "32768", "65536", "2147483648", "9223372036854775808", "1.0", "1E2", "\"a,b\"", "[[[[[[]]]]]]", "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{}}}}}}",
    ];

    /// <summary>Changes a document in one or two places.</summary>
    public byte[] Damage(Node document)
    {
        for (var i = 1 + tape.Below(2); i > 0; i--)
            document = ChangeStructure(document);
        var bytes = Encoding.UTF8.GetBytes(document.ToString());
        return tape.OneIn(4) ? ChangeBytes(bytes) : bytes;
    }

    /// <summary>A document as it is, and with each of its members missing, null and given twice.</summary>
    public static IEnumerable<byte[]> EachMember(Func<Node> draw)
    {
        yield return Encoding.UTF8.GetBytes(draw().ToString());
        for (var i = 0; draw() is ObjectNode complete && i < complete.Members.Count; i++)
        {
            var (name, value) = complete.Members[i];
            foreach (var replacement in (Node[][])[[], [new RawNode("null")], [value, value]])
            {
                var changed = new ObjectNode();
                changed.Members.AddRange(complete.Members);
                changed.Members.RemoveAt(i);
                changed.Members.InsertRange(i, replacement.Select(node => (name, node)));
                yield return Encoding.UTF8.GetBytes(changed.ToString());
            }
        }
    }

    private Node ChangeStructure(Node root)
    {
        var places = new List<Place>();
        Find(root, places);
        if (places.Count == 0 || tape.OneIn(12))
            return new RawNode(tape.Pick(WrongValues));
        var place = places[tape.Below(places.Count)];
        if (place.Object is { } members)
            ChangeMember(members, place.Index);
        else
            ChangeItem(place.Array!, place.Index);
        return root;
    }

    private void ChangeMember(ObjectNode node, int index)
    {
        var (name, value) = node.Members[index];
        switch (tape.Below(12))
        {
            case 0:
                node.Members.RemoveAt(index);
                break;
            case 1:
                node.Members.Add((name, value));
                break;
            case 2:
                node.Members.Insert(index, (name, new RawNode(tape.Pick(WrongValues))));
                break;
            case 3:
                node.Members[index] = (name.ToUpperInvariant(), value);
                break;
            case 4:
                node.Members[index] = (name + "?", value);
                break;
            case 5:
                node.Members.Insert(tape.Below(node.Members.Count + 1), ("unknown", new RawNode(tape.Pick(ScalarTexts.OfUnknown))));
                break;
            case 6:
                // To the end: a discriminator there is not first.
                node.Members.RemoveAt(index);
                node.Members.Add((name, value));
                break;
            case 7:
                node.Members.Insert(0, (tape.Pick(Metadata), new RawNode(tape.Pick(MetadataValues))));
                break;
            default:
                node.Members[index] = (name, new RawNode(tape.Pick(WrongValues)));
                break;
        }
    }

    private static readonly string[] Metadata = ["$type", "$id", "$ref", "$values", "$kind", "kind"];

    private static readonly string[] MetadataValues = ["\"1\"", "\"x\"", "1", "null", "[]"];

    private void ChangeItem(ArrayNode node, int index)
    {
        switch (tape.Below(4))
        {
            case 0:
                node.Items.RemoveAt(index);
                break;
            case 1:
                node.Items.Add(node.Items[index]);
                break;
            default:
                node.Items[index] = new RawNode(tape.Pick(WrongValues));
                break;
        }
    }

    private byte[] ChangeBytes(byte[] bytes)
    {
        var at = bytes.Length == 0 ? 0 : (tape.Below(256) << 8 | tape.Below(256)) % bytes.Length;
        return tape.Below(9) switch
        {
            0 => bytes[..at],
            1 => [.. bytes, .. "]"u8],
            2 => [.. bytes, .. " {}"u8],
            3 => [.. "\uFEFF"u8, .. bytes],
            4 => [.. bytes[..at], 0xFF, .. bytes[at..]],
            5 => [.. bytes[..at], 0xC3, .. bytes[at..]],
            6 => [.. " \r\n\t"u8, .. bytes, .. "\n "u8],
            7 => [.. Enumerable.Repeat((byte)'[', 70), .. bytes],
            _ => [.. bytes[..at], .. bytes[(at + 1)..]],
        };
    }

    private static void Find(Node node, List<Place> places)
    {
        if (node is ObjectNode members)
        {
            for (var i = 0; i < members.Members.Count; i++)
            {
                places.Add(new Place(members, null, i));
                Find(members.Members[i].Value, places);
            }
        }
        else if (node is ArrayNode array)
        {
            for (var i = 0; i < array.Items.Count; i++)
            {
                places.Add(new Place(null, array, i));
                Find(array.Items[i], places);
            }
        }
    }

    private readonly record struct Place(ObjectNode? Object, ArrayNode? Array, int Index);
}

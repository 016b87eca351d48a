namespace MeshKit.Typed.Analyzers;

/// <summary>Names as words: <c>HTTPDraftId</c> is <c>http draft id</c>.</summary>
internal static class Words
{
    public static IReadOnlyList<string> Of(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var at = 0; at <= name.Length; at++)
        {
            if (at < name.Length && !StartsWord(name, at))
                continue;
            var word = name.Substring(start, at - start).Trim('_', '-', '.', ' ', '@');
            if (word.Length > 0)
                words.Add(word.ToLowerInvariant());
            start = at;
        }

        return words;
    }

    public static string Kebab(string name) => string.Join("-", Of(name));

    private static bool StartsWord(string name, int at)
    {
        if (at == 0)
            return false;
        var (before, here) = (name[at - 1], name[at]);
        if (!char.IsLetterOrDigit(here) || !char.IsLetterOrDigit(before))
            return true;
        if (!char.IsUpper(here))
            return false;

        // "draftId" splits before I; "HTTPServer" before S, the last capital of a run.
        return !char.IsUpper(before) || (at + 1 < name.Length && char.IsLower(name[at + 1]));
    }
}

using System.Collections.Frozen;

namespace MeshKit.Typed;

/// <summary>What a flush can run, and so what it may claim: handlers by kind. Immutable.</summary>
public sealed class SyncHandlers
{
    private readonly HandlerEntry[] _entries;
    private readonly FrozenDictionary<string, HandlerEntry> _byKind;
    private readonly HandlerEntry? _anyKind;

    private SyncHandlers(IEnumerable<HandlerEntry> entries, HandlerEntry? anyKind, Func<SyncScope>? scopes)
    {
        _entries = [.. entries];
        var byKind = new Dictionary<string, HandlerEntry>(StringComparer.Ordinal);
        foreach (var entry in _entries)
        {
            foreach (var kind in entry.Kinds)
            {
                if (!byKind.TryAdd(kind, entry))
                    throw new ArgumentException($"The kind \"{kind}\" has two handlers. A flush runs each job with one.", nameof(entries));
            }
        }

        _byKind = byKind.ToFrozenDictionary(StringComparer.Ordinal);
        _anyKind = anyKind;
        Scopes = scopes;
    }

    /// <summary>The kinds that have a handler of their own, the former ones of typed handlers among them.</summary>
    public IReadOnlyCollection<string> Kinds => _byKind.Keys;

    /// <summary>Whether an untyped handler takes every kind that has no handler of its own.</summary>
    public bool TakesOtherKinds => _anyKind is not null;

    internal Func<SyncScope>? Scopes { get; }

    /// <summary>One delegate for untyped jobs.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="kinds">The kinds that it takes, at any version; none for all that no other handler takes.</param>
    public static SyncHandlers Untyped(SyncJobDelegate handler, params string[] kinds) => Untyped(handler, (IReadOnlyCollection<string>)kinds);

    /// <summary>One delegate for untyped jobs.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="kinds">The kinds that it takes, at any version; none for all that no other handler takes.</param>
    public static SyncHandlers Untyped(SyncJobDelegate handler, IReadOnlyCollection<string> kinds)
    {
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(kinds);
        return kinds.Count == 0
            ? new SyncHandlers([], new UntypedHandlerEntry([], handler), null)
            : new SyncHandlers([new UntypedHandlerEntry([.. kinds], handler)], null, null);
    }

    /// <summary>One handler object, used for all attempts.</summary>
    /// <typeparam name="TPayload">The payload's type.</typeparam>
    /// <param name="type">The job, from the manifest.</param>
    /// <param name="handler">The handler.</param>
    public static SyncHandlers For<TPayload>(SyncJobType<TPayload> type, ISyncHandler<TPayload> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return For(type, new NoServices(), _ => handler);
    }

    /// <summary>A handler made for each attempt; generated code calls this.</summary>
    /// <typeparam name="TPayload">The payload's type.</typeparam>
    /// <param name="type">The job, from the manifest.</param>
    /// <param name="services">Where the handler's dependencies come from, unless <see cref="WithScopes"/> gives each attempt its own.</param>
    /// <param name="create">Makes the handler.</param>
    public static SyncHandlers For<TPayload>(
        SyncJobType<TPayload> type, IServiceProvider services, Func<IServiceProvider, ISyncHandler<TPayload>> create)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(create);
        return new SyncHandlers([new TypedHandlerEntry<TPayload>(type, services, create)], null, null);
    }

    /// <summary>Puts handlers together.</summary>
    /// <exception cref="ArgumentException">A kind has two handlers, or two untyped handlers take all other kinds.</exception>
    public static SyncHandlers Combine(params SyncHandlers[] handlers) => Combine((IReadOnlyCollection<SyncHandlers>)handlers);

    /// <summary>Puts handlers together.</summary>
    /// <exception cref="ArgumentException">A kind has two handlers, or two untyped handlers take all other kinds.</exception>
    public static SyncHandlers Combine(IReadOnlyCollection<SyncHandlers> handlers)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        var anyKind = handlers.Select(h => h._anyKind).OfType<HandlerEntry>().ToArray();
        if (anyKind.Length > 1)
            throw new ArgumentException("Two untyped handlers take all other kinds. Name the kinds of one of them.", nameof(handlers));
        var scopes = handlers.Select(h => h.Scopes).OfType<Func<SyncScope>>().Distinct().ToArray();
        if (scopes.Length > 1)
            throw new ArgumentException("The handlers have different scopes. Call WithScopes once, on the combined handlers.", nameof(handlers));
        return new SyncHandlers(handlers.SelectMany(h => h._entries), anyKind.SingleOrDefault(), scopes.SingleOrDefault());
    }

    /// <summary>The same handlers, with services of its own for each attempt.</summary>
    /// <param name="createScope">Called at the start of an attempt; the scope is disposed at its end.</param>
    public SyncHandlers WithScopes(Func<SyncScope> createScope)
    {
        ArgumentNullException.ThrowIfNull(createScope);
        return new SyncHandlers(_entries, _anyKind, createScope);
    }

    /// <summary>The same handlers, each wrapped, so that a test sees what they do.</summary>
    internal SyncHandlers Wrap(Func<HandlerEntry, HandlerEntry> wrap) =>
        new(_entries.Select(wrap), _anyKind is null ? null : wrap(_anyKind), Scopes);

    internal HandlerEntry? Find(string kind) => _byKind.GetValueOrDefault(kind) ?? _anyKind;

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}

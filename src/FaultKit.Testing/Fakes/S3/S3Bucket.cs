namespace FaultKit.Testing;

/// <summary>A bucket of a <see cref="FakeS3"/>; its objects in the order of their keys, as they are listed.</summary>
internal sealed class S3Bucket(string name)
{
    private readonly SortedDictionary<string, S3Object> _objects = new(StringComparer.Ordinal);

    public string Name => name;

    public IEnumerable<KeyValuePair<string, S3Object>> Objects => _objects;

    public S3Object? Find(string key) => _objects.GetValueOrDefault(key);

    public void Keep(string key, S3Object item) => _objects[key] = item;

    public bool Remove(string key) => _objects.Remove(key);
}

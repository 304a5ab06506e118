using Xunit.Sdk;
using Xunit.v3;

// Activities and metrics are heard by the whole process: one comparison at a time, or one would hear the other.
[assembly: Parallelization(Mode = ParallelMode.None)]

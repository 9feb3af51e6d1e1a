using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("OpenGov.Publications.Tests")]
[assembly: InternalsVisibleTo("OpenGov.Benchmarks")]

using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("OpenGov.Platform.Tests")]

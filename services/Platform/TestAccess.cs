using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("OpenGov.Platform.Tests")]
[assembly: InternalsVisibleTo("OpenGov.Testing.DocumentsWriter")]

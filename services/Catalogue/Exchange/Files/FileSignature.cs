namespace OpenGov.Catalogues.Exchange.Files;

/// <summary>What a file's first bytes say it is.</summary>
internal enum FileSignature
{
    /// <summary>No known signature: text, or anything.</summary>
    None,

    /// <summary>A zip archive, as xlsx is.</summary>
    Zip,

    /// <summary>An OLE compound file: xls, or an encrypted xlsx.</summary>
    Compound,
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace OpenGov.Departments.Accounts;

/// <summary>
/// Hashes of passwords and secrets as ASP.NET Core Identity writes them by default: PBKDF2 with HMAC-SHA512, a random salt each. A hash
/// names its rounds, so they can be raised without losing the old ones.
/// </summary>
public sealed class PasswordHashing
{
    /// <summary>Rounds of every hash that a service writes.</summary>
    public const int DefaultRounds = 100_000;

    private static readonly object NoUser = new();
    private readonly int rounds;
    private readonly PasswordHasher<object> hasher;
    private readonly Hidden nobodys;

    /// <summary>Hashes with <see cref="DefaultRounds"/>.</summary>
    public PasswordHashing() : this(DefaultRounds)
    {
    }

    /// <summary>Prepares the hash that stands in for accounts that do not exist.</summary>
    /// <param name="rounds">
    /// Rounds of new hashes, 1 or more. No setting leads here: fewer than the default are for tests only, whose thousands of sign-ins would
    /// do nothing but hash.
    /// </param>
    internal PasswordHashing(int rounds)
    {
        this.rounds = rounds;
        hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = rounds }));
        nobodys = Hash(RandomNumberGenerator.GetHexString(32));
    }

    /// <summary>Hashes a password.</summary>
    public Hidden Hash(string password) => new(hasher.HashPassword(NoUser, password));

    /// <summary>Whether the password is the hashed one. Without a hash the same work is done, and the answer is no.</summary>
    /// <param name="hash">The stored hash; null when there is no such account.</param>
    /// <param name="password">What was sent.</param>
    public bool Verify(Hidden? hash, string password)
    {
        var matches = hasher.VerifyHashedPassword(NoUser, (hash ?? nobodys).Reveal(), password) != PasswordVerificationResult.Failed;
        return matches && hash is not null;
    }

    /// <summary>
    /// Stands for a password where a request is identified for repetition: the same password and request give the same text, and
    /// guessing it is as slow as guessing the hash.
    /// </summary>
    /// <param name="password">The password.</param>
    /// <param name="requestId">The request's id, the salt.</param>
    public string Fingerprint(string password, string requestId) => Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes(requestId), rounds, HashAlgorithmName.SHA512, 32));
}

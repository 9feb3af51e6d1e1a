using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Documents;
using OpenGov.Publications.Snapshots;
using OpenGov.Testing;
using OpenGov.Testing.Storage;
using Xunit;
using Kept = OpenGov.Publications.Snapshots.Snapshot;
using Stored = OpenGov.Publications.Proofs.SnapshotProof;

namespace OpenGov.Publications.Tests.Service;

public abstract partial class PublicationServiceTests
{
    [Fact]
    public async Task A_snapshot_is_public_with_a_proof_that_anybody_can_verify()
    {
        catalogue.Desk.Publish(Care, items: 3);
        await CurrentAsync(Care, 1);

        var proof = await ProofAsync(Care, 1);
        var form = Encoding.UTF8.GetBytes(proof.CanonicalForm);
        Assert.Equal(proof.Hash, Convert.ToHexStringLower(SHA256.HashData(form)));
        Assert.Equal((await GetSnapshotAsync(Care, 1)).Items.Select(item => item.Id), proof.Items.Select(item => item.ItemId));
        var key = Assert.Single((await Publications.ListSnapshotKeysAsync(new(), cancellationToken: Stop)).Keys);
        Assert.Equal((proof.KeyId, true), (key.KeyId, key.Active));
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(key.PublicKey);
        Assert.True(ecdsa.VerifyData(form, proof.Signature.Span, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        Assert.Equal(new SnapshotVerification { Valid = true, Hash = proof.Hash }, await VerifyAsync(Care, 1));
        Assert.Equal(Contracts.Publication.V1.ProofFault.Noted, Assert.Single((await VerifyAsync(Care, 1, new('0', 64))).Problems).Fault);
        Assert.Equal(StatusCode.InvalidArgument, (await RefusedAsync(() => Publications.VerifySnapshotAsync(
            new() { CatalogueId = Care, Number = 1, NotedHash = "x" }, cancellationToken: Stop))).StatusCode);
        Assert.Equal(StatusCode.NotFound, (await RefusedAsync(() => Publications.GetSnapshotProofAsync(
            new() { CatalogueId = Care, Number = 2 }, cancellationToken: Stop))).StatusCode);
    }

    [Fact]
    public async Task Each_snapshot_names_the_one_before_also_over_one_that_was_withdrawn()
    {
        catalogue.Desk.Publish(Care);
        await CurrentAsync(Care, 1);
        catalogue.Desk.Publish(Care);
        await CurrentAsync(Care, 2);
        catalogue.Desk.Withdraw(Care);
        await GoneAsync(Care);
        catalogue.Desk.Publish(Care);
        await CurrentAsync(Care, 3);

        var (first, second, third) = (await ProofAsync(Care, 1), await ProofAsync(Care, 2), await ProofAsync(Care, 3));
        Assert.Equal((0, new string('0', 64)), (first.PreviousNumber, first.PreviousHash));
        Assert.Equal((1, first.Hash), (second.PreviousNumber, second.PreviousHash));
        Assert.Equal((2, second.Hash), (third.PreviousNumber, third.PreviousHash));
        // What was taken back gives nothing away from which its texts could be guessed.
        Assert.Equal((0, ""), (second.Items.Count, second.CanonicalForm));
        Assert.All(new[] { 1, 2, 3 }, number => Assert.True(VerifyAsync(Care, number).Result.Valid));
    }

    [Fact]
    public async Task A_change_of_what_is_stored_is_found_and_located()
    {
        catalogue.Desk.Publish(Care, items: 3);
        await CurrentAsync(Care, 1);
        catalogue.Desk.Publish(Care, items: 3);
        await CurrentAsync(Care, 2);

        await TamperAsync<SnapshotContent>(2, content =>
        {
            var table = Contracts.Publication.V1.Snapshot.Parser.ParseFrom(content.Items);
            table.Items[1].Content += "。";
            return content with { Items = Google.Protobuf.MessageExtensions.ToByteArray(table) };
        });
        var problem = Assert.Single((await VerifyAsync(Care, 2)).Problems);
        Assert.Equal((Contracts.Publication.V1.ProofFault.Item, 2), (problem.Fault, problem.ItemNumber));

        await TamperAsync<Kept>(1, snapshot => snapshot with { Title = "另一个标题" });
        Assert.Equal(
            [Contracts.Publication.V1.ProofFault.Snapshot, Contracts.Publication.V1.ProofFault.Signature],
            (await VerifyAsync(Care, 1)).Problems.Select(one => one.Fault));

        // Who also forges the hash cannot sign, and breaks the chain behind it.
        await TamperAsync<Stored>(1, proof => proof with { Hash = new('1', 64) });
        Assert.Contains(Contracts.Publication.V1.ProofFault.Chain, (await VerifyAsync(Care, 2)).Problems.Select(one => one.Fault));
    }

    [Fact]
    public async Task What_was_public_before_there_were_proofs_is_signed_at_the_next_start_oldest_first()
    {
        for (var number = 1; number <= 3; number++)
        {
            catalogue.Desk.Publish(Care);
            await CurrentAsync(Care, number);
        }

        // Stopped first: the service, still busy with its own start, could write one of them again.
        await StopAsync();
        var stored = new StoredDocuments(DocumentSettings(), "publication");
        foreach (var number in new[] { 1, 2, 3 })
        {
            await stored.DeleteAsync("snapshot-proofs", Kept.IdOf(Care, number));
        }

        await StartAsync();
        var third = await Eventually.That(() => ProofAsync(Care, 3), proof => proof.PreviousNumber == 2);
        Assert.Equal((await ProofAsync(Care, 2)).Hash, third.PreviousHash);
        Assert.True((await VerifyAsync(Care, 3)).Valid);
    }

    [Fact]
    public async Task A_key_of_the_configuration_signs_from_then_on_and_the_former_still_verifies()
    {
        catalogue.Desk.Publish(Care);
        await CurrentAsync(Care, 1);
        var own = (await ProofAsync(Care, 1)).KeyId;
        await StopAsync();

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, key.ExportPkcs8PrivateKeyPem(), Stop);
        try
        {
            await StartAsync(("Snapshots:SigningKey", file));
            catalogue.Desk.Publish(Care);
            await CurrentAsync(Care, 2);
            var configured = (await ProofAsync(Care, 2)).KeyId;
            Assert.NotEqual(own, configured);
            Assert.Equal(
                [(configured, true), (own, false)],
                (await Publications.ListSnapshotKeysAsync(new(), cancellationToken: Stop)).Keys.Select(one => (one.KeyId, one.Active)));
            Assert.True((await VerifyAsync(Care, 1)).Valid && (await VerifyAsync(Care, 2)).Valid);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task What_was_public_on_a_day_is_told_also_when_it_was_withdrawn_since()
    {
        var first = catalogue.Desk.Publish(Care);
        await CurrentAsync(Care, 1);
        catalogue.Desk.Publish(Care);
        await CurrentAsync(Care, 2);
        catalogue.Desk.Withdraw(Care);
        await GoneAsync(Care);

        var day = await Publications.GetPublicationAsOfAsync(new() { CatalogueId = Care, At = "2026-01-05" }, cancellationToken: Stop);
        Assert.Equal([1, 2], day.Periods.Select(period => period.Snapshot.Number));
        Assert.Equal((first.PublishTime, day.Periods[1].From), (day.Periods[0].From, day.Periods[0].Until));
        Assert.Equal(day.Periods[1].Snapshot.WithdrawTime, day.Periods[1].Until);
        Assert.Empty((await Publications.GetPublicationAsOfAsync(new() { CatalogueId = Care, At = "2026-01-06" }, cancellationToken: Stop)).Periods);
        Assert.Equal(StatusCode.InvalidArgument, (await RefusedAsync(() => Publications.GetPublicationAsOfAsync(
            new() { CatalogueId = Care, At = "gestern" }, cancellationToken: Stop))).StatusCode);
        Assert.Equal(StatusCode.NotFound, (await RefusedAsync(() => Publications.GetPublicationAsOfAsync(
            new() { CatalogueId = Schools, At = "2026-01-05" }, cancellationToken: Stop))).StatusCode);
    }

    private async Task<Contracts.Publication.V1.SnapshotProof> ProofAsync(string catalogueId, int number) =>
        await Publications.GetSnapshotProofAsync(new() { CatalogueId = catalogueId, Number = number }, cancellationToken: Stop);

    private async Task<SnapshotVerification> VerifyAsync(string catalogueId, int number, string notedHash = "") =>
        await Publications.VerifySnapshotAsync(new() { CatalogueId = catalogueId, Number = number, NotedHash = notedHash }, cancellationToken: Stop);

    private async Task TamperAsync<T>(int number, Func<T, T> change)
        where T : class
    {
        var documents = host!.Services.GetRequiredService<IDocuments<T>>();
        var stored = await documents.FindAsync(Kept.IdOf(Care, number), Stop);
        await documents.ReplaceAsync(stored!.Id, stored.Revision, change(stored.Value), Attached.Nothing, Stop);
    }
}
